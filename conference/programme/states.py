"""What may become of a forum and of a person's part in it."""

from enum import StrEnum

from flask_babel import lazy_gettext as _


class ForumState(StrEnum):
    IDEA = "idea"  # Idee
    PLANNED = "planned"  # in Planung
    CONFIRMED = "confirmed"  # bestätigt
    CANCELLED = "cancelled"  # abgesagt
    MERGED = "merged"  # zusammengelegt

    @property
    def label(self) -> object:
        return _FORUM_LABELS[self]


_FORUM_LABELS = {
    ForumState.IDEA: _("Idee"),
    ForumState.PLANNED: _("in Planung"),
    ForumState.CONFIRMED: _("bestätigt"),
    ForumState.CANCELLED: _("abgesagt"),
    ForumState.MERGED: _("zusammengelegt"),
}

FORUM_STEPS = {
    ForumState.IDEA: {ForumState.PLANNED, ForumState.CONFIRMED, ForumState.CANCELLED},
    ForumState.PLANNED: {
        ForumState.IDEA,
        ForumState.CONFIRMED,
        ForumState.CANCELLED,
        ForumState.MERGED,
    },
    ForumState.CONFIRMED: {ForumState.PLANNED, ForumState.CANCELLED, ForumState.MERGED},
    ForumState.CANCELLED: {ForumState.PLANNED, ForumState.CONFIRMED},
    ForumState.MERGED: {ForumState.PLANNED},
}


class EngagementState(StrEnum):
    PROPOSED = "proposed"  # vorgeschlagen
    INVITED = "invited"  # angefragt
    TENTATIVE = "tentative"  # unter Vorbehalt
    ACCEPTED = "accepted"  # zugesagt
    DECLINED = "declined"  # abgesagt
    WITHDRAWN = "withdrawn"  # zurückgezogen
    CANCELLED = "cancelled"  # ausgeladen
    ATTENDED = "attended"  # aufgetreten

    @property
    def label(self) -> object:
        return _ENGAGEMENT_LABELS[self]


_ENGAGEMENT_LABELS = {
    EngagementState.PROPOSED: _("vorgeschlagen"),
    EngagementState.INVITED: _("angefragt"),
    EngagementState.TENTATIVE: _("unter Vorbehalt"),
    EngagementState.ACCEPTED: _("zugesagt"),
    EngagementState.DECLINED: _("abgesagt"),
    EngagementState.WITHDRAWN: _("zurückgezogen"),
    EngagementState.CANCELLED: _("ausgeladen"),
    EngagementState.ATTENDED: _("aufgetreten"),
}

ENGAGEMENT_STEPS = {
    EngagementState.PROPOSED: {
        EngagementState.INVITED,
        EngagementState.ACCEPTED,
        EngagementState.CANCELLED,
    },
    EngagementState.INVITED: {
        EngagementState.ACCEPTED,
        EngagementState.TENTATIVE,
        EngagementState.DECLINED,
        EngagementState.CANCELLED,
    },
    EngagementState.TENTATIVE: {
        EngagementState.ACCEPTED,
        EngagementState.DECLINED,
        EngagementState.CANCELLED,
    },
    EngagementState.ACCEPTED: {
        EngagementState.TENTATIVE,
        EngagementState.WITHDRAWN,
        EngagementState.CANCELLED,
        EngagementState.ATTENDED,
    },
    EngagementState.DECLINED: {EngagementState.INVITED},
    EngagementState.WITHDRAWN: {EngagementState.INVITED},
    EngagementState.CANCELLED: {EngagementState.INVITED},
    EngagementState.ATTENDED: set(),
}


class Part(StrEnum):
    """What a person does on the programme."""

    SPEAKER = "speaker"  # Referent/in
    MODERATOR = "moderator"  # Moderation
    RAPPORTEUR = "rapporteur"  # Protokoll

    @property
    def label(self) -> object:
        return _PART_LABELS[self]


_PART_LABELS = {
    Part.SPEAKER: _("Impuls"),
    Part.MODERATOR: _("Moderation"),
    Part.RAPPORTEUR: _("Protokoll"),
}


class ItemKind(StrEnum):
    """What happens outside the forums; a ``blocker`` is never published."""

    ARRIVAL = "arrival"  # Ankommen
    GREETING = "greeting"  # Grußwort
    PLENARY = "plenary"  # Plenum
    KEYNOTE = "keynote"  # Impulsvortrag
    PANEL = "panel"  # Podium
    BREAK = "break"  # Pause
    LUNCH = "lunch"  # Mittagessen
    MARKET = "market"  # Markt der Möglichkeiten
    GALLERY = "gallery"  # Galerie der Ergebnisse
    BLOCKER = "blocker"  # intern, wird nie veröffentlicht

    @property
    def label(self) -> object:
        return _ITEM_LABELS[self]


_ITEM_LABELS = {
    ItemKind.ARRIVAL: _("Ankommen"),
    ItemKind.GREETING: _("Grußwort"),
    ItemKind.PLENARY: _("Plenum"),
    ItemKind.KEYNOTE: _("Impulsvortrag"),
    ItemKind.PANEL: _("Podium"),
    ItemKind.BREAK: _("Pause"),
    ItemKind.LUNCH: _("Mittagessen"),
    ItemKind.MARKET: _("Markt der Möglichkeiten"),
    ItemKind.GALLERY: _("Galerie"),
    ItemKind.BLOCKER: _("Intern (wird nie veröffentlicht)"),
}


class StandState(StrEnum):
    REQUESTED = "requested"  # angefragt
    CONFIRMED = "confirmed"  # bestätigt
    CANCELLED = "cancelled"  # abgesagt

    @property
    def label(self) -> object:
        return _STAND_LABELS[self]


_STAND_LABELS = {
    StandState.REQUESTED: _("angefragt"),
    StandState.CONFIRMED: _("bestätigt"),
    StandState.CANCELLED: _("abgesagt"),
}

STAND_STEPS = {
    StandState.REQUESTED: {StandState.CONFIRMED, StandState.CANCELLED},
    StandState.CONFIRMED: {StandState.REQUESTED, StandState.CANCELLED},
    StandState.CANCELLED: {StandState.REQUESTED, StandState.CONFIRMED},
}
