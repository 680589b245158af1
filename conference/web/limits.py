"""How often somebody may guess.

Only wrong guesses count, so a hall of visitors behind one address is never kept waiting. They are
rows in our own table, shared by all processes: who guessed is a keyed hash of the address and, where
there is one, of the account. Counting a wrong guess is the only thing a GET ever writes.
"""

import hmac
import ipaddress
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import Flask, Response, current_app, make_response, request
from sqlalchemy import delete, func, select

from conference.core import clock, queue
from conference.core.database import db
from conference.core.errors import TooMany
from conference.core.transaction import use_case
from conference.web import access
from conference.web.errors import answer
from conference.web.models import Attempt


@dataclass(frozen=True)
class Allowance:
    """So many wrong guesses within this time; the next one is refused."""

    wrong: int
    within: timedelta = timedelta(hours=1)


DOORS = {
    "link": Allowance(30),  # secret links
    "sign_in": Allowance(10),  # passwords of the office
    "sign_in_link": Allowance(20),  # asking for a link by mail
}


def require_open(door: str, *, about: str = "") -> None:
    """Refuse whoever has used up the wrong guesses at this door; ``about`` names the account."""
    if any(_counted(door, key) >= DOORS[door].wrong for key in _keys(door, about)):
        raise TooMany


def count_wrong(door: str, *, about: str = "") -> None:
    """Remember a wrong guess; refuse it, once there were too many.

    Somebody who is shut out already is refused without writing anything more.
    """
    require_open(door, about=about)
    _note(door, about)


@contextmanager
def counting_only(wrong: type[Exception], door: str, *, about: str = "") -> Iterator[None]:
    """Guard something costly (a password): count before, and take it back unless this error comes.

    Counting first keeps the limit exact when many try at once.
    """
    require_open(door, about=about)
    noted = _note(door, about)
    try:
        yield
    except wrong:
        raise
    except BaseException:
        _forgive(noted)
        raise
    _forgive(noted)


def forget_old() -> None:
    """Throw away guesses that no limit asks about any more; the worker asks every minute."""
    old = clock.now() - max(allowance.within for allowance in DOORS.values())
    if db.session.scalar(select(Attempt.id).where(Attempt.at < old).limit(1)):
        _forget_before(old)


def _note(door: str, about: str) -> list[int]:
    noted = _write(door, about)
    if any(_counted(door, key) > DOORS[door].wrong for key in _keys(door, about)):
        raise TooMany
    return noted


@use_case
def _write(door: str, about: str) -> list[int]:
    attempts = [Attempt(door=door, key=key) for key in _keys(door, about)]
    db.session.add_all(attempts)
    db.session.flush()  # the numbers are needed to take them back
    return [attempt.id for attempt in attempts]


@use_case
def _forgive(noted: list[int]) -> None:
    db.session.execute(delete(Attempt).where(Attempt.id.in_(noted)))


@use_case
def _forget_before(old: datetime) -> None:
    db.session.execute(delete(Attempt).where(Attempt.at < old))


def _counted(door: str, key: str) -> int:
    since = clock.now() - DOORS[door].within
    wrong = select(func.count()).where(Attempt.door == door, Attempt.key == key, Attempt.at > since)
    return db.session.scalar(wrong) or 0


def _keys(door: str, about: str) -> list[str]:
    """Whose guesses these are; nobody can read the address or the account out of it."""
    said = [f"from {_where_from()}", *([f"about {about.casefold()}"] if about else [])]
    secret = current_app.config["SECRET_KEY"].encode()
    return [hmac.digest(secret, f"{door} {word}".encode(), "sha256").hex() for word in said]


def _where_from() -> str:
    """The visitor's address; of an IPv6 address the half that one household shares."""
    try:
        address = ipaddress.ip_address(request.remote_addr or "")
    except ValueError:
        return "nowhere"
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def init_app(app: Flask) -> None:
    app.after_request(_count_wrong_links)
    queue.every_minute("forget wrong guesses", forget_old)


def _count_wrong_links(response: Response) -> Response:
    """A page behind a link that says "not found" was a guess."""
    if response.status_code != 404 or access.audience_of(request.endpoint) != access.LINK:
        return response
    try:
        count_wrong("link")
    except TooMany as error:
        return make_response(answer(error))
    return response
