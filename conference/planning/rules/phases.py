"""Where a conference stands, in one line the office can read, and when that changes by itself."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from babel.dates import format_date

from conference.core.clock import BERLIN
from conference.planning.models import Conference
from conference.planning.states import ChoiceMode, Phase

_INSTANT = timedelta(microseconds=1)


def phase_line(conference: Conference, moment: datetime) -> str:
    """What is now and until when, and what comes next and why; plain German for the office."""
    now, then = _phase(conference, moment)
    return f"{now} Danach: {then}"


def _phase(conference: Conference, moment: datetime) -> tuple[str, str]:
    today = _day_of(moment)
    match conference.phase_at(moment):
        case Phase.DRAFT:
            return (
                "Entwurf: Nur das Büro sieht diese Konferenz.",
                "Wenn Sie „Ankündigen“ wählen, wird sie öffentlich.",
            )
        case Phase.ANNOUNCED:
            opens = _moment(conference.registration_opens_at, today)
            return (
                "Angekündigt: Die Konferenz ist öffentlich, die Anmeldung ist noch zu.",
                f"Die Anmeldung öffnet am {opens}, von selbst.",
            )
        case Phase.REGISTRATION_OPEN:
            closes = _moment(conference.registration_closes_at, today)
            return f"Anmeldung offen bis {closes}.", _after_closing(conference, today)
        case Phase.CLOSED:
            closed = _moment(conference.registration_closes_at, today)
            return f"Anmeldung geschlossen seit {closed}.", _after_closing(conference, today)
        case Phase.RUNNING:
            return (
                f"Die Konferenz läuft heute bis {_clock(conference.ends)}.",
                "Sie gilt als vorbei; ihre Seiten bleiben öffentlich.",
            )
        case Phase.OVER:
            return (
                f"Vorbei seit {_moment(conference.ends_at, today)}.",
                "Sie können die Konferenz ins Archiv legen und das nächste Jahr vorbereiten.",
            )
        case Phase.ARCHIVED:
            return (
                "Im Archiv: Die Seiten bleiben lesbar, geändert wird nichts mehr.",
                "Nichts mehr, außer Sie holen die Konferenz zurück.",
            )


def next_boundary(conference: Conference, moment: datetime) -> datetime | None:
    """The first moment after this one from which a public page shows something else by itself.

    None while only a person can change that: in a draft, in the archive, after the conference.
    """
    if conference.phase_at(moment) in {Phase.DRAFT, Phase.OVER, Phase.ARCHIVED}:
        return None
    return min((moment_ for moment_ in _boundaries(conference) if moment_ > moment), default=None)


def _boundaries(conference: Conference) -> Iterator[datetime]:
    yield conference.registration_opens_at
    yield _midnight_after(conference.needs_deadline)
    yield conference.registration_closes_at + _INSTANT  # open up to and including that moment
    yield conference.change_until + _INSTANT
    yield conference.doors_at
    yield conference.starts_at
    yield conference.ends_at
    if conference.allocation_day:
        yield datetime.combine(conference.allocation_day, time(), BERLIN)


def _after_closing(conference: Conference, today: date) -> str:
    allocation = conference.allocation_day
    day = _day(conference.day, today)
    doors = f"Einlass ab {_clock(conference.doors)}"
    if conference.choice_mode is not ChoiceMode.WISHES or allocation is None:
        return f"Konferenz am {day}, {doors}."
    if today <= allocation:
        return f"Zuteilung am {_day(allocation, today)}, Konferenz am {day}."
    return f"Konferenz am {day}, {doors}. Zuteilung war am {_day(allocation, today)} geplant."


def _midnight_after(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), BERLIN)


def _day_of(moment: datetime) -> date:
    return moment.astimezone(BERLIN).date()


def _moment(moment: datetime, today: date) -> str:
    local = moment.astimezone(BERLIN)
    weekday = format_date(local, "EEEE", locale="de")
    return f"{weekday}, {_day(local.date(), today)}, {_clock(local.time())}"


def _day(day: date, today: date) -> str:
    """The day in words; its year only where it is not this one."""
    return format_date(day, "d. MMMM" if day.year == today.year else "d. MMMM y", locale="de")


def _clock(of_day: time) -> str:
    return f"{of_day.hour}:{of_day.minute:02d} Uhr"
