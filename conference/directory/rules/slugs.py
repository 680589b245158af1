"""The last part of a public address of an organisation: made once and kept."""

import re
from collections.abc import Container
from itertools import count

from conference.core.folding import spellings

LONGEST = 60


def slug_of(name: str, *, taken: Container[str] = ()) -> str:
    """The words "bruecken-e-v": small Latin letters and digits only, none twice."""
    plain = re.sub(r"[^a-z0-9]+", "-", spellings(name)[-1]).strip("-")
    slug = plain[:LONGEST].strip("-") or "organisation"
    if slug not in taken:
        return slug
    return next(made for n in count(2) if (made := f"{slug}-{n}") not in taken)
