"""What happened to the programme."""

from typing import ClassVar

from conference.core.events import Event


class _AboutARound(Event):
    kind: ClassVar[str] = "forum_round"


class RoundAdded(_AboutARound):
    words = "hat die Runde angelegt"


class RoundChanged(_AboutARound):
    words = "hat die Runde geändert"


class RoundRemoved(_AboutARound):
    words = "hat die Runde gelöscht"
