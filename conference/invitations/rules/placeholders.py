"""Named gaps in the words of a mailing: ``{{name}}`` and the like, filled for each person."""

import re
from collections.abc import Callable, Mapping

from markupsafe import Markup, escape

PLACEHOLDERS = {
    "anrede": "„Guten Tag Amira Haddad,“ in der Sprache des Briefs",
    "name": "Titel, Vor- und Nachname, oder der Name der Organisation",
    "organisation": "die Organisation, für die jemand spricht",
    "konferenz": "der Titel der Konferenz",
    "thema": "das Thema der Konferenz",
    "tag": "Wochentag und Datum",
    "beginn": "wann die Konferenz beginnt",
    "ende": "wann sie endet",
    "ort": "Haus, Straße und Ort",
    "anmeldeschluss": "bis wann man sich anmelden kann",
    "antwort_bis": "bis wann Sie um Antwort bitten",
    "link": "der persönliche Link; jeder Text braucht ihn",
    "kontakt": "wer im Büro hilft, mit Telefon und E-Mail",
}
NEEDED = "link"

_GAP = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")


def mistake_in(text: str, *, needs_link: bool) -> str:
    """What is wrong with these words, as a sentence; nothing if they can be filled in."""
    unknown = [name for name in _GAP.findall(text) if name not in PLACEHOLDERS]
    if unknown:
        known = ", ".join(f"{{{{{name}}}}}" for name in PLACEHOLDERS)
        return f"Den Platzhalter {{{{{unknown[0]}}}}} gibt es nicht. Es gibt: {known}."
    rest = _GAP.sub("", text)
    if "{{" in rest or "}}" in rest:
        return "Ein Platzhalter braucht zwei Klammern vorn und zwei hinten, zum Beispiel {{name}}."
    if needs_link and NEEDED not in _GAP.findall(text):
        return "Bitte setzen Sie {{link}} in den Text: Damit antworten die Eingeladenen."
    return ""


def filled_in(text: str, values: Mapping[str, str]) -> str:
    """The words as plain text."""
    return _GAP.sub(lambda gap: values[gap[1]], text)


def filled_in_html(
    text: str, values: Mapping[str, str], link: Callable[[str], Markup]
) -> list[Markup]:
    """The words as paragraphs; everything typed is escaped, each value keeps its own direction."""

    def paragraph(part: str) -> Markup:
        pieces, at = [], 0
        for gap in _GAP.finditer(part):
            pieces.append(escape(part[at : gap.start()]))
            value = values[gap[1]]
            pieces.append(
                link(value) if gap[1] == NEEDED else Markup("<bdi>{}</bdi>").format(value)
            )
            at = gap.end()
        pieces.append(escape(part[at:]))
        return Markup("").join(pieces).replace("\n", Markup("<br>"))

    return [paragraph(part.strip()) for part in text.split("\n\n") if part.strip()]
