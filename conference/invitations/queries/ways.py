"""How a guest can be reached, and on which days."""

from datetime import date, timedelta

from conference.core.languages import GERMAN
from conference.core.translated import Translated
from conference.directory.models import Organisation, Person
from conference.directory.states import ContactKind, PreferredChannel
from conference.invitations.states import Way

Guest = Person | Organisation

_FIRST = {
    PreferredChannel.LETTER: (Way.PAPER, Way.MAIL),
    PreferredChannel.PHONE: (Way.CALL,),
}


def name_of(guest: Guest) -> str:
    return guest.full_name if isinstance(guest, Person) else guest.name


def phone_of(guest: Guest) -> str:
    """The first number that somebody answers."""
    points = guest.points(ContactKind.PHONE, ContactKind.MOBILE)
    return points[0].value if points else ""


def way_to(guest: Guest) -> Way:
    """The way this guest wants, or else the next that works; who has no usable address is called."""
    possible = {
        Way.MAIL: bool(guest.working_email),
        Way.PAPER: guest.usable_address is not None,
        Way.CALL: bool(phone_of(guest)),
    }
    channel = guest.channel if isinstance(guest, Person) else PreferredChannel.ANY
    wished = _FIRST.get(channel, ())
    return next((way for way in (*wished, Way.MAIL, Way.PAPER) if possible[way]), Way.CALL)


def where_to(guest: Guest, way: Way) -> str:
    """The address this way leads to, as people read it."""
    if way is Way.MAIL:
        return guest.working_email
    if way is Way.PAPER:
        address = guest.usable_address
        return ", ".join(address.lines) if address else ""
    return phone_of(guest)


def language_for(guest: Guest, text: Translated) -> str:
    """The first language of the guest that we have words in, else German."""
    return next((code for code in guest.languages if code in text), GERMAN)


def next_day_for(guest: Guest, today: date) -> date | None:
    """The next day, today included, on which the guest wants letters; None: there is none."""
    never = set(guest.never_on) if isinstance(guest, Person) else set()
    days = (today + timedelta(days=ahead) for ahead in range(7))
    return next((day for day in days if str(day.isoweekday()) not in never), None)
