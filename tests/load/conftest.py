"""A real server with a real database, for tests of many people at once."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from conference.app import create_app
from conference.core.database import db
from config import TestConfig
from tests.factories import ConferenceFactory

HOUSE = Path(__file__).parent.parent.parent


class Server:
    """gunicorn, two processes of four threads, as in production."""

    def __init__(self, database: str, folder: Path, application: str) -> None:
        self.application = application
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.environment = {
            **os.environ,
            "DATABASE_URL": database,
            "INSTANCE_FOLDER": str(folder),
            "SECRET_KEY": "only for tests, but the same after a restart",
            "PUBLIC_URL": f"http://127.0.0.1:{self.port}",
        }
        self.log = folder / "server.log"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "gunicorn", self.application, "--no-control-socket"]
        command += ["--worker-class", "gthread", "--workers", "2", "--threads", "4"]
        command += ["--bind", f"127.0.0.1:{self.port}", "--backlog", "512"]
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                command, cwd=HOUSE, env=self.environment, stderr=log, start_new_session=True
            )
        end = time.monotonic() + 20
        while time.monotonic() < end:
            with socket.socket() as connection:
                if connection.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise TimeoutError("the server did not start")

    def kill(self) -> None:
        """As a power cut does: all processes at once, without a word."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


@pytest.fixture
def served(database, tmp_path):
    """``with served() as (server, year, query): ...``: a conference with fifty seats, open for everybody."""

    @contextmanager
    def serve(application="wsgi:app"):
        config = type("LoadConfig", (TestConfig,), {"SQLALCHEMY_DATABASE_URI": database})
        app = create_app(config)
        with app.app_context():
            db.create_all()
            year = ConferenceFactory(public_seats=50).year
            db.session.remove()
            db.engine.dispose()
        engine = sa.create_engine(database)

        def query(statement):
            with engine.connect() as connection:
                return [tuple(row) for row in connection.execute(sa.text(statement))]

        server = Server(database, tmp_path, application)
        server.start()
        try:
            yield server, year, query
        finally:
            server.kill()
            engine.dispose()

    return serve


@pytest.fixture
def house(database):
    """The application with a database of its own, where every thread has its own connection."""
    app = create_app(type("OwnConfig", (TestConfig,), {"SQLALCHEMY_DATABASE_URI": database}))
    with app.app_context():
        db.create_all()
        db.session.remove()
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
