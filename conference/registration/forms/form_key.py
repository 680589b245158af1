"""The key of a form: it makes the same form count once, and opens the page of the answer."""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from secrets import token_urlsafe

from flask import current_app

_RANDOM = 16  # characters, 96 bits; as many of the seal follow


def new_form_key() -> str:
    """A random key with our seal on it (32 characters)."""
    chance = token_urlsafe(12)
    return chance + _seal(chance)


def is_form_key(key: str) -> bool:
    """Whether the key is one that we gave."""
    chance, seal = key[:_RANDOM], key[_RANDOM:]
    return hmac.compare_digest(seal.encode(), _seal(chance).encode())


def _seal(chance: str) -> str:
    secret = str(current_app.config["SECRET_KEY"]).encode()
    digest = hmac.digest(secret, f"form/{chance}".encode(), hashlib.sha256)
    return urlsafe_b64encode(digest[:12]).decode()
