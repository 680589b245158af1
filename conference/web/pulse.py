"""Whether the service is alive: it is, when it can really write.

A look at the database stays green on a full disk, so a row is written and committed.
"""

from datetime import datetime, timedelta
from functools import partial

from flask import Flask, current_app
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from conference.core import clock, queue
from conference.core.database import db
from conference.core.transaction import use_case
from conference.web.models import Pulse

ENOUGH = timedelta(seconds=5)  # asked more often, the last answer holds
SILENCE = timedelta(minutes=5)  # the worker leaves a sign once a minute
WORKER = "worker"


def is_alive() -> bool:
    """Whether this process can write to the database now, or could a moment ago."""
    alive_at: datetime | None = current_app.extensions.get("pulse")
    if alive_at is None or clock.now() - alive_at >= ENOUGH:
        alive_at = clock.now() if _can_write() else None
        current_app.extensions["pulse"] = alive_at
    return alive_at is not None


def _can_write() -> bool:
    try:
        beat("web")
    except IntegrityError:
        return True  # another process wrote the first sign of life at the same moment
    except SQLAlchemyError as error:
        current_app.logger.error("The pulse could not be written", exc_info=error)
        db.engine.dispose()  # a connection opened on a read-only disk stays read-only
        return False
    return True


def is_silent(part: str) -> bool:
    """Whether this part of the service should have left a sign of life by now, and has not."""
    beaten_at = db.session.scalar(select(Pulse.beaten_at).where(Pulse.part == part))
    return beaten_at is None or clock.now() - beaten_at > SILENCE


@use_case
def beat(part: str) -> None:
    """Leave a sign of life of this part of the service."""
    pulse = db.session.scalar(select(Pulse).where(Pulse.part == part))
    if pulse is None:
        db.session.add(Pulse(part=part, beaten_at=clock.now()))
    else:
        pulse.beaten_at = clock.now()


def init_app(app: Flask) -> None:
    queue.every_minute("leave a sign of life", partial(beat, WORKER))
