"""The files of the story, and how its dates move to today."""

import json
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from conference.core import clock
from conference.core.translated import Translated, german

FOLDER = Path(__file__).parent / "data"


class Snapshot(StrEnum):
    """A day of the story on which the demonstration can stop."""

    REGISTRATION = "registration"
    ALLOCATION = "allocation"
    DAY = "day"
    RESULTS = "results"

    @property
    def story_day(self) -> date:
        return {
            Snapshot.REGISTRATION: date(2026, 9, 21),
            Snapshot.ALLOCATION: date(2026, 10, 26),
            Snapshot.DAY: date(2026, 11, 7),
            Snapshot.RESULTS: date(2026, 11, 20),
        }[self]


@dataclass(frozen=True)
class Calendar:
    """Moves the story's days by whole weeks; the weekday stays."""

    weeks: int

    @classmethod
    def stopping_at(cls, snapshot: Snapshot) -> "Calendar":
        return cls((clock.today() - snapshot.story_day).days // 7)

    def day(self, written: str) -> date:
        return date.fromisoformat(written) + timedelta(weeks=self.weeks)

    def moment(self, written: str) -> datetime:
        """An aware moment; the time of the clock in Berlin stays what it was."""
        local = datetime.fromisoformat(written).astimezone(clock.BERLIN)
        return datetime.combine(
            local.date() + timedelta(weeks=self.weeks), local.timetz(), clock.BERLIN
        )

    def at(self, day: str, hour: int = 10) -> datetime:
        """Some time on a day of the story."""
        return self.moment(f"{day}T{hour:02d}:00:00+01:00")

    def words(self, text: str) -> str:
        """A text with its years moved along."""
        years = self.day("2026-11-07").year - 2026
        return re.sub(r"\b202[56]\b", lambda found: str(int(found[0]) + years), text)

    def translated(self, texts: dict[str, str | list[str]] | str) -> Translated:
        """A text of the files: one language or several; Leichte Sprache is a list of lines."""
        if isinstance(texts, str):
            return german(self.words(texts))
        return Translated(
            {
                code: self.words(text if isinstance(text, str) else "\n".join(text))
                for code, text in texts.items()
            }
        )


def read(name: str) -> Any:
    """One of the JSON files."""
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def registrations() -> bytes:
    """The list of registrations in the order in which they arrived, as somebody would upload it."""
    return (FOLDER / "registrations.csv").read_bytes()
