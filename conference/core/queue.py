"""The queue wakes the worker. It knows nothing that is not in the database too, so nothing is lost with it.

A *sweep* looks for work that waits in a table and does it; it can run at any time, twice, or in several
workers at once. The worker sweeps once a minute, and at once when somebody wakes it.
"""

import logging
import os
import signal
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from threading import Lock, Timer
from typing import TYPE_CHECKING, Any

import click
from flask import Flask, current_app

if TYPE_CHECKING:
    from huey import Huey
    from huey.consumer import Consumer

Sweep = Callable[[], None]

WAIT_BEFORE_WAKING = 1.0  # seconds in which all that is written shares one wake
LONGEST_POLL = 1.0  # seconds until a sleeping worker looks into a queue that is a file
PATIENCE_AT_THE_END = 20  # seconds a worker may finish what it is doing

_sweeps: dict[str, Sweep] = {}
_log = logging.getLogger(__name__)


def every_minute(name: str, sweep: Sweep) -> None:
    """Let the worker do this once a minute, and whenever it is woken by this name."""
    _sweeps[name] = sweep


def wake(name: str) -> None:
    """Tell the worker that there is work for this sweep; costs next to nothing."""
    queue: Queue = current_app.extensions["queue"]
    queue.wake(name)


def is_closing() -> bool:
    """Whether the worker was asked to stop; a long sweep then stops at the next good moment."""
    queue: Queue = current_app.extensions["queue"]
    return queue.closing


class Queue:
    """The queue of one application: a file, or tables of the PostgreSQL database."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._lock = Lock()
        self._waking: set[str] = set()
        self._consumer: Consumer | None = None

    @cached_property
    def huey(self) -> "Huey":
        """Opened when first used: no process touches a database while it is only being built."""
        from huey import crontab  # noqa: PLC0415  # as in _open

        huey = self._open()
        self._enqueue = huey.task(name="sweep")(self._sweep)
        huey.periodic_task(crontab(), name="sweep_all")(self.sweep_all)
        return huey

    def _open(self) -> "Huey":
        # Brings the driver of PostgreSQL along, which no start on SQLite should have to wait for
        from huey import PostgresHuey, SqliteHuey  # noqa: PLC0415

        config = self._app.config
        url = str(config["QUEUE_URL"] or config["SQLALCHEMY_DATABASE_URI"])
        if url.startswith("postgresql"):
            dsn = "postgresql" + url[url.index("://") :]
            return PostgresHuey("conference", dsn=dsn, results=False)
        folder = Path(self._app.instance_path)
        folder.mkdir(parents=True, exist_ok=True)
        return SqliteHuey(
            "conference", filename=str(folder / "queue.db"), cache_mb=1, fsync=False, results=False
        )

    def wake(self, name: str) -> None:
        """Wake the worker in a second; whoever calls in between is served by the same wake."""
        with self._lock:
            if name in self._waking or self._app.testing:
                return
            self._waking.add(name)
        Timer(WAIT_BEFORE_WAKING, partial(self._wake_now, name)).start()

    def _wake_now(self, name: str) -> None:
        with self._lock:
            self._waking.discard(name)
        try:
            if self.huey.pending_count() == 0:  # else the worker is about to look anyhow
                self._enqueue(name)
        except Exception:
            _log.exception("The worker could not be woken; it will look by itself within a minute")

    @property
    def closing(self) -> bool:
        return self._consumer is not None and self._consumer.stop_flag.is_set()

    def _sweep(self, name: str) -> None:
        with self._app.app_context():
            try:
                _sweeps[name]()
            except Exception:
                _log.exception("The sweep %r failed; it will be tried again within a minute", name)

    def sweep_all(self) -> None:
        """Do everything that may be due."""
        for name in tuple(_sweeps):
            self._sweep(name)

    def work(self) -> None:
        """Be the worker until told to stop."""
        from huey.consumer import Consumer  # noqa: PLC0415  # as in _open

        self._consumer = Consumer(
            self.huey,
            workers=1,
            max_delay=LONGEST_POLL,
            scheduler_interval=30,
            shutdown_timeout=PATIENCE_AT_THE_END,
        )
        self._consumer._handle_signal = partial(_end_calmly, self._consumer)
        self._consumer.run()
        self.close()

    def close(self) -> None:
        """Let go of the file or the database."""
        self.huey.storage.close()


def _end_calmly(consumer: "Consumer", signum: int, frame: Any) -> None:
    """End what it is doing, whichever way it is asked to stop."""
    consumer._signum, consumer._restart, consumer._graceful = signum, False, True
    signal.signal(signum, signal.default_int_handler)  # asked twice: at once


@click.command("worker")
def _work() -> None:
    """Deliver letters and do what else happens by itself, until stopped."""
    os.nice(5)  # visitors come first
    current_app.extensions["queue"].work()


def init_app(app: Flask) -> None:
    app.extensions["queue"] = Queue(app)
    app.cli.add_command(_work)
