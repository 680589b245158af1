"""Ask for an errand, and do those that wait: each at a time by one worker, again if the worker died.

Whoever knows how to do a kind of errand says so once with :func:`can_do`. Between two pieces of the
work it calls :attr:`Going.on`, which stores how far it is; that also keeps other workers away.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, or_, select

from conference.core import clock, queue
from conference.core.actor import SYSTEM, Actor, Role
from conference.core.database import db
from conference.core.errors import DomainError, NotFound, require
from conference.core.events import announce
from conference.core.transaction import use_case
from conference.errands.events import ErrandAsked, ErrandFailed
from conference.errands.models import Errand
from conference.errands.states import ErrandState

SWEEP = "errands"
CLAIMED_FOR = timedelta(minutes=2)  # without a word; then another worker starts anew
MOST_TRIES = 3
KEPT_FOR = timedelta(days=1)
SECRETS_KEPT_FOR = timedelta(hours=1)  # after the file was made: long enough to fetch it again
ENCLOSED = "enclosed"  # in the wish as the worker gets it: the file that came with it

_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class File:
    """What came of an errand; who holds a ``secret`` one could act for those it is about, so it goes soon."""

    name: str
    media_type: str
    content: bytes
    secret: bool = False


class Stopped(Exception):
    """The worker was asked to end, or somebody else has the errand now."""


Going = Callable[[int, int], None]
"""``going(done, total)``: so many rows are done. Raises :class:`Stopped` when the work must end."""

Doing = Callable[[Mapping[str, Any], Going], File | None]
"""``doing(wish, going)``: does it, and may be begun anew. Without a file, the outcome stands on a page.

