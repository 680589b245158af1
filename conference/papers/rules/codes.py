"""The short code of a letter, for people who type an address from paper (docs/decisions/0064)."""

import hmac
import re
from base64 import urlsafe_b64encode

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # 32 signs; neither 0 and O nor 1 and I
LENGTH = 10  # of five bits each

_NOT_TYPED = re.compile(r"[\s\u2010-\u2015.-]+")


def code_for(secret: str, key: str) -> str:
    """The code of the letter with this key: 50 bits that nobody can know without the secret."""
    number = int.from_bytes(_keyed(secret, f"code/{key}")[:7], "big")
    signs = "".join(ALPHABET[number >> 5 * at & 31] for at in range(LENGTH))
    return f"{signs[:5]}-{signs[5:]}"


def token_for(secret: str, code: str) -> str:
    """The token of the link that this code opens (192 bits); whoever knows the hash does not know the code."""
    return urlsafe_b64encode(_keyed(secret, f"token/{plain(code)}")[:24]).decode()


def plain(code: str) -> str:
    """As people type it: small letters, with or without the dash."""
    return _NOT_TYPED.sub("", code).upper()


def _keyed(secret: str, text: str) -> bytes:
    return hmac.digest(secret.encode(), f"papers/{text}".encode(), "sha256")
