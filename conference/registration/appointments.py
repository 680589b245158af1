"""A registration as an entry in the attendee's calendar."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from uuid import NAMESPACE_OID, uuid4, uuid5

from flask import current_app
from flask_babel import force_locale

from conference.calendar.appointment import Appointment
from conference.calendar.icalendar import calendar_file, event_file
from conference.core.clock import BERLIN
from conference.core.languages import LANGUAGES, speaking
from conference.programme.appointments import forum_appointment
from conference.programme.models import Release
from conference.programme.queries import programme_of
from conference.registration.models import Registration
from conference.registration.states import ENDED, Attendance
from conference.web.kept_things import Gaps, kept

FILE_NAME = "konferenz.ics"
FORUMS_NAME = "meine-foren.ics"
TAKES_BACK = "doppelten-termin-entfernen.ics"

Left = Iterable[tuple[int, int]]
"""Rounds in which somebody sits nowhere any more, each with the forum of before."""


def appointment_of(registration: Registration) -> Appointment:
    """The day at the conference, in the person's language; who comes for one round has that round only.

    The entry holds nothing personal and no link, because people share their calendars.
    """
    conference, language = registration.conference, registration.language
    starts, ends = conference.starts_at, conference.ends_at
    if registration.attendance is Attendance.ONE_ROUND and registration.only_round:
        slot = registration.only_round
        starts = starts.replace(hour=slot.starts.hour, minute=slot.starts.minute)
        ends = ends.replace(hour=slot.ends.hour, minute=slot.ends.minute)
    return Appointment(
        uid=registration.calendar_uid,
        sequence=registration.calendar_sequence + conference.sequence,
        starts=starts.astimezone(BERLIN),
        ends=ends.astimezone(BERLIN),
        changed_at=max(registration.changed_at, conference.changed_at),
        summary=str(conference.title.in_(language)),
        location=place_of(registration),
        description=str(conference.directions.in_(language)),
        url=f"{current_app.config['PUBLIC_URL']}/{conference.year}/",
        cancelled=registration.state in ENDED,
    )


def forums_file_of(
    registration: Registration, release: Release | None, *, left: Left = ()
) -> bytes:
    """The person's forums as one file, exactly those; and what takes those back that were ``left``."""
    language = registration.language
    with speaking(language), force_locale(LANGUAGES[language].locale):
        return calendar_file(forum_appointments_of(registration, release, left=left))


def forum_appointments_of(
    registration: Registration, release: Release | None, *, left: Left = ()
) -> list[Appointment]:
    """One entry per round, which stays the same entry when the person moves to another forum.

    Its version counts what changed of the person, of the conference and in the programme.
    """
    conference, language = registration.conference, registration.language
    if release is None:
        return []
    programme = programme_of(release)
    seated = {p.round_id: p.forum_id for p in registration.told_places if p.is_seated}
    found = []
    for round_id, forum_id in ({**dict(left), **seated}).items():
        forum = programme.forum(forum_id)
        if forum is None:
            continue
        entry = forum_appointment(forum, conference, programme, language)
        found.append(
            replace(
                entry,
                uid=_uid_in(registration, round_id),
                sequence=registration.calendar_sequence + conference.sequence + release.number,
                changed_at=max(registration.changed_at, entry.changed_at),
                cancelled=entry.cancelled or round_id not in seated or registration.has_ended,
            )
        )
    return sorted(found, key=lambda entry: entry.starts)


def _uid_in(registration: Registration, round_id: int) -> str:
    """For life, and telling nobody whose it is."""
    return str(uuid5(NAMESPACE_OID, f"{registration.calendar_uid}/{round_id}"))


def place_of(registration: Registration) -> str:
    conference = registration.conference
    town = f"{conference.venue_postal_code} {conference.venue_city}".strip()
    return ", ".join(
        part for part in (conference.venue_name, conference.venue_street, town) if part
    )


def calendar_file_of(registration: Registration) -> bytes:
    """The appointment as a file; but for UID and stamp it is the same for many."""
    conference = registration.conference
    key = (
        "appointment",
        conference.id,
        registration.language,
        registration.attendance,
        registration.only_round_id,
        registration.state in ENDED,
        registration.calendar_sequence + conference.sequence,
    )
    file = kept(key, lambda: _file_with_gaps(appointment_of(registration)))
    stamp = max(registration.changed_at, conference.changed_at).astimezone(UTC)
    return file.filled(
        {"uid": registration.calendar_uid, "stamp": f"{stamp:%Y%m%dT%H%M%SZ}"}
    ).encode()


def _file_with_gaps(appointment: Appointment) -> Gaps:
    uid, stamp = str(uuid4()), datetime(1970, 1, 1, tzinfo=UTC)
    text = event_file(replace(appointment, uid=uid, changed_at=stamp)).decode()
    return Gaps(text, {"uid": uid, "stamp": f"{stamp:%Y%m%dT%H%M%SZ}"})
