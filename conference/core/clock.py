"""The only place that asks what time it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")

_pretended: ContextVar[datetime | None] = ContextVar("the moment we pretend it is", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _pretended.get() or datetime.now(UTC)


def today() -> date:
    """The day it is in Berlin."""
    return now().astimezone(BERLIN).date()


@contextmanager
def pretending(moment: datetime) -> Iterator[None]:
    """Tell a story that happened at another time (demonstration, tests)."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment!r} does not know its time zone")
    token = _pretended.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _pretended.reset(token)
