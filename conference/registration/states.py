"""What may become of a registration, and the words it is made of."""

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


class Reach(StrEnum):
    """How the person wants to hear from the office."""

    EMAIL = "email"
    PHONE = "phone"
    LETTER = "letter"

    @property
    def label(self) -> object:
        return _REACHES[self]


_REACHES = {
    Reach.EMAIL: _("per E-Mail"),
    Reach.PHONE: _("per Telefon"),
    Reach.LETTER: _("per Brief"),
}


SALUTATIONS = {
    "": _("keine Angabe"),
    "Frau": _("Frau"),
    "Herr": _("Herr"),
    "divers": _("divers"),
}


class AttendeeRole(StrEnum):
    """In which role somebody comes; never status, nationality or religion of the person."""

    VOLUNTEER = "volunteer"
    NEWCOMER = "newcomer"
    PUBLIC_STAFF = "public_staff"
    WELFARE_STAFF = "welfare_staff"
    EDUCATION_STAFF = "education_staff"
    MIGRANT_ASSOCIATION = "migrant_association"
    RELIGIOUS_COMMUNITY = "religious_community"
    SPORTS_CLUB = "sports_club"
    COMPANY = "company"
    POLITICS = "politics"
    PRESS = "press"
    STUDENT = "student"
    OTHER = "other"

    @property
    def label(self) -> object:
        return _ROLES[self]


_ROLES = {
    AttendeeRole.VOLUNTEER: _("Ehrenamt"),
    AttendeeRole.NEWCOMER: _("neu zugewandert"),
    AttendeeRole.PUBLIC_STAFF: _("Behörde, Verwaltung"),
    AttendeeRole.WELFARE_STAFF: _("Wohlfahrt, Beratung"),
    AttendeeRole.EDUCATION_STAFF: _("Schule, Bildung, Kita"),
    AttendeeRole.MIGRANT_ASSOCIATION: _("Migrantenorganisation"),
    AttendeeRole.RELIGIOUS_COMMUNITY: _("Religionsgemeinschaft"),
    AttendeeRole.SPORTS_CLUB: _("Sportverein"),
    AttendeeRole.COMPANY: _("Betrieb, Kammer"),
    AttendeeRole.POLITICS: _("Politik"),
    AttendeeRole.PRESS: _("Presse"),
    AttendeeRole.STUDENT: _("Schülerin, Schüler, Studium"),
    AttendeeRole.OTHER: _("etwas anderes"),
}


class Attendance(StrEnum):
    """For which part of the day somebody comes."""

    WHOLE_DAY = "whole_day"
    ONE_ROUND = "one_round"
    PLENARY_ONLY = "plenary_only"

    @property
    def label(self) -> object:
        return _ATTENDANCES[self]


_ATTENDANCES = {
    Attendance.WHOLE_DAY: _("den ganzen Tag"),
    Attendance.ONE_ROUND: _("nur eine Forenrunde"),
    Attendance.PLENARY_ONLY: _("nur das Plenum, kein Forum"),
}


CONSENT_TEXTS = "2026-11"  # which wording of the consents below somebody agreed to


class ConsentKind(StrEnum):
    """What a person may allow; each apart, none a condition of coming."""

    PHOTO = "photo"  # Fotos für die Dokumentation und die Presse
    PARTICIPANT_LIST = "participant_list"  # Name auf der Teilnehmerliste
    KEEP_INFORMED = "keep_informed"  # Einladung zur nächsten Konferenz, Ergebnisse

    @property
    def label(self) -> object:
        return _CONSENTS[self]


_CONSENTS = {
    ConsentKind.PHOTO: _("Ich darf auf Fotos von der Konferenz zu sehen sein."),
    ConsentKind.PARTICIPANT_LIST: _(
        "Mein Name und meine Organisation dürfen auf der Liste der Teilnehmenden stehen."
    ),
    ConsentKind.KEEP_INFORMED: _(
        "Bitte schreiben Sie mir, was aus den Ergebnissen wird und wann die nächste Konferenz ist."
    ),
}


class Protection(StrEnum):
    """Whether a person is kept off lists and photos, whatever she or he agreed to."""

    NONE = "none"
    UNDECIDED = "undecided"  # until somebody has decided
    KEPT = "kept"

    @property
    def label(self) -> str:
        return _PROTECTIONS[self]


_PROTECTIONS = {
    Protection.NONE: "darf auf Listen und Fotos",
    Protection.UNDECIDED: "geschützt, bis Sie entscheiden",
    Protection.KEPT: "bleibt geschützt",
}
PUBLIC_CONSENTS = frozenset({ConsentKind.PHOTO, ConsentKind.PARTICIPANT_LIST})


class PlaceState(StrEnum):
    """A place in a forum: taken, or waited for."""

    SEATED = "seated"
    WAITING = "waiting"


class Diet(StrEnum):
    """What somebody eats; for catering in numbers only."""

    HALAL = "halal"
    KOSHER = "kosher"
    VEGETARIAN = "vegetarian"
    VEGAN = "vegan"

    @property
    def label(self) -> object:
        return _DIETS[self]


_DIETS = {
    Diet.HALAL: _("halal"),
    Diet.KOSHER: _("koscher"),
    Diet.VEGETARIAN: _("vegetarisch"),
    Diet.VEGAN: _("vegan"),
}

