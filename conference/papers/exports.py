"""Name badges: everybody who comes, ten to a sheet, to be cut and pinned on."""

import unicodedata
from collections.abc import Iterable

from conference.documents.letters_on_paper import drawable
from conference.documents.pdf import pdf_file
from conference.planning.models import Conference
from conference.registration.models import Registration

TEMPLATE = "papers/print/badges.typ"

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_HAS_A_DIRECTION = _RIGHT_TO_LEFT | {"L"}


def badges_file(conference: Conference, people: Iterable[Registration]) -> bytes:
    """The badges of these people as one PDF, in this order; nothing of what they need is on them."""
    return pdf_file(
        TEMPLATE,
        title=f"Namensschilder: {conference.title.german}",
        conference=_with_year(conference),
        badges=[_badge(person) for person in people],
    )


def _badge(person: Registration) -> dict[str, object]:
    """One badge; without a name it is left free, to be written on by hand."""
    named = person.is_named and not person.is_protected
    return {
        "name": _line(person.badge_name),
        "organisation": _line(person.organisation if named else ""),
        "code": person.code,
        "photos": person.may_be_photographed,
    }


def _line(text: str) -> dict[str, str]:
    """Words as they will be drawn, and from which side they are read."""
    words = " ".join(drawable(text).split())
    return {"words": words, "direction": _direction(words)}


def _direction(words: str) -> str:
    """That of the first letter that has one, as browsers do it for ``dir=auto``."""
    kinds = (unicodedata.bidirectional(letter) for letter in words)
    first = next((kind for kind in kinds if kind in _HAS_A_DIRECTION), "L")
    return "rtl" if first in _RIGHT_TO_LEFT else "ltr"


def _with_year(conference: Conference) -> str:
    title, year = conference.title.german, str(conference.year)
    return title if year in title else f"{title} {year}"
