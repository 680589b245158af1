"""What the remarks of an address list say that somebody must heed."""

import re
from dataclasses import dataclass

OPTED_OUT = "Will nicht mehr eingeladen werden."
RETURNED = "Post kam von dieser Anschrift zurück."
OUTDATED = "Die Ansprechperson hat vielleicht gewechselt."

_NEVER = re.compile(
    r"nicht\s+mehr\s+(?:an\w*schreiben|einladen|kontaktieren|schreiben|anrufen|melden)"
    r"|kein(?:e|en)?\s+(?:einladung|post|werbung|mail|briefe|kontakt)"
    r"|(?:möchte|moechte|will|wünscht)\s+(?:nicht|keine)"
    r"|nicht\s+(?:anschreiben|einladen)|aus\s+(?:dem\s+)?verteiler\s+(?:gestrichen|nehmen|löschen)",
    re.IGNORECASE,
)
_CAME_BACK = re.compile(
    r"post\s+(?:kam\s+)?zur(?:ü|ue)ck|unzustellbar|verzogen|unbekannt\s+verzogen|adresse\s+falsch"
    r"|retoure|zur(?:ü|ue)ckgekommen|empf(?:ä|ae)nger\s+unbekannt",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"ansprechpartner\w*\s+gewechselt|nicht\s+mehr\s+(?:da|im\s+amt|tätig)", re.I)
_YES = frozenset({"ja", "x", "j", "1", "wahr"})


@dataclass(frozen=True, kw_only=True)
class Heeded:
    opted_out: bool = False
    returned: bool = False
    remarks: tuple[str, ...] = ()


def heeded(note: str, opted_out: str = "") -> Heeded:
    never = bool(_NEVER.search(note)) or opted_out.strip().casefold() in _YES
    came_back = bool(_CAME_BACK.search(note))
    remarks = [OPTED_OUT] * never + [RETURNED] * came_back
    if _CHANGED.search(note):
        remarks.append(OUTDATED)
    return Heeded(opted_out=never, returned=came_back, remarks=tuple(remarks))


def tags_in(lists: str) -> tuple[str, ...]:
    """ "A,B" and "B+C" are the distribution lists A and B, B and C."""
    words = (word.strip() for word in re.split(r"[,+;/&]|\s+und\s+", lists))
    return tuple(
        dict.fromkeys(
            word if word.casefold().startswith("verteiler") else f"Verteiler {word}"
            for word in words
            if word
        )
    )
