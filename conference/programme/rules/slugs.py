"""The last part of a public address: it stands on flyers, so it is made once and kept."""

import re
import unicodedata
from collections.abc import Container
from itertools import count

LONGEST = 60
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def slug_of(code: str, title: str, *, taken: Container[str] = ()) -> str:
    """The words "a1-deutsch-fuer-den-beruf": lower case, Latin letters and digits only, none twice."""
    words = _plain(code).split("-") + _plain(title).split("-")
    slug = ""
    for word in filter(None, words):
        longer = f"{slug}-{word}" if slug else word[:LONGEST]
        if len(longer) > LONGEST:
            break
        slug = longer
    slug = slug or "forum"
    if slug not in taken:
        return slug
    return next(made for n in count(2) if (made := f"{slug}-{n}") not in taken)


def _plain(text: str) -> str:
    german = unicodedata.normalize("NFC", text).casefold().translate(_GERMAN)
    latin = unicodedata.normalize("NFKD", german).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", latin).strip("-")
