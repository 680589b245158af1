"""What a check says when it finds something."""

from dataclasses import dataclass
from enum import StrEnum

from conference.programme.rules.picture import Thing


class Severity(StrEnum):
    MUST_LOOK = "must_look"  # bitte ansehen
    HINT = "hint"  # Hinweis

    @property
    def label(self) -> str:
        return {Severity.MUST_LOOK: "Bitte ansehen", Severity.HINT: "Hinweis"}[self]


class WarningKind(StrEnum):
    ROOM_TWICE = "room_twice"
    PERSON_TWICE = "person_twice"
    PERSON_ALSO_ATTENDS = "person_also_attends"
    INTERPRETERS = "interpreters"
    SAME_CONTENT = "same_content"
    PEOPLE_REGISTERED = "people_registered"
    CHAIRS = "chairs"
    NOT_STEP_FREE = "not_step_free"
    WHEELCHAIR_SPACES = "wheelchair_spaces"
    LANGUAGE_NEEDED = "language_needed"
    NO_MODERATOR = "no_moderator"
    PERSON_NOT_CONFIRMED = "person_not_confirmed"
    NO_ROOM = "no_room"
    NOT_CONFIRMED = "not_confirmed"
    PEOPLE_LEFT = "people_left"
    LANGUAGE_MISSING = "language_missing"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    WarningKind.ROOM_TWICE: "Raum doppelt belegt",
    WarningKind.PERSON_TWICE: "Person an zwei Orten",
    WarningKind.PERSON_ALSO_ATTENDS: "Mitwirkende Person ist auch angemeldet",
    WarningKind.INTERPRETERS: "Zu wenig Sprachmittlung",
    WarningKind.SAME_CONTENT: "Gleicher Inhalt",
    WarningKind.PEOPLE_REGISTERED: "Personen sind angemeldet",
    WarningKind.CHAIRS: "Zu wenig Stühle",
    WarningKind.NOT_STEP_FREE: "Nicht stufenlos",
    WarningKind.WHEELCHAIR_SPACES: "Zu wenig Rollstuhlplätze",
    WarningKind.LANGUAGE_NEEDED: "Sprache fehlt",
    WarningKind.NO_MODERATOR: "Niemand moderiert",
    WarningKind.PERSON_NOT_CONFIRMED: "Zusage fehlt",
    WarningKind.NO_ROOM: "Raum fehlt",
    WarningKind.NOT_CONFIRMED: "Noch nicht bestätigt",
    WarningKind.PEOPLE_LEFT: "Personen noch eingetragen",
    WarningKind.LANGUAGE_MISSING: "Übersetzung fehlt",
}


@dataclass(frozen=True, kw_only=True)
class PlanningWarning:
    """One thing noticed; ``things`` are what the sentence is about, to go there and put it right."""

    kind: WarningKind
    severity: Severity
    words: str
    things: tuple[Thing, ...]

    def is_about(self, kind: str, identity: int) -> bool:
        return any((thing.kind, thing.id) == (kind, identity) for thing in self.things)


def must_look(kind: WarningKind, words: str, *things: Thing) -> PlanningWarning:
    return PlanningWarning(kind=kind, severity=Severity.MUST_LOOK, words=words, things=things)


def hint(kind: WarningKind, words: str, *things: Thing) -> PlanningWarning:
    return PlanningWarning(kind=kind, severity=Severity.HINT, words=words, things=things)
