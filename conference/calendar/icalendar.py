"""Appointments as an iCalendar file (RFC 5545) that calendar programs and feeds read alike.

The file carries neither METHOD nor ORGANIZER nor ATTENDEE: importing programs have sent answers to
organizers nobody reads, and a plain iCalendar object needs none of them (RFC 5545 3.6.1). It depends
on the appointments alone and never on the time of the request, so that an ETag over it holds.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from icalendar import Parameters, vDatetime, vText, vUri
from icalendar.parser import Contentline

from conference.calendar.appointment import Appointment
from conference.core.clock import BERLIN

CONTENT_TYPE = "text/calendar; charset=utf-8"

# Written out: the library's own VTIMEZONE begins summer time an hour late and lists dates that
# Outlook ignores. Two yearly rules are right for every day since 1996, and Exchange reads them.
_BERLIN = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE"""

_HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Integrationskonferenz//Konferenz 1//DE")
# How often a subscriber may ask again; one name for the standard, one for Outlook.
_REFRESH = ("REFRESH-INTERVAL;VALUE=DURATION:PT4H", "X-PUBLISHED-TTL:PT4H")

_NO_PARAMETERS = Parameters()
_IN_BERLIN = Parameters({"TZID": "Europe/Berlin"})
# Controls, and marks that turn the reading direction of everything behind them.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]"
)


class _Text(vText):
    """The library takes a backslash before a capital N for a line break, wherever it stands."""

    def to_ical(self) -> bytes:
        return vText(self.replace("\\N", "\\\x00N")).to_ical().replace(b"\x00", b"")


def calendar_file(appointments: Iterable[Appointment], *, name: str | None = None) -> bytes:
    """All appointments in one file; with a ``name`` it is a calendar to subscribe to."""
    lines = [*_HEAD]
    if name:
        lines += [_line("NAME", _text(name)), _line("X-WR-CALNAME", _text(name)), *_REFRESH]
    lines += _BERLIN.splitlines()
    for appointment in appointments:
        lines += _event(appointment)
    lines += ["END:VCALENDAR", ""]
    return "\r\n".join(lines).encode()


def event_file(appointment: Appointment) -> bytes:
    """One appointment to take into a calendar."""
    return calendar_file([appointment])


def _event(appointment: Appointment) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield _line("UID", _text(appointment.uid))
    yield _line("DTSTAMP", vDatetime(_utc(appointment.changed_at)))
    yield _line("LAST-MODIFIED", vDatetime(_utc(appointment.changed_at)))
    yield f"SEQUENCE:{appointment.sequence}"
    yield _moment("DTSTART", appointment.starts)
    yield _moment("DTEND", appointment.ends)
    yield _line("SUMMARY", _text(appointment.summary))
    if appointment.location:
        yield _line("LOCATION", _text(appointment.location))
    if appointment.description:
        yield _line("DESCRIPTION", _text(appointment.description))
    if appointment.url:
        yield _line("URL", vUri("".join(appointment.url.split())))
    yield f"STATUS:{'CANCELLED' if appointment.cancelled else 'CONFIRMED'}"
    yield f"TRANSP:{'OPAQUE' if appointment.busy else 'TRANSPARENT'}"
    yield "END:VEVENT"


def _moment(name: str, moment: datetime) -> str:
    """The time people read on the clock in Berlin; UTC in the hour that autumn has twice."""
    there = moment.astimezone(BERLIN)
    if there.utcoffset() != there.replace(fold=1 - there.fold).utcoffset():
        return _line(name, vDatetime(_utc(moment)))
    return _line(name, vDatetime(there.replace(tzinfo=None)), _IN_BERLIN)


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)


def _text(text: str) -> _Text:
    return _Text(_UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def _line(name: str, value: object, parameters: Parameters = _NO_PARAMETERS) -> str:
    """One content line, folded at 75 octets between characters; most are too short to fold."""
    line = Contentline.from_parts(name, parameters, value)
    return str(line.to_ical(), "utf-8") if len(line.encode()) >= 75 else str(line)
