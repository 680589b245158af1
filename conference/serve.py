"""Everything at once on one machine: what ``make run`` starts.

Brings the database up to date, tells the demonstration to an empty one, prints the address and a
link for the office, then serves with gunicorn and one background worker until Ctrl-C. All
processes are forked from this one, so that they share its memory. A larger installation starts
each part by itself: docs/operating.md.
"""

import ctypes
import fcntl
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import wait
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import Any, NoReturn

import click
import sqlalchemy as sa
from flask import Flask
from flask.cli import ScriptInfo
from gunicorn.app.base import BaseApplication

from conference.app import HOUSE, create_app
from conference.core.database import db
from conference.directory.models import District
from config import Config

HOST = "127.0.0.1"
PORT = int(os.environ.get("PORT", "8000"))
FORK = get_context("fork")
PR_SET_PDEATHSIG = 1  # prctl(2): the signal a process gets when its parent dies


class Website(BaseApplication):  # type: ignore[misc]  # carries no types
    """gunicorn with our settings: two processes of four threads, all from the application already loaded."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        super().__init__()

    def load_config(self) -> None:
        settings: dict[str, Any] = {
            "bind": f"{HOST}:{PORT}",
            "worker_class": "gthread",
            "workers": 2,
            "threads": 4,
            "preload_app": True,
            "control_socket_disable": True,
            "loglevel": "warning",
            "graceful_timeout": 10,
        }
        for name, value in settings.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        return self.app


def main() -> None:
    _port_is_free()
    with _alone(Path(Config.INSTANCE_FOLDER)):
        _first_database(Config.SQLALCHEMY_DATABASE_URI)
        app = create_app()
        _in_a_child(lambda: _prepare(app))
    parts = [Website(app).run, lambda: _command(app, "worker")]
    _keep_alive(parts, greeting=lambda: _welcome(app))


def _port_is_free() -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, PORT))
        except OSError:
            _give_up(
                f"Port {PORT} is taken by another program. Choose another one: make run PORT={PORT + 1}"
            )


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let nobody else prepare the same installation meanwhile."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / "preparing.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _first_database(address: str) -> None:
    """Make the first SQLite database beside its place, so that one broken off halfway is never used."""
    url = sa.make_url(address)
    if url.get_backend_name() != "sqlite" or not url.database or Path(url.database).exists():
        return
    place, draft = Path(url.database), Path(f"{url.database}.new")
    for left in draft.parent.glob(f"{draft.name}*"):
        left.unlink()
    settings = type("FirstConfig", (Config,), {"SQLALCHEMY_DATABASE_URI": f"sqlite:///{draft}"})
    _in_a_child(lambda: _prepare(create_app(settings)))
    with sqlite3.connect(draft) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    draft.rename(place)


def _prepare(app: Flask) -> None:
    """Bring the database up to date, and tell the demonstration if nobody lives in it yet."""
    address = app.config["SQLALCHEMY_DATABASE_URI"]
    with app.app_context():
        if not _is_up_to_date():
            upgrade = [sys.executable, "-m", "conference.upgrade"]
            subprocess.run(upgrade, env=os.environ | {"DATABASE_URL": address}, check=True)
        empty = db.session.scalar(sa.select(District.id).limit(1)) is None
        db.session.remove()
    if empty:
        click.echo("▸ Telling the demonstration (once)")
        _command(app, "demo")
    with app.app_context():
        db.engine.dispose()


def _welcome(app: Flask) -> None:
    """Say where the conference is, and how the office gets in."""
    click.echo(f"\n  The conference:             {Config.PUBLIC_URL}/")
    click.echo("  Into the office, once:      ", nl=False)
    _command(app, "staff", "link")
    click.echo("\n  Ctrl-C ends it.\n")


def _is_up_to_date() -> bool:
    """Whether the newest migration is in the database; asked without waking Alembic."""
    newest = max(path.name for path in (HOUSE / "migrations" / "versions").glob("*.py"))
    with db.engine.connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return False
        known = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    return known is not None and newest.startswith(known)


def _command(app: Flask, *words: str) -> None:
    """Run a command of the application as ``flask`` would."""
    with app.app_context():
        app.cli.main(words, "flask", obj=ScriptInfo(create_app=lambda: app), standalone_mode=False)


def _in_a_child(step: Callable[[], None]) -> None:
    """Do it in a child, whose memory and connections are gone afterwards."""
    process = FORK.Process(target=step)
    process.start()
    process.join()
    if process.exitcode:
        _give_up("The preparation failed; the reason stands above. Nothing is served.")


def _keep_alive(parts: list[Callable[[], object]], *, greeting: Callable[[], object]) -> None:
    """Run every part in a child and start one that dies anew, until somebody ends us.

    The greeting is said once, by a child of its own: no visitor waits for it.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have had it ignored
    running = {_start(part): part for part in parts}
    greeter = {_start(greeting)}
    try:
        while True:
            wait([process.sentinel for process in (*running, *greeter)])
            time.sleep(1)
            greeter = {process for process in greeter if process.is_alive()}
            for process in [process for process in running if not process.is_alive()]:
                click.echo(f"A part ended ({process.exitcode}) and is started anew.", err=True)
                part = running.pop(process)
                running[_start(part)] = part
    except KeyboardInterrupt:
        click.echo()
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        for process in running:
            process.terminate()
        for process in running:
            process.join()


def _start(part: Callable[[], object]) -> ForkProcess:
    def run() -> None:
        os.setpgid(0, 0)  # Ctrl-C reaches the parent only, which passes it on
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        part()

    process = FORK.Process(target=run)
    process.start()
    return process


def _give_up(sentence: str) -> NoReturn:
    click.echo(f"\n{sentence}", err=True)
    sys.exit(1)


if __name__ == "__main__":
    main()