NEEDS_CONSENT = "2026-11"  # the wording of the consent to keep what somebody needs


class QuestionKind(StrEnum):
    """What the office asks back, and why. Only the office reads these words."""

    PROTECTION = "protection"
    PHOTO_CONTRADICTED = "photo_contradicted"
    LIST_CONTRADICTED = "list_contradicted"
    CONSENT_MISSING = "consent_missing"
    NEED_IN_MESSAGE = "need_in_message"
    EMAIL_BROKEN = "email_broken"
    CALL_WISHED = "call_wished"
    LIFT_TOO_SMALL = "lift_too_small"
    NEED_NOT_SERVED = "need_not_served"
    CHILD_AGE = "child_age"
    PEOPLE_NOT_COUNTED = "people_not_counted"
    SUBSTITUTE_NAMED = "substitute_named"
    WISH_CONTRADICTED = "wish_contradicted"
    ERASURE_ASKED = "erasure_asked"
    MINOR = "minor"
    FOREIGN_MESSAGE = "foreign_message"

    @property
    def label(self) -> str:
        return _QUESTIONS[self]

    @property
    def is_about_needs(self) -> bool:
        """Whether the words already tell what somebody needs; then only ``Role.NEEDS`` reads them."""
        return self in {
            QuestionKind.CONSENT_MISSING,
            QuestionKind.LIFT_TOO_SMALL,
            QuestionKind.NEED_NOT_SERVED,
            QuestionKind.CHILD_AGE,
        }

    def label_for(self, *, sees_needs: bool) -> str:
        """The label, or what may be told to those who must not know what somebody needs."""
        return ABOUT_NEEDS if self.is_about_needs and not sees_needs else self.label

    @property
    def protects(self) -> bool:
        """Whether the person stays off lists and photos until somebody has decided."""
        return self in {
            QuestionKind.PROTECTION,
            QuestionKind.PHOTO_CONTRADICTED,
            QuestionKind.LIST_CONTRADICTED,
        }


ABOUT_NEEDS = "Rückfrage zum Unterstützungsbedarf"
_QUESTIONS = {
    QuestionKind.PROTECTION: "Person vielleicht in Gefahr",
    QuestionKind.PHOTO_CONTRADICTED: "Fotos erlaubt, aber anderes geschrieben",
    QuestionKind.LIST_CONTRADICTED: "Namensliste erlaubt, aber anderes geschrieben",
    QuestionKind.CONSENT_MISSING: "Einwilligung zum Unterstützungsbedarf fehlt",
    QuestionKind.NEED_IN_MESSAGE: "Geschützte Angabe in der Nachricht",
    QuestionKind.EMAIL_BROKEN: "E-Mail-Adresse stimmt nicht",
    QuestionKind.CALL_WISHED: "Möchte angerufen werden",
    QuestionKind.LIFT_TOO_SMALL: "Rollstuhl passt vielleicht nicht in den Aufzug",
    QuestionKind.NEED_NOT_SERVED: "Bedarf ist im gewünschten Forum nicht gedeckt",
    QuestionKind.CHILD_AGE: "Alter der Kinder ist unklar",
    QuestionKind.PEOPLE_NOT_COUNTED: "Weitere Personen nur in der Nachricht genannt",
    QuestionKind.SUBSTITUTE_NAMED: "Jemand anderes soll kommen",
    QuestionKind.WISH_CONTRADICTED: "Wunsch und Nachricht passen nicht zusammen",
    QuestionKind.ERASURE_ASKED: "Löschung verlangt",
    QuestionKind.MINOR: "Vielleicht minderjährig",
    QuestionKind.FOREIGN_MESSAGE: "Nachricht in anderer Sprache",
}


class QuestionState(StrEnum):
    """Whether somebody has cleared it up; ``MOOT`` when what raised it is gone."""

    OPEN = "open"
    SETTLED = "settled"
    MOOT = "moot"

    @property
    def label(self) -> str:
        return _QUESTION_STATES[self]


_QUESTION_STATES = {
    QuestionState.OPEN: "offen",
    QuestionState.SETTLED: "geklärt",
    QuestionState.MOOT: "erledigt",
}
QUESTION_STEPS = {
    QuestionState.OPEN: {QuestionState.SETTLED, QuestionState.MOOT},
    QuestionState.SETTLED: {QuestionState.OPEN},
    QuestionState.MOOT: {QuestionState.OPEN},
}


class TwinState(StrEnum):
    """What the office said of two registrations that look alike."""

    OPEN = "open"
    TWO_PEOPLE = "two_people"
    MERGED = "merged"

    @property
    def label(self) -> str:
        return _TWIN_STATES[self]


_TWIN_STATES = {
    TwinState.OPEN: "offen",
    TwinState.TWO_PEOPLE: "zwei Personen",
    TwinState.MERGED: "zusammengeführt",
}
TWIN_STEPS = {
    TwinState.OPEN: {TwinState.TWO_PEOPLE, TwinState.MERGED},
    TwinState.TWO_PEOPLE: {TwinState.OPEN, TwinState.MERGED},
    TwinState.MERGED: {TwinState.TWO_PEOPLE},
}

GIVEN_BUT_PROTECTED = "nein (geschützt)"  # in lists: a consent that does not count for now
