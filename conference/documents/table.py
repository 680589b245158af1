"""Rows and columns, before they become a file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

Cell = str | int | float | bool | date | datetime | time | None


@dataclass(frozen=True, kw_only=True)
class Table:
    """A list to take away: a title (name of the sheet), column headings, and rows."""

    title: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Cell]]
