"""A registration as an entry in the attendee's calendar."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

from flask import current_app

from conference.calendar.appointment import Appointment
from conference.calendar.icalendar import event_file
from conference.core.clock import BERLIN
from conference.registration.models import Registration
from conference.registration.states import ENDED, Attendance
from conference.web.kept_things import Gaps, kept

FILE_NAME = "konferenz.ics"
TAKES_BACK = "doppelten-termin-entfernen.ics"


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
