"""The only place that commits."""

import logging
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

from conference.core.database import db, writing
from conference.core.events import Announcement, announced, forget

P = ParamSpec("P")
R = TypeVar("R")

_listeners: list[Callable[[Announcement], None]] = []
_listeners_at_the_end: list[Callable[[Sequence[Announcement]], None]] = []
_afterwards: ContextVar[tuple[Callable[[], None], ...]] = ContextVar("afterwards", default=())


def listen(listener: Callable[[Announcement], None]) -> None:
    """Hear every announcement inside the transaction it belongs to."""
    if listener not in _listeners:
        _listeners.append(listener)


def listen_at_the_end(listener: Callable[[Sequence[Announcement]], None]) -> None:
    """Hear all announcements of a transaction together and in their order, before it is stored."""
    if listener not in _listeners_at_the_end:
        _listeners_at_the_end.append(listener)


def afterwards(step: Callable[[], None]) -> None:
    """Do something once the running use case is safely stored; each step once, its failure is only logged."""
    if step not in _afterwards.get():
        _afterwards.set((*_afterwards.get(), step))


def use_case(function: Callable[P, R]) -> Callable[P, R]:
    """Make a service function one transaction; a use case inside a use case joins it.

    It starts from a fresh view of the database: what was read before is read again, behind the
    locks that the use case takes.
    """

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if writing.get():
            return function(*args, **kwargs)
        db.session.rollback()
        token = writing.set(True)
        try:
            result = function(*args, **kwargs)
            _tell_the_listeners()
            db.session.commit()
        except BaseException:
            db.session.rollback()
            _afterwards.set(())
            raise
        finally:
            forget()
            writing.reset(token)
        _do_afterwards()
        return result

    return run


def _tell_the_listeners() -> None:
    heard: list[Announcement] = []
    for news in announced():
        heard.append(news)
        for listener in _listeners:
            listener(news)
    if heard:
        for at_the_end in _listeners_at_the_end:
            at_the_end(heard)


def _do_afterwards() -> None:
    steps = _afterwards.get()
    _afterwards.set(())
    for step in steps:
        try:
            step()
        except Exception:
            logging.getLogger(__name__).exception("A step after the commit failed")
