"""What happens to letters."""

from typing import ClassVar

from conference.core.events import Event


class LetterEvent(Event):
    kind: ClassVar[str] = "letter"


class LetterSent(LetterEvent):
    words = "hat den Brief verschickt"


class LetterPostponed(LetterEvent):
    words = "versucht den Brief später noch einmal"


class LetterFailed(LetterEvent):
    words = "konnte den Brief nicht zustellen"


class LetterUnclear(LetterEvent):
    words = "weiß nicht, ob der Brief angekommen ist"


class LetterSentAgain(LetterEvent):
    words = "lässt den Brief noch einmal senden"


class LetterArrived(LetterEvent):
    words = "hat den Brief als angekommen vermerkt"


class LetterDiscarded(LetterEvent):
    words = "hat den Brief verworfen"


class LetterForgotten(LetterEvent):
    words = "hat den Brief gelöscht"
