"""Secrets that open a door: random, and kept only as a hash."""

import hashlib
import secrets


def new_token() -> str:
    """A random token of 192 bits, safe in an address (32 characters)."""
    return secrets.token_urlsafe(24)


def hash_of(token: str) -> str:
    """SHA-256; enough for a token that nobody can guess."""
    return hashlib.sha256(token.encode()).hexdigest()
