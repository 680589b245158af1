"""The short code of a letter, for people who type an address from paper (docs/decisions/0064)."""

from base64 import urlsafe_b64encode

from conference.core.typed_codes import keyed, plain, signs_of

LENGTH = 10  # of five bits each


def code_for(secret: str, key: str) -> str:
    """The code of the letter with this key: 50 bits that nobody can know without the secret."""
    signs = signs_of(keyed(secret, f"papers/code/{key}"), LENGTH)
    return f"{signs[:5]}-{signs[5:]}"


def token_for(secret: str, code: str) -> str:
    """The token of the link that this code opens (192 bits); whoever knows the hash does not know the code."""
    return urlsafe_b64encode(keyed(secret, f"papers/token/{plain(code)}")[:24]).decode()
