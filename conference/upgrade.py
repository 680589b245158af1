"""Bring the database to its newest form: ``python -m conference.upgrade``.

It stands apart from the application because only migrations need Alembic; the processes that serve
would carry it for nothing. Whoever writes a migration says ``flask --app conference.upgrade db migrate``.
"""

from flask import Flask
from flask_migrate import Migrate, upgrade

from conference import app as house
from conference.core.database import db
from config import Config

MIGRATIONS = house.HOUSE / "migrations"


def create_app(config: type[Config] = Config) -> Flask:
    """The application, with the commands of Flask-Migrate made ready for it."""
    app = house.create_app(config)
    Migrate(app, db, directory=str(MIGRATIONS), render_as_batch=True)
    return app


def main() -> None:
    with create_app().app_context():
        upgrade()
        db.engine.dispose()


if __name__ == "__main__":
    main()
