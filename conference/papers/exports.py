"""Files for the printer: the pile of letters, and name badges, ten to a sheet, to be cut and pinned on.

Many of them take longer than a page may: the worker makes them piece by piece.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from conference.core import clock
from conference.documents.letters_on_paper import drawable
from conference.documents.pdf import CONTENT_TYPE, pdf_file
from conference.errands.work import File, Going
from conference.papers import letters, queries
from conference.papers.errors import NoBadge, NothingToPrint
from conference.planning.models import Conference
from conference.planning.queries import conference_by_id
from conference.registration.models import Registration

LETTERS, BADGES = "print letters", "print badges"  # the kinds of errands
AT_ONCE = 30  # pages or badges that come at once; for more the worker is asked
PIECE = 25  # letters or badges between two words about how far it is
TEMPLATE = "papers/print/badges.typ"

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_HAS_A_DIRECTION = _RIGHT_TO_LEFT | {"L"}


def do_letters(wish: Mapping[str, Any], going: Going) -> File:
    """The letters that could be printed when the worker was asked, and still can."""
    conference_id = wish["conference_id"]
    ids = queries.ids_to_print(conference_id, up_to=wish["up_to"])
    if not ids:
        raise NothingToPrint
    pages: list[letters.Page] = []
    for begin in range(0, len(ids), PIECE):
        going(len(pages), len(ids))
        some = queries.letters_for_the_press(conference_id, ids[begin : begin + PIECE])
        pages += letters.told(conference_by_id(conference_id), some)
    going(len(ids), len(ids))
    return File(
        name=f"briefe-{clock.today():%Y-%m-%d}.pdf",
        media_type=CONTENT_TYPE,
        content=letters.press(conference_by_id(conference_id), pages),
        secret=True,
    )


def do_badges(wish: Mapping[str, Any], going: Going) -> File:
    """The badges of all who have a seat when the worker begins."""
    conference = conference_by_id(wish["conference_id"])
    badges = [_badge(person) for person in queries.people_with_a_seat(conference)]
    if not badges:
        raise NoBadge
    going(len(badges), len(badges))
    return File(
        name=badges_name(conference),
        media_type=CONTENT_TYPE,
        content=_press(conference_by_id(wish["conference_id"]), badges),
    )


def badges_name(conference: Conference) -> str:
    return f"namensschilder-{conference.year}-{clock.today():%Y-%m-%d}.pdf"


def badges_file(conference: Conference, people: Iterable[Registration]) -> bytes:
    """The badges of these people as one PDF, in this order; nothing of what they need is on them."""
    return _press(conference, [_badge(person) for person in people])


Badge = dict[str, object]


def _press(conference: Conference, badges: list[Badge]) -> bytes:
    return pdf_file(
        TEMPLATE,
        title=f"Namensschilder: {conference.title.german}",
        conference=_with_year(conference),
        badges=badges,
    )


def _badge(person: Registration) -> Badge:
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
