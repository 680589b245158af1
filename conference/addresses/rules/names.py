"""A name as it stands in one cell, taken apart: salutation, title, first and last name."""

import re
from dataclasses import dataclass

from conference.addresses.rules.lost_letters import restored

LOST = "Im Namen fehlen Zeichen, die das alte Format nicht kannte. Bitte prüfen Sie ihn."
UNCLEAR = "Die Anrede ist nicht eindeutig."
NO_FIRST_NAME = "Der Vorname fehlt."

_SALUTATIONS = {
    **dict.fromkeys(("herr", "herrn", "hr", "hr.", "hrn", "hrn."), "Herr"),
    **dict.fromkeys(("frau", "fr", "fr.", "fru", "frl", "frl."), "Frau"),
}
_PARTICLES = frozenset(
    {"von", "van", "vom", "zu", "zur", "zum", "de", "di", "da", "del", "della", "der", "den", "dem"}
    | {"la", "le", "el", "al", "ten", "ter", "dos", "das", "bin", "ibn", "abu", "ben", "st."}
)
_TITLES = re.compile(
    r"(?:(?:jun|apl|hon|em)\.)?"
    r"(?:univ\.-)?(?:prof|dr|dipl|mag|lic|pd|priv|med|phil|rer|nat|jur|iur|theol|h|c|habil|ing|"
    r"päd|soz|pol|oec|paed|vet|dent|ra|pfr|dres)"
    r"(?:\.-?[\w./()-]*|\.?in|in)?",
    re.IGNORECASE,
)
_OFFICES = frozenset(
    {"pfarrer", "pfarrerin", "imam", "imamin", "diakon", "diakonin", "pastor", "pastorin", "pater"}
    | {"schwester", "rabbiner", "rabbinerin", "propst", "dekan", "dekanin", "superintendent"}
    | {"superintendentin", "bischof", "bischöfin", "pastoralreferent", "pastoralreferentin"}
    | {"professor", "professorin", "kaplan", "pandit", "scheich", "priester"}
)
_NEEDS_A_POINT = frozenset({"h", "c", "ra", "med", "nat", "pol", "soz", "phil", "ing"})
_LOST = re.compile(r"(?<=\w)\?|\?(?=\w)")


@dataclass(frozen=True, kw_only=True)
class Name:
    salutation: str = ""
    title: str = ""
    first: str = ""
    last: str = ""
    remarks: tuple[str, ...] = ()


def name_in(salutation: str, cell: str) -> Name:
    """ "Fr. Dr. Heike Esser" or "Esser, Dr. Heike"; what the cell says of the salutation wins where the other is empty."""
    told, remarks = _salutation(salutation)
    words = cell.replace(",", " , ").split()
    inside = ""
    while words and (word := _SALUTATIONS.get(words[0].casefold())):
        inside, words = word, words[1:]
    titles = [word for word in words if _is_title(word)]
    rest = [word for word in words if not _is_title(word)]
    if rest and "," in rest:
        at = rest.index(",")
        last, first = rest[:at], [word for word in rest[at + 1 :] if word != ","]
    else:
        first, last = _split(rest)
    if last and not first:
        remarks.append(NO_FIRST_NAME)
    if has_lost_letters(cell):
        remarks.append(LOST)
    return Name(
        salutation=told or inside,
        title=" ".join(titles),
        first=restored(" ".join(first)),
        last=restored(" ".join(last)),
        remarks=tuple(remarks),
    )


def has_lost_letters(text: str) -> bool:
    """ "?ak" and "Y?ld?r?m": what a file in cp1252 leaves of letters it does not know."""
    return bool(_LOST.search(text))


def known_salutation(text: str) -> str:
    return _SALUTATIONS.get(text.strip().casefold(), "")


def _salutation(text: str) -> tuple[str, list[str]]:
    plain = text.strip()
    if known := known_salutation(plain):
        return known, []
    words = {_SALUTATIONS.get(word) for word in re.split(r"[\s/]+", plain.casefold())} - {None}
    if len(words) > 1:
        return "", [UNCLEAR]
    return plain if plain.casefold() in {"divers", "familie", "firma"} else "", []


def _is_title(word: str) -> bool:
    plain = word.casefold().rstrip(".")
    if plain in _OFFICES:
        return True
    if plain in _NEEDS_A_POINT and not word.endswith("."):
        return False
    return bool(_TITLES.fullmatch(word)) and ("." in word or plain in {"dr", "prof", "mag", "pd"})


def _split(words: list[str]) -> tuple[list[str], list[str]]:
    """The last name begins at a particle, or is the last word."""
    for at, word in enumerate(words[:-1]):
        if word.casefold() in _PARTICLES and (at or word.islower()):
            return words[:at], words[at:]
    return words[:-1], words[-1:]
