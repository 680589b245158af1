"""Secrets that open a door: random, and kept only as a hash."""

import hashlib
import re
import secrets


def new_token() -> str:
    """A random token of 192 bits, safe in an address (32 characters)."""
    return secrets.token_urlsafe(24)


def hash_of(token: str) -> str:
    """SHA-256; enough for a token that nobody can guess."""
    return hashlib.sha256(token.encode()).hexdigest()


# A token at the end of an address; the lines of a calendar file may be folded inside it.
_IN_AN_ADDRESS = re.compile(r"(?<=[/=])(?:\r\n )?(?:[A-Za-z0-9_-](?:\r\n )?){32}(?![A-Za-z0-9_-])")


def without_tokens(text: str) -> str:
    """The text with a mark where the secret of an address stood, for everybody but its addressee."""
    return _IN_AN_ADDRESS.sub("•••", text)
