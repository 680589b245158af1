"""A letter to try things with, and a post office of our own."""

from pathlib import Path

import pytest
from flask_mail import Mail
from jinja2 import ChoiceLoader, FileSystemLoader

from conference.core.transaction import use_case
from conference.mail import outbox, transport
from tests.mail.post_office import PostOffice


def letters_of_the_tests(app):
    """Let the application find the templates beside these tests, too."""
    own = FileSystemLoader(Path(__file__).parent / "templates")
    app.jinja_env.loader = ChoiceLoader([app.jinja_env.loader, own])


@pytest.fixture(autouse=True)
def _letters_of_the_tests(app, monkeypatch):
    monkeypatch.setattr(app.jinja_env, "loader", app.jinja_env.loader)  # set back afterwards
    letters_of_the_tests(app)


@use_case
def write(key="registration-5-confirmed", **changed):
    outbox.post(
        "tests/mail/greeting",
        key=key,
        **{
            "to": "Oksana.Petrenko@post.example.org",
            "to_name": "Oksana Petrenko",
            "about": ("registration", 5),
            "conference": "Integrationskonferenz 2026",
            "link": "https://konferenz.example.org/anmeldung/AbCdEfGhIjKlMnOpQrStUvWxYz01_-AB",
            **changed,
        },
    )


@pytest.fixture
def mail_folder(app, tmp_path, monkeypatch):
    """Letters are laid into this folder."""
    monkeypatch.setitem(app.config, "MAIL_FOLDER", str(tmp_path / "mail"))
    return tmp_path / "mail"


@pytest.fixture
def post_office(app, monkeypatch):
    """A mail server, and an installation that uses it; patient enough for a busy machine."""
    monkeypatch.setattr(transport, "CONNECT_WITHIN", 10)
    monkeypatch.setattr(transport, "ANSWER_WITHIN", 10)
    with PostOffice() as office:
        use(app, monkeypatch, port=office.port)
        yield office


@pytest.fixture
def in_a_hurry(post_office, monkeypatch):
    """Who says nothing for a second has said nothing."""
    monkeypatch.setattr(transport, "CONNECT_WITHIN", 1)
    monkeypatch.setattr(transport, "ANSWER_WITHIN", 1)


def use(app, monkeypatch, *, port, **settings):
    """Let the application send its letters to the mail server on this port."""
    named = {"MAIL_SERVER": "127.0.0.1", "MAIL_PORT": port, "MAIL_USE_TLS": False, **settings}
    for name, value in named.items():
        monkeypatch.setitem(app.config, name, value)
    monkeypatch.setitem(app.extensions, "mail", Mail().init_mail(app.config))
