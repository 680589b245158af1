"""What differs between one installation and the next; every value may come from the environment.

No secret has a default: without ``SECRET_KEY`` the application refuses to start (``make run`` makes one).
"""

import json
import os
from functools import partial
from pathlib import Path

HOUSE = Path(__file__).parent


def _yes(name: str, default: str = "") -> bool:
    return os.environ.get(name, default).lower() in {"1", "true", "yes", "on"}


def database_url(url: str) -> str:
    """Name the driver, whatever way the address was written down."""
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    return url


class Config:
    # Where things are kept
    INSTANCE_FOLDER = os.environ.get("INSTANCE_FOLDER", str(HOUSE / "instance"))
    SQLALCHEMY_DATABASE_URI = database_url(
        os.environ.get("DATABASE_URL", f"sqlite:///{INSTANCE_FOLDER}/conference.db")
    )
    SQLALCHEMY_ENGINE_OPTIONS = {
        "hide_parameters": True,  # what people typed stays out of errors
        "json_serializer": partial(
            json.dumps, ensure_ascii=False
        ),  # so that a search finds Küsters
    }
    SECRET_KEY = os.environ.get("SECRET_KEY", "")

    # The address people type; links in letters are built from it, never from a Host header
    PUBLIC_URL = os.environ.get("PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/")
    PROXY_HOPS = int(os.environ.get("PROXY_HOPS", "0"))

    # Letters go to a folder until a mail server is named
    MAIL_SERVER = os.environ.get("MAIL_SERVER", "")
    MAIL_PORT = int(os.environ.get("MAIL_PORT", "25"))
    MAIL_USE_SSL = _yes("MAIL_USE_SSL")
    MAIL_USE_TLS = _yes(  # no letter crosses a network in clear text unless somebody says so
        "MAIL_USE_TLS", "no" if MAIL_USE_SSL or MAIL_SERVER in {"localhost", "127.0.0.1"} else "yes"
    )
    MAIL_USERNAME = os.environ.get("MAIL_USERNAME") or None
    MAIL_PASSWORD = os.environ.get("MAIL_PASSWORD") or None
    MAIL_SENDER = os.environ.get("MAIL_SENDER", "konferenz@kreis.example.org")
    MAIL_FOLDER = os.environ.get("MAIL_FOLDER", f"{INSTANCE_FOLDER}/mail")

    # Where somebody who finds a hole in the service may write (security.txt)
    SECURITY_CONTACT = os.environ.get("SECURITY_CONTACT", f"mailto:{MAIL_SENDER}")

    # The queue that wakes the worker: a file here, or the PostgreSQL database where there is one
    QUEUE_URL = os.environ.get("QUEUE_URL", "")

    # Languages offered to visitors, in this order; German always leads
    LANGUAGES = tuple(os.environ.get("LANGUAGES", "de,de-simple,en,ar,uk,tr").split(","))

    # Sessions of the office
    SESSION_COOKIE_NAME = "konferenz"
    SESSION_COOKIE_HTTPONLY = True
    SESSION_COOKIE_SAMESITE = "Lax"
    SESSION_COOKIE_SECURE = PUBLIC_URL.startswith("https://")
    MAX_CONTENT_LENGTH = 2 * 1024 * 1024
    MAX_FORM_MEMORY_SIZE = 512 * 1024
    WTF_CSRF_TIME_LIMIT = None  # an older person may take a long time over a form
    WTF_CSRF_SSL_STRICT = False  # pages answer with Referrer-Policy: no-referrer


class TestConfig(Config):
    TESTING = True
    SECRET_KEY = "only for tests"
    WTF_CSRF_ENABLED = False
    SESSION_COOKIE_SECURE = False
    SQLALCHEMY_DATABASE_URI = "sqlite://"
    PUBLIC_URL = "http://localhost"
    MAIL_SERVER = ""
