"""Build the application: the table of contents."""

import gc
from pathlib import Path

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from conference import reactions, sitemap
from conference.accounts.views import doorway
from conference.core import queue
from conference.core.database import db
from conference.mail import transport
from conference.web import (
    access,
    addresses,
    cookies,
    errors,
    filters,
    forgery,
    forms,
    headers,
    languages,
    limits,
    logs,
    navigation,
    page_cache,
    pulse,
    static_files,
    templates,
)
from config import Config

HOUSE = Path(__file__).parent.parent


class SettingMissing(RuntimeError):
    """The installation lacks a setting that has no default."""


def create_app(config: type[Config] = Config) -> Flask:
    app = Flask(
        __name__,
        template_folder=str(HOUSE / "templates"),
        static_folder=str(HOUSE / "static"),
        instance_path=str(Path(config.INSTANCE_FOLDER).resolve()),
    )
    app.config.from_object(config)
    if not app.config["SECRET_KEY"]:
        raise SettingMissing(
            "SECRET_KEY is not set. Set it to a long random value, the same for all processes; "
            "`make run` makes one for you. See docs/operating.md."
        )
    logs.init_app(app)
    templates.init_app(app)
    cookies.init_app(app)
    db.init_app(app)
    queue.init_app(app)
    addresses.init_app(app)
    transport.init_app(app)
    languages.init_app(app)
    errors.init_app(app)
    doorway.init_app(app)  # says who is there, before access asks
    access.init_app(app)
    forgery.init_app(app)
    headers.init_app(app)
    limits.init_app(app)
    pulse.init_app(app)
    forms.init_app(app)
    filters.init_app(app)
    navigation.init_app(app)
    sitemap.init_app(app)
    static_files.init_app(app)
    page_cache.init_app(app)
    languages.remember(app)
    reactions.init_app()
    if hops := app.config["PROXY_HOPS"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, hops, hops, hops, hops, hops)  # type: ignore[method-assign]  # Flask's way
    _end_of_loading()
    return app


def _end_of_loading() -> None:
    """Collect garbage from now on (conference/__init__.py), but never again among what was loaded.

    Pages that nobody looks through stay shared between a process and its children.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
