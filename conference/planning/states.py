"""How far a conference is, and how forums are chosen."""

from enum import StrEnum

from flask_babel import lazy_gettext as _


class ConferenceState(StrEnum):
    """What the office decides; the rest follows from dates (see :class:`Phase`)."""

    DRAFT = "draft"  # Entwurf
    ANNOUNCED = "announced"  # angekündigt
    ARCHIVED = "archived"  # abgelegt


STEPS = {
    ConferenceState.DRAFT: {ConferenceState.ANNOUNCED},
    ConferenceState.ANNOUNCED: {ConferenceState.DRAFT, ConferenceState.ARCHIVED},
    ConferenceState.ARCHIVED: {ConferenceState.ANNOUNCED},
}


class Phase(StrEnum):
    """Where a conference stands today; never stored, always derived from state and dates."""

    DRAFT = "draft"
    ANNOUNCED = "announced"
    REGISTRATION_OPEN = "registration_open"
    CLOSED = "closed"
    RUNNING = "running"
    OVER = "over"
    ARCHIVED = "archived"

    @property
    def label(self) -> object:
        return _PHASES[self]


_PHASES = {
    Phase.DRAFT: _("Entwurf"),
    Phase.ANNOUNCED: _("angekündigt"),
    Phase.REGISTRATION_OPEN: _("Anmeldung offen"),
    Phase.CLOSED: _("Anmeldung geschlossen"),
    Phase.RUNNING: _("läuft heute"),
    Phase.OVER: _("vorbei"),
    Phase.ARCHIVED: _("im Archiv"),
}


class ChoiceMode(StrEnum):
    """How people come to their forum."""

    WISHES = "wishes"  # Wünsche mit Rang, Zuteilung später
    DIRECT = "direct"  # wer zuerst kommt
    ON_THE_DAY = "on_the_day"  # Wahl am Tag selbst

    @property
    def label(self) -> object:
        return _MODES[self]


_MODES = {
    ChoiceMode.WISHES: _("Wünsche, die Plätze werden später verteilt"),
    ChoiceMode.DIRECT: _("feste Wahl, wer zuerst kommt"),
    ChoiceMode.ON_THE_DAY: _("freie Wahl am Tag der Konferenz"),
}
