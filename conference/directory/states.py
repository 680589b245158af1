"""What may become of a reported barrier, and how the accessibility of the pages is checked."""

from enum import StrEnum

from flask_babel import lazy_gettext as _


class BarrierState(StrEnum):
    """How far the office is with a report."""

    NEW = "new"  # neu
    IN_PROGRESS = "in_progress"  # in Arbeit
    ANSWERED = "answered"  # beantwortet

    @property
    def label(self) -> object:
        return _BARRIER_LABELS[self]


_BARRIER_LABELS = {
    BarrierState.NEW: _("neu"),
    BarrierState.IN_PROGRESS: _("in Arbeit"),
    BarrierState.ANSWERED: _("beantwortet"),
}

BARRIER_STEPS = {
    BarrierState.NEW: {BarrierState.IN_PROGRESS, BarrierState.ANSWERED},
    BarrierState.IN_PROGRESS: {BarrierState.NEW, BarrierState.ANSWERED},
    BarrierState.ANSWERED: {BarrierState.IN_PROGRESS},
}


class CheckMethod(StrEnum):
    """Who judged how accessible the pages are (article 3 of the decision (EU) 2018/1523)."""

    SELF = "self"  # Selbstbewertung
    EXTERNAL = "external"  # Bewertung durch Dritte

    @property
    def label(self) -> object:
        return _METHOD_LABELS[self]


_METHOD_LABELS = {
    CheckMethod.SELF: _("Selbstbewertung"),
    CheckMethod.EXTERNAL: _("Bewertung durch eine unabhängige Stelle"),
}