A :class:`DomainError` says that it cannot be done, however often it is tried."""

_known: dict[str, Doing] = {}


def can_do(kind: str, doing: Doing) -> None:
    """Errands of this kind are done so. What it reads may change between two pieces."""
    _known[kind] = doing


@use_case
def ask_for(
    kind: str,
    wish: Mapping[str, Any],
    *,
    title: str,
    roles: tuple[Role, ...],
    actor: Actor,
    enclosed: bytes | None = None,
    back: str = "",
    leads_to: str = "",
) -> Errand:
    """Let the worker do this; who asks may fetch the outcome as long as she has one of these roles.

    The worker finds a file that is ``enclosed`` in the wish under :data:`ENCLOSED`.
    """
    require(actor.has(*roles))
    now = clock.now()
    errand = Errand(
        kind=kind,
        title=title,
        wish=dict(wish),
        roles=[role.value for role in roles],
        enclosed=enclosed,
        back=back,
        leads_to=leads_to,
        asked_by_id=actor.staff_id,
        asked_at=now,
        expires_at=now + KEPT_FOR,
    )
    db.session.add(errand)
    db.session.flush()  # the trail names it by its id
    announce(ErrandAsked(subject_id=errand.id), by=actor, why=title)
    queue.wake(SWEEP)
    return errand


def errand_of(actor: Actor, errand_id: int) -> Errand:
    """An errand somebody asked for herself, as long as it is kept; to everybody else there is none."""
    errand = db.session.get(Errand, errand_id)
    if errand is None or not errand.belongs_to(actor) or errand.expires_at <= clock.now():
        raise NotFound
    return errand


@use_case
def try_again(errand_id: int, *, actor: Actor) -> None:
    """Let the worker try what has failed once more; what cannot be done is not tried again."""
    errand = errand_of(actor, errand_id)
    require(not errand.sentence)
    errand.become(ErrandState.WAITING)
    errand.tries = errand.rows_done = 0
    queue.wake(SWEEP)


def do_waiting() -> None:
    """Do all errands that wait, and throw away what nobody needs any more."""
    if db.session.scalar(select(Errand.id).where(Errand.expires_at <= clock.now()).limit(1)):
        _throw_away()
    while not queue.is_closing() and _is_any_waiting():
        claimed = _claim()
        if claimed is None:
            return
        _do(*claimed)


def _do(errand_id: int, kind: str, wish: Mapping[str, Any], lease: datetime) -> None:
    held = _Lease(errand_id, lease)
    try:
        file = _known[kind](wish, held.going)
    except Stopped:
        _put_back(errand_id, held.until)
    except DomainError as error:
        db.session.rollback()
        _note_refusal(errand_id, held.until, str(error))
    except Exception:
        _log.exception("The errand %s (%s) broke off", errand_id, kind)
        db.session.rollback()
        _note_failure(errand_id, held.until)
    else:
        _note_end(errand_id, held.until, file)


class _Lease:
    """The right of this worker to do the errand, made longer with every piece."""

    def __init__(self, errand_id: int, until: datetime) -> None:
        self._errand_id, self.until = errand_id, until

    def going(self, done: int, total: int) -> None:
        until = _note_progress(self._errand_id, self.until, done, total)
        if until is None:
            raise Stopped
        self.until = until
        if queue.is_closing():
            raise Stopped


def _waits() -> Any:
    lapsed = (Errand.state == ErrandState.RUNNING) & (Errand.claimed_until < clock.now())
    return or_(Errand.state == ErrandState.WAITING, lapsed)


def _is_any_waiting() -> bool:
    """Asked without a lock: most minutes there is none."""
    found = db.session.scalar(select(Errand.id).where(_waits()).limit(1))
    db.session.rollback()
    return found is not None


@use_case
def _claim() -> tuple[int, str, Mapping[str, Any], datetime] | None:
    errand = db.session.scalar(
        select(Errand)
        .where(_waits())
        .order_by(Errand.asked_at, Errand.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if errand is None:
        return None
    if errand.state is ErrandState.RUNNING:
        errand.become(ErrandState.WAITING)  # its worker died
    errand.become(ErrandState.RUNNING)
    errand.tries += 1
    errand.rows_done = 0
    errand.claimed_until = clock.now() + CLAIMED_FOR
    return errand.id, errand.kind, {**errand.wish, ENCLOSED: errand.enclosed}, errand.claimed_until


def _held(errand_id: int, lease: datetime) -> Errand | None:
    """The errand, if this worker still has it."""
    errand = db.session.get(Errand, errand_id, with_for_update=True)
    if errand is None or errand.claimed_until != lease or errand.state is not ErrandState.RUNNING:
        return None
    return errand


@use_case
def _note_progress(errand_id: int, lease: datetime, done: int, total: int) -> datetime | None:
    errand = _held(errand_id, lease)
    if errand is None:
        return None
    errand.rows_done, errand.rows_total = done, total
    errand.claimed_until = clock.now() + CLAIMED_FOR
    return errand.claimed_until


@use_case
def _put_back(errand_id: int, lease: datetime) -> None:
    errand = _held(errand_id, lease)
    if errand is not None:
        errand.become(ErrandState.WAITING)
        errand.tries -= 1


@use_case
def _note_failure(errand_id: int, lease: datetime) -> None:
    errand = _held(errand_id, lease)
    if errand is None:
        return
    if errand.tries < MOST_TRIES:
        errand.become(ErrandState.WAITING)
        return
    errand.become(ErrandState.FAILED)
    announce(ErrandFailed(subject_id=errand.id), by=SYSTEM)


@use_case
def _note_refusal(errand_id: int, lease: datetime, sentence: str) -> None:
    errand = _held(errand_id, lease)
    if errand is None:
        return
    errand.become(ErrandState.FAILED)
    errand.sentence, errand.enclosed, errand.claimed_until = sentence, None, None
    announce(ErrandFailed(subject_id=errand.id), by=SYSTEM)


@use_case
def _note_end(errand_id: int, lease: datetime, file: File | None) -> None:
    errand = _held(errand_id, lease)
    if errand is None:
        return
    errand.become(ErrandState.DONE)
    errand.rows_done = errand.rows_total
    errand.enclosed = errand.claimed_until = None
    if file is not None:
        errand.file_name, errand.media_type = file.name, file.media_type
        errand.content = file.content
        if file.secret:
            errand.expires_at = min(errand.expires_at, clock.now() + SECRETS_KEPT_FOR)


@use_case
def _throw_away() -> None:
    db.session.execute(delete(Errand).where(Errand.expires_at <= clock.now()))
