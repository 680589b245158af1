"""What happens to letters."""

from dataclasses import dataclass
from typing import ClassVar

from conference.core.events import Event


@dataclass(frozen=True, kw_only=True)
class LetterEvent(Event):
    kind: ClassVar[str] = "letter"


@dataclass(frozen=True, kw_only=True)
class LetterSent(LetterEvent):
    words = "hat den Brief verschickt"


@dataclass(frozen=True, kw_only=True)
class LetterPostponed(LetterEvent):
    words = "versucht den Brief später noch einmal"


@dataclass(frozen=True, kw_only=True)
class LetterFailed(LetterEvent):
    words = "konnte den Brief nicht zustellen"


@dataclass(frozen=True, kw_only=True)
class LetterUnclear(LetterEvent):
    words = "weiß nicht, ob der Brief angekommen ist"


@dataclass(frozen=True, kw_only=True)
class LetterSentAgain(LetterEvent):
    words = "lässt den Brief noch einmal senden"


@dataclass(frozen=True, kw_only=True)
class LetterArrived(LetterEvent):
    words = "hat den Brief als angekommen vermerkt"


@dataclass(frozen=True, kw_only=True)
class LetterDiscarded(LetterEvent):
    words = "hat den Brief verworfen"


@dataclass(frozen=True, kw_only=True)
class LetterForgotten(LetterEvent):
    words = "hat den Brief gelöscht"
