"""Codes that are printed on paper and typed by hand (docs/decisions/0064)."""

import hmac
import re

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # 32 signs; neither 0 and O nor 1 and I

_NOT_TYPED = re.compile(r"[\s\u2010-\u2015.-]+")


def keyed(secret: str, text: str) -> bytes:
    """What nobody can know about this text without the secret."""
    return hmac.digest(secret.encode(), text.encode(), "sha256")


def signs_of(octets: bytes, length: int) -> str:
    """A code of this length, five bits each, from the first seven of the octets."""
    number = int.from_bytes(octets[:7], "big")
    return "".join(ALPHABET[number >> 5 * at & 31] for at in range(length))


def plain(code: str) -> str:
    """As people type it: small letters, blanks and dashes make no difference."""
    return _NOT_TYPED.sub("", code).upper()
