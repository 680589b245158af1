"""The letter that tells people their forums, with these forums for their calendar."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import force_locale

from conference.calendar.icalendar import CONTENT_TYPE
from conference.core.languages import LANGUAGES, isolated, speaking
from conference.mail.outbox import File, post
from conference.programme.models import Release
from conference.programme.queries import latest_release, programme_of
from conference.programme.snapshot import Forum
from conference.registration import rules
from conference.registration.appointments import FORUMS_NAME, Left, forums_file_of
from conference.registration.letters.posting import (
    NO_FILES,
    Link,
    address_of,
    by_reader,
    envelope_for,
)
from conference.registration.models import Registration
from conference.registration.queries.stage import engagements_in_forums
from conference.registration.rules import Billing, InRound
from conference.registration.states import State
from conference.web.filters import clock_time


@dataclass(frozen=True, kw_only=True)
class Told:
    """One round as a letter or a page tells it; ``forum`` is empty where the person has no place."""

    round: str
    forum: str = ""
    room: str = ""
    starts: str = ""
    works: bool = False


def forums_told(
    people: Sequence[Registration], link: Link, *, is_news: bool = True, left: Left = ()
) -> None:
    """These are your forums, or we have none for you; with exactly these forums for the calendar.

    Unless it ``is_news``, they are others than before. The entries of rounds that one person has
    ``left`` are taken back.
    """
    if not people:
        return
    conference = people[0].conference
    release = latest_release(conference)
    programme = programme_of(release) if release else None
    billing = Billing(engagements_in_forums(conference.id))
    found = {one.id: rules.in_rounds(one, programme, billing) for one in people}
    for reader, about in by_reader(people):
        files = forums_file(reader, release, left=left) if reader in about else NO_FILES
        facts = {
            "conference": conference,
            "link": address_of(link(reader), reader.language),
            "in_rounds": [(one, _spoken(found[one.id], reader.language)) for one in about],
            "has_file": bool(files),
            "is_news": is_news,
        }
        post("registration/mail/forums", **(envelope_for("forums", reader, about, files) | facts))


def _spoken(rounds: Sequence[InRound], language: str) -> list[Told]:
    with speaking(language), force_locale(LANGUAGES[language].locale):
        return told_in(rounds, language)


def told_in(rounds: Sequence[InRound], language: str) -> list[Told]:
    """The rounds of one person in this language, in the order of the day."""
    return [_told(one, language) for one in rounds]


def _told(one: InRound, language: str) -> Told:
    forum = one.forum or one.works_in
    return Told(
        round=isolated(str(one.slot.title.in_(language)), language),
        forum=called(forum, language) if forum else "",
        room=isolated(forum.room.name, language) if forum and forum.room else "",
        starts=clock_time(one.slot.starts),
        works=one.forum is None and one.works_in is not None,
    )


def called(forum: Forum, language: str) -> str:
    return isolated(f"{forum.code} {forum.title.in_(language)}", language)


def told_forums_file(reader: Registration) -> tuple[File, ...]:
    """The forums of somebody who was told them; nobody else has entries of them."""
    if reader.state is not State.ALLOCATED:
        return NO_FILES
    return forums_file(reader, latest_release(reader.conference))


def forums_file(
    reader: Registration, release: Release | None, *, left: Left = ()
) -> tuple[File, ...]:
    """These forums for the calendar; nothing where there is none and none to take back."""
    if not left and not any(place.is_seated for place in reader.told_places):
        return NO_FILES
    content = forums_file_of(reader, release, left=left)
    return (File(filename=FORUMS_NAME, content_type=CONTENT_TYPE, content=content),)
