"""The words of an invitation or a reminder, filled in for one guest; and the letter to a successor."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import force_locale
from flask_babel import gettext as _
from markupsafe import Markup

from conference.core import clock
from conference.core.clock import BERLIN
from conference.core.languages import GERMAN, LANGUAGES, direction_of, speaking
from conference.directory.models import Person
from conference.invitations.models import Invitation, Mailing
from conference.invitations.queries import Guest, name_of
from conference.invitations.rules.placeholders import filled_in, filled_in_html
from conference.mail import outbox
from conference.planning.models import Conference
from conference.web.addresses import public_url_for
from conference.web.filters import apart, clock_time, day

LETTER = "invitations/mail/invitation"
SAMPLE_TOKEN = "PERSOENLICHER-LINK"  # stands in previews; opens nothing


@dataclass(frozen=True, kw_only=True)
class Filled:
    """The words for one guest: subject, plain text, and the same as paragraphs of HTML."""

    subject: str
    text: str
    paragraphs: tuple[Markup, ...]
    language: str

    @property
    def direction(self) -> str:
        return direction_of(self.language)


def link_address(token: str) -> str:
    """The whole address of the page on which a guest answers."""
    return public_url_for("invitations.greeting", token=token)


def sample_link() -> str:
    """What stands for the link where nobody's link may be shown."""
    return link_address(SAMPLE_TOKEN)


def words_for_guest(mailing: Mailing, guest: Guest, *, language: str, link: str) -> Filled:
    """What this guest reads; ``link`` is whatever leads to the answer on this way."""
    with speaking(language), force_locale(LANGUAGES[language].locale):
        values = _values(mailing, guest, language, link)
    subject = filled_in(mailing.subject.in_(language).text, values)
    text = mailing.text.in_(language).text
    return Filled(
        subject=subject,
        text=filled_in(text, values),
        paragraphs=tuple(filled_in_html(text, values, _anchor)),
        language=language,
    )


def send_invitation(mailing: Mailing, invitation: Invitation, guest: Guest, token: str) -> None:
    """Write the mail to this guest; the same mailing writes to an invitation once."""
    language, link = invitation.language, link_address(token)
    _post(
        words_for_guest(mailing, guest, language=language, link=link),
        key=f"mailing-{mailing.id}-invitation-{invitation.id}",
        to=guest.working_email,
        to_name=name_of(guest),
        about=("invitation", invitation.id),
        link=link,
        unsubscribe=public_url_for("invitations.opt_out", token=token),
    )


def send_trial(mailing: Mailing, guest: Guest, *, language: str, to: str, key: str) -> None:
    """Write to a member of staff what a guest would get; the link in it opens nothing."""
    link = sample_link()
    _post(
        words_for_guest(mailing, guest, language=language, link=link),
        key=key,
        to=to,
        to_name="",
        about=("mailing", mailing.id),
        link=link,
        unsubscribe="",
    )


def passed_on(invitation: Invitation, token: str, *, to: str, before: str) -> None:
    """Somebody who cannot come named you; here is a link of your own."""
    language = invitation.language
    wanted = None if language == GERMAN else language
    outbox.post(
        "invitations/mail/passed_on",
        key=f"invitation/{invitation.id}/passed_on/{clock.now().isoformat()}",
        to=to,
        to_name=invitation.passed_to,
        language=language,
        about=("invitation", invitation.id),
        conference=invitation.conference,
        before=before,
        link=public_url_for("invitations.greeting", token=token, sprache=wanted),
        opt_out=public_url_for("invitations.opt_out", token=token, sprache=wanted),
    )


def _post(
    words: Filled,
    *,
    key: str,
    to: str,
    to_name: str,
    about: tuple[str, int],
    link: str,
    unsubscribe: str,
) -> None:
    outbox.post(
        LETTER,
        key=key,
        to=to,
        to_name=to_name,
        language=words.language,
        about=about,
        unsubscribe=unsubscribe,
        words=words,
        link=link,
    )


def _values(mailing: Mailing, guest: Guest, language: str, link: str) -> Mapping[str, str]:
    conference: Conference = mailing.conference
    name = name_of(guest)
    until = mailing.answer_until or conference.registration_closes_at
    return {
        "anrede": _("Guten Tag %(name)s,", name=name)
        if isinstance(guest, Person)
        else _("Guten Tag,"),
        "name": name,
        "organisation": _organisation_of(guest),
        "konferenz": conference.title.in_(language).text,
        "thema": conference.theme.in_(language).text,
        "tag": day(conference.day),
        "beginn": clock_time(conference.starts),
        "ende": clock_time(conference.ends),
        "ort": _place(conference),
        "anmeldeschluss": day(conference.registration_closes_at.astimezone(BERLIN)),
        "antwort_bis": day(until),
        "link": link,
        "kontakt": _contact(conference),
    }


def _place(conference: Conference) -> str:
    town = f"{conference.venue_postal_code} {conference.venue_city}".strip()
    return ", ".join(
        line for line in (conference.venue_name, conference.venue_street, town) if line
    )


def _contact(conference: Conference) -> str:
    parts = (conference.contact_name, conference.contact_phone, conference.contact_email)
    return ", ".join(apart(part) for part in parts if part)


def _organisation_of(guest: Guest) -> str:
    if not isinstance(guest, Person):
        return guest.name
    current = [one.organisation.name for one in guest.memberships if one.is_current]
    return guest.organisation or next(iter(current), "")


def _anchor(link: str) -> Markup:
    return Markup('<a href="{0}"><bdi dir="ltr">{0}</bdi></a>').format(link)
