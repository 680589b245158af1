"""What happens to a run of the allocation; the places themselves tell their story beside it."""

from conference.core.events import Event, PublicPagesChange


class AllocationEvent(Event):
    kind = "allocation_run"


class DrawAnnounced(AllocationEvent, PublicPagesChange):
    words = "hat das Los für die Zuteilung angekündigt"


class AllocationCalculated(AllocationEvent):
    words = "hat die Zuteilung berechnet"


class WhatIfTried(AllocationEvent):
    words = "hat eine Änderung für die Zuteilung durchgerechnet"


class ChangesCompared(AllocationEvent):
    words = "hat verglichen, welche Änderung der Zuteilung am meisten hilft"


class AllocationDiscarded(AllocationEvent):
    words = "hat den Lauf der Zuteilung verworfen"


class AllocationApplied(AllocationEvent):
    words = "hat die Zuteilung übernommen"


class AllocationTold(AllocationEvent):
    words = "hat die Zuteilung mitgeteilt"
