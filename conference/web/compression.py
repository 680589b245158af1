"""Smaller answers for slow nets."""

import gzip
import secrets
from functools import lru_cache
from io import BytesIO

SMALLEST = 500  # below that the header of the packet weighs more than what is saved
_QUICK = 4
_THOROUGH = 9


@lru_cache(maxsize=256)
def accepts_gzip(header: str) -> bool:
    """Whether this ``Accept-Encoding`` allows gzip (RFC 9110 12.5.3)."""
    weights: dict[str, bool] = {}
    for part in header.lower().split(","):
        name, _, weight = part.partition(";")
        weights[name.strip()] = weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return weights.get("gzip", weights.get("*", False))


def gzipped(body: bytes) -> bytes:
    """As small as possible, and the same for the same body."""
    return gzip.compress(body, _THOROUGH, mtime=0)


def gzipped_with_noise(body: bytes) -> bytes:
    """For pages that are made for one person.

    A random length in the header hides how well the body could be compressed: otherwise a page
    that repeats what an attacker sends betrays its secrets by its size (BREACH, 2013).
    """
    packed = BytesIO()
    noise = secrets.token_hex(64)[: secrets.randbelow(100) + 1]
    with gzip.GzipFile(noise, "wb", _QUICK, packed, mtime=0) as file:
        file.write(body)
    return packed.getvalue()
