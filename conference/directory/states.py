"""What organisations, experts and reported barriers are, and what may become of them."""

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


class OrganisationCategory(StrEnum):
    """What kind of organisation it is (Art der Organisation)."""

    AUTHORITY = "authority"
    MUNICIPALITY = "municipality"
    RELIGIOUS = "religious"
    WELFARE = "welfare"
    ASSOCIATION = "association"
    SPORTS = "sports"
    MIGRANT = "migrant"
    EDUCATION = "education"
    COMPANY = "company"
    HEALTH = "health"
    INITIATIVE = "initiative"
    PARTY = "party"
    MEDIA = "media"
    OTHER = "other"

    @property
    def label(self) -> object:
        return _CATEGORY_LABELS[self]


_CATEGORY_LABELS = {
    OrganisationCategory.AUTHORITY: _("Behörde"),
    OrganisationCategory.MUNICIPALITY: _("Stadt oder Gemeinde"),
    OrganisationCategory.RELIGIOUS: _("Religionsgemeinschaft"),
    OrganisationCategory.WELFARE: _("Wohlfahrtsverband"),
    OrganisationCategory.ASSOCIATION: _("Verein oder Verband"),
    OrganisationCategory.SPORTS: _("Sportverein"),
    OrganisationCategory.MIGRANT: _("Migrantenorganisation"),
    OrganisationCategory.EDUCATION: _("Bildung und Wissenschaft"),
    OrganisationCategory.COMPANY: _("Unternehmen oder Kammer"),
    OrganisationCategory.HEALTH: _("Gesundheit"),
    OrganisationCategory.INITIATIVE: _("Initiative im Ehrenamt"),
    OrganisationCategory.PARTY: _("Partei oder Politik"),
    OrganisationCategory.MEDIA: _("Presse und Medien"),
    OrganisationCategory.OTHER: _("Anderes"),
}


class OrganisationState(StrEnum):
    """Whether the office knows and agrees to it."""

    APPLIED = "applied"
    APPROVED = "approved"
    REJECTED = "rejected"
    ARCHIVED = "archived"

    @property
    def label(self) -> str:
        return _ORGANISATION_LABELS[self]


_ORGANISATION_LABELS = {
    OrganisationState.APPLIED: "beworben",
    OrganisationState.APPROVED: "aufgenommen",
    OrganisationState.REJECTED: "abgelehnt",
    OrganisationState.ARCHIVED: "im Archiv",
}

ORGANISATION_STEPS = {
    OrganisationState.APPLIED: {OrganisationState.APPROVED, OrganisationState.REJECTED},
    OrganisationState.APPROVED: {OrganisationState.ARCHIVED},
    OrganisationState.REJECTED: {OrganisationState.APPROVED},
    OrganisationState.ARCHIVED: {OrganisationState.APPROVED},
}


class ContactKind(StrEnum):
    """What kind of contact point it is."""

    EMAIL = "email"
    PHONE = "phone"
    MOBILE = "mobile"
    FAX = "fax"

    @property
    def label(self) -> str:
        return _CONTACT_LABELS[self]


_CONTACT_LABELS = {
    ContactKind.EMAIL: "E-Mail",
    ContactKind.PHONE: "Telefon",
    ContactKind.MOBILE: "Mobil",
    ContactKind.FAX: "Fax",
}


class PreferredChannel(StrEnum):
    """How a person wants to hear from the office."""

    ANY = "any"
    EMAIL = "email"
    LETTER = "letter"
    PHONE = "phone"

    @property
    def label(self) -> str:
        return _CHANNEL_LABELS[self]


_CHANNEL_LABELS = {
    PreferredChannel.ANY: "gleich",
    PreferredChannel.EMAIL: "E-Mail",
    PreferredChannel.LETTER: "Brief",
    PreferredChannel.PHONE: "Anruf",
}


class ExpertState(StrEnum):
    """How far the office is with somebody who offered to come."""

    OFFERED = "offered"
    REVIEWED = "reviewed"
    ACTIVE = "active"
    RESTING = "resting"

    @property
    def label(self) -> str:
        return _EXPERT_LABELS[self]


_EXPERT_LABELS = {
    ExpertState.OFFERED: "angeboten",
    ExpertState.REVIEWED: "geprüft",
    ExpertState.ACTIVE: "aktiv",
    ExpertState.RESTING: "ruht",
}

EXPERT_STEPS = {
    ExpertState.OFFERED: {ExpertState.REVIEWED, ExpertState.ACTIVE, ExpertState.RESTING},
    ExpertState.REVIEWED: {ExpertState.ACTIVE, ExpertState.RESTING},
    ExpertState.ACTIVE: {ExpertState.RESTING},
    ExpertState.RESTING: {ExpertState.ACTIVE},
}


class Reward(StrEnum):
    """What an expert wants for coming."""

    OPEN = "open"
    VOLUNTEER = "volunteer"
    FEE = "fee"

    @property
    def label(self) -> object:
        return _REWARD_LABELS[self]


_REWARD_LABELS = {
    Reward.OPEN: _("noch offen"),
    Reward.VOLUNTEER: _("ehrenamtlich"),
    Reward.FEE: _("gegen Honorar"),
}


class DoubleKind(StrEnum):
    """What may stand in the directory twice."""

    PERSON = "person"
    ORGANISATION = "organisation"

    @property
    def label(self) -> str:
        return _DOUBLE_KINDS[self]


_DOUBLE_KINDS = {DoubleKind.PERSON: "Personen", DoubleKind.ORGANISATION: "Organisationen"}


class DoubleState(StrEnum):
    """What somebody has said about two that may be one."""

    OPEN = "open"
    APART = "apart"

    @property
    def label(self) -> str:
        return _DOUBLES[self]


_DOUBLES = {DoubleState.OPEN: "noch nicht entschieden", DoubleState.APART: "nicht dieselben"}

DOUBLE_STEPS: dict[DoubleState, set[DoubleState]] = {
    DoubleState.OPEN: {DoubleState.APART},
    DoubleState.APART: set(),
}
