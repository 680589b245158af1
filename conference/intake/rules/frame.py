"""What a conference knows, against which a list is read; and what is noted about a cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from conference.intake.rules.columns import NEED_COLUMNS, Columns, called

LONGEST_VALUE = 120  # characters of a cell that a remark repeats


@dataclass(frozen=True, kw_only=True)
class KnownForum:
    """A forum of this year; ``content_key`` is the same for forums that offer the same twice."""

    id: int
    code: str
    round_id: int
    takes_place: bool = True
    content_key: str = ""


@dataclass(frozen=True, kw_only=True)
class KnownRound:
    id: int
    code: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Frame:
    """``forums`` and ``rounds`` by code; towns by their key and by their name in small letters."""

    conference_id: int
    year: int
    now: datetime
    closes_at: datetime
    choices_per_round: int
    privacy_version: str
    languages: Sequence[str]
    forums: Mapping[str, KnownForum] = field(default_factory=dict)
    rounds: Mapping[str, KnownRound] = field(default_factory=dict)
    towns_by_key: Mapping[str, int] = field(default_factory=dict)
    towns_by_name: Mapping[str, int] = field(default_factory=dict)

    def town_name(self, town_id: int | None) -> str:
        names = {found: name for name, found in self.towns_by_name.items()}
        return names.get(town_id or 0, "").title()


@dataclass(frozen=True, kw_only=True)
class Remark:
    """Something a person should know about a cell: the heading of its column, why, and what stands there."""

    column: str
    reason: str
    value: str = ""


@dataclass
class Sheet:
    """One row under the headings of its list, with what was noted while reading it."""

    columns: Columns
    cells: Sequence[str]
    remarks: list[Remark] = field(default_factory=list)

    def __call__(self, name: str) -> str:
        return self.at(self.columns.at[name]) if name in self.columns.at else ""

    def at(self, number: int) -> str:
        return self.cells[number].strip() if number < len(self.cells) else ""

    def note(self, name: str, reason: str, value: str | None = None) -> None:
        """Remark on the cell of this name; what may tell of health is never repeated."""
        if name in NEED_COLUMNS:
            value = ""
        text = self(name) if value is None else value
        heading = self.columns.heading(name) or called(name)
        self.remarks.append(
            Remark(column=heading, reason=reason, value=text.strip()[:LONGEST_VALUE])
        )
