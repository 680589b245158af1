"""What may become of a registration, of a place in a forum, and where they come from."""

from enum import StrEnum

from flask_babel import lazy_gettext as _


class State(StrEnum):
    PENDING_EMAIL = "pending_email"  # E-Mail noch nicht bestätigt
    CONFIRMED = "confirmed"  # angemeldet
    ALLOCATED = "allocated"  # zugeteilt
    WAITLISTED = "waitlisted"  # auf der Warteliste
    CANCELLED = "cancelled"  # abgemeldet
    REJECTED = "rejected"  # abgelehnt
    EXPIRED = "expired"  # verfallen
    CHECKED_IN = "checked_in"  # anwesend
    NO_SHOW = "no_show"  # nicht erschienen
    WALK_IN = "walk_in"  # ohne Anmeldung gekommen

    @property
    def label(self) -> object:
        return _LABELS[self]

    @property
    def holds_a_seat(self) -> bool:
        return self in SEATED

    @property
    def is_an_end(self) -> bool:
        return self in ENDED


SEATED = frozenset(
    {State.PENDING_EMAIL, State.CONFIRMED, State.ALLOCATED, State.CHECKED_IN, State.NO_SHOW}
)
ENDED = frozenset({State.CANCELLED, State.REJECTED, State.EXPIRED})

_LABELS = {
    State.PENDING_EMAIL: _("E-Mail noch nicht bestätigt"),
    State.CONFIRMED: _("angemeldet"),
    State.ALLOCATED: _("zugeteilt"),
    State.WAITLISTED: _("auf der Warteliste"),
    State.CANCELLED: _("abgemeldet"),
    State.REJECTED: _("abgelehnt"),
    State.EXPIRED: _("verfallen"),
    State.CHECKED_IN: _("anwesend"),
    State.NO_SHOW: _("nicht erschienen"),
    State.WALK_IN: _("ohne Anmeldung gekommen"),
}

STEPS = {
    State.PENDING_EMAIL: {
        State.CONFIRMED,
        State.WAITLISTED,
        State.EXPIRED,
        State.CANCELLED,
        State.REJECTED,
        State.CHECKED_IN,
        State.NO_SHOW,
    },
    State.CONFIRMED: {
        State.ALLOCATED,
        State.CANCELLED,
        State.REJECTED,
        State.CHECKED_IN,
        State.NO_SHOW,
    },
    State.ALLOCATED: {State.CANCELLED, State.REJECTED, State.CHECKED_IN, State.NO_SHOW},
    State.WAITLISTED: {
        State.CONFIRMED,
        State.PENDING_EMAIL,
        State.EXPIRED,
        State.CANCELLED,
        State.REJECTED,
    },
    State.CANCELLED: {State.CONFIRMED, State.WAITLISTED},
    State.REJECTED: {State.CONFIRMED, State.WAITLISTED},
    State.EXPIRED: {State.CONFIRMED, State.WAITLISTED},
    State.CHECKED_IN: set(),
    State.NO_SHOW: {State.CHECKED_IN},
    State.WALK_IN: set(),
}


class Quota(StrEnum):
    """From which pool of seats a person comes."""

    PUBLIC = "public"  # öffentliche Plätze
    RESERVED = "reserved"  # Kontingent

    @property
    def label(self) -> object:
        return _QUOTAS[self]


_QUOTAS = {Quota.PUBLIC: _("öffentlicher Platz"), Quota.RESERVED: _("reservierter Platz")}


class ContingentKind(StrEnum):
    """For whom seats are kept."""

    ORGANISATION = "organisation"
    PRESS = "press"
    COUNCIL = "council"
    RESERVE = "reserve"

    @property
    def label(self) -> str:
        return _KINDS[self]


_KINDS = {
    ContingentKind.ORGANISATION: "Organisation",
    ContingentKind.PRESS: "Presse",
    ContingentKind.COUNCIL: "Kreistag und Räte",
    ContingentKind.RESERVE: "Reserve des Büros",
}


class Channel(StrEnum):
    """How the registration reached the office."""

    WEB = "web"
    PAPER = "paper"
    PHONE = "phone"
    EMAIL = "email"

    @property
    def label(self) -> object:
        return _CHANNELS[self]


_CHANNELS = {
    Channel.WEB: _("Internet"),
    Channel.PAPER: _("Papier"),
    Channel.PHONE: _("Telefon"),
    Channel.EMAIL: _("E-Mail"),
}


UNTOLD = frozenset({State.PENDING_EMAIL, State.CONFIRMED, State.WAITLISTED})


class PlaceState(StrEnum):
    """A place in a forum: taken, or waited for."""

    SEATED = "seated"
    WAITING = "waiting"


class PlaceOrigin(StrEnum):
    """Who decided on a place in a forum."""

    CHOSEN = "chosen"  # die Person selbst
    ALLOCATED = "allocated"  # die Zuteilung
    FIXED = "fixed"  # das Büro

    @property
    def label(self) -> str:
        """What the office calls it."""
        return _ORIGINS[self]


_ORIGINS = {
    PlaceOrigin.CHOSEN: "selbst gewählt",
    PlaceOrigin.ALLOCATED: "zugeteilt",
    PlaceOrigin.FIXED: "vom Büro festgelegt",
}
