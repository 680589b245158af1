"""A letter to try things with, and a post office of our own."""

from pathlib import Path

import pytest
from jinja2 import ChoiceLoader, FileSystemLoader

from conference.core.transaction import use_case
from conference.mail import outbox


@pytest.fixture(autouse=True)
def _letters_of_the_tests(app, monkeypatch):
    own = FileSystemLoader(Path(__file__).parent / "templates")
    monkeypatch.setattr(app.jinja_env, "loader", ChoiceLoader([app.jinja_env.loader, own]))


@use_case
def write(key="registration-5-confirmed", **changed):
    return outbox.post(
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
