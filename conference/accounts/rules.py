"""Passwords, which are good enough and how they are kept; and what to call somebody's browser.

Argon2id with the parameters of the OWASP password storage cheat sheet (19 MiB, 2 passes, 1 lane).
Hashing is meant to be slow, so only a few run at once in a process; whoever asks meanwhile waits a
moment or is asked to come back.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from conference.accounts.errors import TooManyAtOnce

SHORTEST = 12
LONGEST = 200
AT_ONCE = 4
PATIENCE = 5.0  # seconds somebody waits for their turn

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_turns = BoundedSemaphore(AT_ONCE)

# The hash of a password that nobody has, with the parameters above
_NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$dTBot8/wlucppeoSUPuasg$3mCbonPLRBZrQdtwKzyWkwU0xiNNiX+O4v2YWLeLvo8"


def is_good_password(password: str, email: str) -> bool:
    """Long, not one's own address, and more than a few characters again and again."""
    folded = password.casefold()
    name = email.casefold().partition("@")[0]
    return (
        SHORTEST <= len(password) <= LONGEST
        and len(set(folded)) >= 6
        and not (len(name) > 3 and name in folded)
        and folded not in {"integrationskonferenz", "passwort12345", "123456789012"}
    )


def hash_of_password(password: str) -> str:
    with _a_turn():
        return _hasher.hash(password)


def password_matches(password: str, password_hash: str | None) -> bool:
    """Takes as long for somebody without a password as for everybody else."""
    with _a_turn():
        try:
            return _hasher.verify(password_hash or _NOBODYS, password) and bool(password_hash)
        except (VerificationError, InvalidHashError):
            return False


@contextmanager
def _a_turn() -> Iterator[None]:
    if not _turns.acquire(timeout=PATIENCE):
        raise TooManyAtOnce
    try:
        yield
    finally:
        _turns.release()


_BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "Firefox": "Firefox",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
_SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "Linux": "Linux",
}


def browser_in_words(user_agent: str) -> str:
    """``Firefox, Windows``: enough to know one's own browser again, and no more than that is kept."""
    found = (
        next((name for sign, name in names.items() if sign in user_agent), "")
        for names in (_BROWSERS, _SYSTEMS)
    )
    return ", ".join(filter(None, found)) or "unbekannter Browser"
