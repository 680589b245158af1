"""The application with its lock taken off, to prove that the tests would see it.

The seats are looked at before the lock is held, as one does who forgets it: what others take in
between is overwritten.
"""

import time
from contextvars import ContextVar
from typing import Any

import sqlalchemy as sa

from conference.app import create_app
from conference.core.database import db
from conference.registration.models import SeatPool
from conference.registration.services import pools, register
from conference.registration.views import sign_up

app = create_app()

_seen: ContextVar[dict[int, tuple[int, int]]] = ContextVar("seats as they were a moment ago")
_locked, _register = pools._locked, register.register


def _looked_at_before(conference_id: int) -> pools.Pools:
    found = _locked(conference_id)
    for pool in (found.of(quota) for quota in found._of_quotas):
        pool.taken, pool.waiting = _seen.get({}).get(pool.id, (pool.taken, pool.waiting))
    return found


def _register_after_a_look(*args: Any, **options: Any) -> Any:
    with db.engine.connect() as connection:
        rows = connection.execute(sa.select(SeatPool.id, SeatPool.taken, SeatPool.waiting))
        _seen.set({row[0]: (row[1], row[2]) for row in rows})
    time.sleep(0.01)
    return _register(*args, **options)


pools._locked = _looked_at_before
sign_up.register = _register_after_a_look
