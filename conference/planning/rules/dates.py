"""The dates of a conference: in which order they stand, and how they move with the day."""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time, timedelta

from conference.core.clock import BERLIN
from conference.planning.errors import DatesOutOfOrder
from conference.planning.models import Conference


@dataclass(frozen=True, kw_only=True)
class Dates:
    """All dates of a conference; ``doors``, ``starts`` and ``ends`` are local times of ``day``."""

    day: date
    doors: time
    starts: time
    ends: time
    registration_opens_at: datetime
    needs_deadline: date
    registration_closes_at: datetime
    allocation_day: date | None
    change_until: datetime

    @classmethod
    def of(cls, conference: Conference) -> "Dates":
        return cls(**{field.name: getattr(conference, field.name) for field in fields(cls)})

    def moved_to(self, day: date) -> "Dates":
        """The same dates around another day: as many days before it, at the same time of the clock."""
        by = day - self.day
        return replace(
            self,
            day=day,
            registration_opens_at=_moved(self.registration_opens_at, by),
            needs_deadline=self.needs_deadline + by,
            registration_closes_at=_moved(self.registration_closes_at, by),
            allocation_day=self.allocation_day + by if self.allocation_day else None,
            change_until=_moved(self.change_until, by),
        )

    def check(self) -> None:
        """Refuse dates in an order in which the conference cannot happen."""
        for field, wrong, message in (
            ("day", not 2000 <= self.day.year <= 2099, "Bitte prüfen Sie das Jahr."),
            ("starts", self.starts < self.doors, "Der Beginn liegt vor dem Einlass."),
            ("ends", self.ends <= self.starts, "Das Ende liegt nicht nach dem Beginn."),
            (
                "registration_closes_at",
                self.registration_closes_at <= self.registration_opens_at,
                "Der Anmeldeschluss liegt nicht nach dem Beginn der Anmeldung.",
            ),
            (
                "registration_closes_at",
                self.registration_closes_at > self.begin,
                "Der Anmeldeschluss liegt nach dem Beginn der Konferenz.",
            ),
            (
                "needs_deadline",
                self.needs_deadline < _day_of(self.registration_opens_at),
                "Der Bedarfsschluss liegt vor dem Beginn der Anmeldung.",
            ),
            (
                "needs_deadline",
                self.needs_deadline > _day_of(self.registration_closes_at),
                "Der Bedarfsschluss liegt nach dem Anmeldeschluss.",
            ),
            (
                "allocation_day",
                self.allocation_day is not None
                and not _day_of(self.registration_closes_at) <= self.allocation_day <= self.day,
                "Die Zuteilung liegt nicht zwischen Anmeldeschluss und Konferenztag.",
            ),
            (
                "change_until",
                self.change_until > self.begin,
                "Änderungen sind länger möglich, als bis die Konferenz beginnt.",
            ),
        ):
            if wrong:
                raise DatesOutOfOrder(field, message)

    @property
    def begin(self) -> datetime:
        return datetime.combine(self.day, self.starts, BERLIN)


def usual_dates(day: date) -> Dates:
    """What is usual around a conference day: registration opens ten weeks before, closes two weeks before."""
    return Dates(
        day=day,
        doors=time(8, 30),
        starts=time(9),
        ends=time(16, 30),
        registration_opens_at=datetime.combine(day - timedelta(days=68), time(8), BERLIN),
        needs_deadline=day - timedelta(days=33),
        registration_closes_at=datetime.combine(day - timedelta(days=15), time(23, 59, 59), BERLIN),
        allocation_day=day - timedelta(days=12),
        change_until=datetime.combine(day - timedelta(days=1), time(18), BERLIN),
    )


def same_day_next_year(day: date) -> date:
    """The same weekday in the same calendar week of the next year (ISO 8601; week 53 becomes 52)."""
    year, week, weekday = day.isocalendar()
    weeks = date(year + 1, 12, 28).isocalendar().week  # 28 December lies in the last week
    return date.fromisocalendar(year + 1, min(week, weeks), weekday)


def _moved(moment: datetime, by: timedelta) -> datetime:
    local = moment.astimezone(BERLIN)
    return datetime.combine(local.date() + by, local.time(), BERLIN)


def _day_of(moment: datetime) -> date:
    return moment.astimezone(BERLIN).date()
