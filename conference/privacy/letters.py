"""The last letter to somebody who is forgotten."""

from collections.abc import Sequence

from conference.calendar.icalendar import CONTENT_TYPE
from conference.mail.outbox import File, post
from conference.registration.appointments import FILE_NAME
from conference.registration.models import Registration

LAST = "last_letter"


def deleted(
    registration: Registration, *, to: str, to_name: str, calendar: Sequence[bytes] = ()
) -> None:
    """Everything is deleted; the calendar file takes the entry back. It names no link."""
    files = [
        File(filename=FILE_NAME, content_type=CONTENT_TYPE, content=content) for content in calendar
    ]
    post(
        "privacy/mail/deleted",
        key=f"privacy/{registration.id}/deleted/{registration.version}",
        to=to,
        to_name=to_name,
        language=registration.language,
        about=(LAST, registration.id),
        files=tuple(files),
        conference=registration.conference,
        code=registration.code,
        has_file=bool(files),
    )
