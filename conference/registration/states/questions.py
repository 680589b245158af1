"""What the office asks back, and whether somebody has cleared it up. Only the office reads these words."""

from enum import StrEnum


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
