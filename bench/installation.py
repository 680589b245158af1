"""A fresh installation to measure in, gone afterwards."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from flask_migrate import upgrade

from conference.core.database import db
from conference.upgrade import create_app
from config import Config


@contextmanager
def fresh_installation(database: str = "") -> Iterator[Flask]:
    """The migrated application inside its context; in this database, else in a file of its own."""
    with tempfile.TemporaryDirectory() as folder:
        settings = {
            "INSTANCE_FOLDER": folder,
            "SECRET_KEY": "only for the bench",
            "SQLALCHEMY_DATABASE_URI": database or f"sqlite:///{Path(folder)}/bench.db",
            "TESTING": True,
        }
        app = create_app(type("BenchConfig", (Config,), settings))
        with app.app_context():
            upgrade()
            yield app
            db.session.remove()
            db.engine.dispose()
