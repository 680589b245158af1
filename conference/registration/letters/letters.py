"""One function per letter."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from flask import render_template
from flask_babel import force_locale

from conference.core import clock
from conference.core.events import Change
from conference.core.languages import LANGUAGES, direction_of, speaking
from conference.mail.outbox import File, post
from conference.programme.queries import latest_release
from conference.registration import queries
from conference.registration.appointments import TAKES_BACK, Left
from conference.registration.letters.forums import forums_file, told_forums_file
from conference.registration.letters.posting import (
    NO_FILES,
    Link,
    address_of,
    by_reader,
    calendar_of,
    of_their_own,
    post_about,
)
from conference.registration.models import ForumPlace, Party, Registration, SeatOffer
from conference.registration.states import State
from conference.web.addresses import public_url_for
from conference.web.filters import moment


def registered(people: Sequence[Registration], link: Link) -> None:
    """You have a seat; or, you wait, and this is your rank."""
    readers = by_reader(people)
    for reader, about in readers:
        others = of_their_own(reader, readers)
        if reader.state is State.WAITLISTED:
            rank = queries.rank_of(about[0].id)
            post_about("waiting", reader, about, link, rank=rank, elsewhere=others)
        else:
            post_about("confirmed", reader, about, link, calendar=True, elsewhere=others)


def confirm_address(party: Party, link: Link, *, again: bool = False) -> None:
    """To the contact: we hold the seats; please confirm that this address is yours."""
    reader, people = party.contact, _still_here(party)
    if not (people and reader.writes_to):
        return
    post_about(
        "confirm_again" if again else "confirm_address",
        reader,
        people,
        link,
        until=_moment(party.confirm_by, reader.language),
        waits=all(person.is_waiting for person in people),
    )


def expired(party: Party, people: Sequence[Registration], link: Link) -> None:
    """Nobody has confirmed the address: the seats go to others, and how to register again."""
    contact = party.contact
    if contact.writes_to:
        address = public_url_for(
            "registration.sign_up",
            year=contact.conference.year,
            sprache=contact.language,
        )
        post_about("expired", contact, people, link, address=address)


def _still_here(party: Party) -> list[Registration]:
    return [person for person in party.registrations if not person.has_ended]


def _moment(value: datetime | None, language: str) -> str:
    with speaking(language), force_locale(LANGUAGES[language].locale):
        return moment(value)


def moved_up(people: Sequence[Registration], link: Link) -> None:
    """A seat became free, and it is yours; or ours to hold until the address is confirmed."""
    held = {person.party_id: person.party for person in people if person.is_pending}
    for party in held.values():
        confirm_address(party, link)
    readers = by_reader(person for person in people if not person.is_pending)
    for reader, about in readers:
        others = of_their_own(reader, readers)
        post_about("moved_up", reader, about, link, calendar=True, elsewhere=others)


def moved_up_in_forum(places: Sequence[ForumPlace], link: Link) -> None:
    """A place in the forum you waited for is yours."""
    by_forum: dict[int, list[Registration]] = {}
    for place in places:
        by_forum.setdefault(place.forum_id, []).append(place.registration)
    forums = {place.forum_id: place.forum for place in places}
    for forum_id, people in by_forum.items():
        for reader, about in by_reader(people):
            files = told_forums_file(reader) if reader in about else NO_FILES
            post_about("moved_up_in_forum", reader, about, link, more=files, forum=forums[forum_id])


def offered(
    offer: SeatOffer, people: Sequence[Registration], reader: Registration, link: Link
) -> None:
    """A seat is free and held for you: yes or no, until when. Whom no e-mail reaches is called."""
    if not reader.writes_to:
        return
    token = link(reader)
    where = {"token": token, "offer_id": offer.id, "sprache": reader.language}
    post_about(
        "offered",
        reader,
        people,
        lambda _reader: token,
        until=_moment(offer.until, reader.language),
        forum=offer.forum,
        address=public_url_for("registration.offer", **where),
        address_no=public_url_for("registration.offer", antwort="nein", **where),
    )


def offer_lapsed(offer: SeatOffer, people: Sequence[Registration], link: Link) -> None:
    """Nobody answered: the seat goes to the next, and what can still be done."""
    for reader, about in by_reader(people):
        address = public_url_for(
            "registration.sign_up", year=reader.conference.year, sprache=reader.language
        )
        post_about("offer_lapsed", reader, about, link, forum=offer.forum, address=address)


def changed(
    registration: Registration, link: Link, changes: Sequence[Change], *, entry_is_new: bool
) -> None:
    """What is different now, old and new; with a calendar file where the entry shows something else."""
    for reader, about in by_reader([registration]):
        whose = registration if reader not in about else None
        calendar = entry_is_new and _comes(registration)
        post_about("changed", reader, about, link, calendar=calendar, changes=changes, whose=whose)


def withdrawn(registration: Registration, link: Link, *, had_a_seat: bool, left: Left = ()) -> None:
    """You are off the list; the calendar files take the entry back, and those of the forums ``left``."""
    for reader, about in by_reader([registration]):
        more = _taken_back(reader, left) if reader in about else NO_FILES
        post_about("withdrawn", reader, about, link, calendar=had_a_seat, more=more)


def _taken_back(reader: Registration, left: Left) -> tuple[File, ...]:
    return forums_file(reader, latest_release(reader.conference), left=left) if left else NO_FILES


def rejected(registration: Registration, link: Link, *, had_a_seat: bool, why: str) -> None:
    """The office cannot give you a seat, and says why."""
    for reader, about in by_reader([registration]):
        post_about("rejected", reader, about, link, calendar=had_a_seat, why=why)


def merged(stays: Registration, ends: Registration, link: Link, *, takes_back: bool) -> None:
    """You were registered twice, and are now once. A second file takes the other entry back."""
    for reader, about in by_reader([stays]):
        more = calendar_of(ends, name=TAKES_BACK) if takes_back else NO_FILES
        comes = _comes(stays)
        facts: dict[str, Any] = {"ended": ends.code, "comes": comes, "takes_back": takes_back}
        post_about("merged", reader, about, link, calendar=comes, more=more, **facts)


def address_changed(registration: Registration, old_address: str) -> None:
    """To the old mailbox: letters go elsewhere now. It learns neither the new address nor a link."""
    post(
        "registration/mail/address_changed",
        key=f"registration/{registration.id}/address_changed/{registration.version}",
        to=old_address,
        language=registration.language,
        about=("registration", registration.id),
        conference=registration.conference,
        code=registration.code,
    )


def place_given_on(registration: Registration, old_address: str, language: str) -> None:
    """To the one before: your place is somebody else's now. Not about the registration, which is the
    new person's: nobody finds an old address with it."""
    post(
        "registration/mail/place_given_on",
        key=f"registration/{registration.id}/place_given_on/{registration.version}",
        to=old_address,
        language=language,
        conference=registration.conference,
        code=registration.code,
    )


def links_again(
    email: str, registrations: Sequence[Registration], link: Link, *, language: str
) -> None:
    """The links of everything registered with one address.

    For an unknown address the letter is written too, and thrown away: the answer takes as long.
    """
    found = [(person, address_of(link(person), language)) for person in registrations]
    if not found:
        _write_for_nobody("links", language)
        return
    post(
        "registration/mail/links",
        key=f"registration/{registrations[0].id}/links/{clock.now().isoformat()}",
        to=email,
        to_name=registrations[0].full_name if len(registrations) == 1 else "",
        language=language,
        about=("registration", registrations[0].id),
        registrations=found,
    )


def _write_for_nobody(letter: str, language: str) -> None:
    with speaking(language), force_locale(LANGUAGES[language].locale):
        for part in ("subject.txt", "body.txt", "body.html"):
            render_template(
                f"registration/mail/{letter}.{part}",
                registrations=[],
                to_name="",
                language=language,
                direction=direction_of(language),
            )


def _comes(registration: Registration) -> bool:
    return registration.state.holds_a_seat
