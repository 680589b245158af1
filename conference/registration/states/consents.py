"""What a person may allow, and who is protected from what was allowed."""

from enum import StrEnum

from flask_babel import lazy_gettext as _

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


GIVEN_BUT_PROTECTED = "nein (geschützt)"  # in lists: a consent that does not count for now
