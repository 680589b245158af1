"""The released programme as entries in people's calendars.

They carry no address of a person and no personal link: calendars are shared.
"""

from collections.abc import Iterator
from datetime import datetime, time

from flask_babel import gettext as _

from conference.calendar.appointment import Appointment
from conference.core.clock import BERLIN
from conference.core.languages import listed
from conference.planning.models import Conference
from conference.programme.snapshot import Appearance, Forum, Item, Programme, Room
from conference.web.addresses import public_url_for
from conference.web.filters import language_name


def appointments_of(
    conference: Conference, programme: Programme, language: str
) -> Iterator[Appointment]:
    """The whole day and everything in it, for a calendar to subscribe to.

    Nothing of it makes the reader busy: nobody attends six forums at once. What was called off stays
    as cancelled, so that it disappears from calendars that already have it.
    """
    yield day_of(conference, language)
    for item in programme.items:
        yield item_appointment(item, conference, language)
    for forum in programme.forums:
        yield forum_appointment(forum, conference, programme, language, busy=False)


def day_of(conference: Conference, language: str) -> Appointment:
    return Appointment(
        uid=conference.uid,
        sequence=conference.sequence,
        starts=conference.doors_at,
        ends=conference.ends_at,
        changed_at=conference.changed_at,
        summary=str(conference.title.in_(language)),
        location=_place(conference, None),
        description=str(conference.theme.in_(language)),
        url=public_url_for("programme.conference", year=conference.year),
        busy=False,
    )


def forum_appointment(
    forum: Forum, conference: Conference, programme: Programme, language: str, *, busy: bool = True
) -> Appointment:
    slot = programme.round(forum.round_id)
    words = [str(forum.abstract.in_(language)), *_people(forum.people)]
    if forum.interpretation:
        names = listed((language_name(code) for code in forum.interpretation), language)
        words.append(_("Verdolmetschung: %(languages)s", languages=names))
    return Appointment(
        uid=forum.uid,
        sequence=forum.sequence + conference.sequence,
        starts=_on_the_day(conference, slot.starts),
        ends=_on_the_day(conference, slot.ends),
        changed_at=max(forum.changed_at, conference.changed_at),
        summary=f"{forum.code} {forum.title.in_(language)}",
        location=_place(conference, forum.room),
        description="\n\n".join(word for word in words if word),
        url=public_url_for("programme.forum", year=conference.year, slug=forum.slug),
        cancelled=not forum.takes_place,
        busy=busy,
    )


def item_appointment(item: Item, conference: Conference, language: str) -> Appointment:
    words = [str(item.description.in_(language)), *_people(item.people)]
    return Appointment(
        uid=item.uid,
        sequence=item.sequence + conference.sequence,
        starts=_on_the_day(conference, item.starts),
        ends=_on_the_day(conference, item.ends),
        changed_at=max(item.changed_at, conference.changed_at),
        summary=str(item.title.in_(language)),
        location=_place(conference, item.room),
        description="\n\n".join(word for word in words if word),
        url=public_url_for("programme.programme", year=conference.year),
        cancelled=item.cancelled,
        busy=False,
    )


def _on_the_day(conference: Conference, at: time) -> datetime:
    return datetime.combine(conference.day, at, BERLIN)


def _place(conference: Conference, room: Room | None) -> str:
    town = f"{conference.venue_postal_code} {conference.venue_city}".strip()
    parts = (room.name if room else "", conference.venue_name, conference.venue_street, town)
    return ", ".join(part for part in parts if part)


def _people(people: tuple[Appearance, ...]) -> Iterator[str]:
    if people:
        yield "\n".join(", ".join(filter(None, (it.name, it.organisation))) for it in people)
