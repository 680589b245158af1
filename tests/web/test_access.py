"""Shut by default: a door that says nothing is open to nobody."""

import pytest
from flask import Blueprint

from conference.app import create_app
from conference.core.actor import Actor, Role
from conference.web import access, addresses
from config import TestConfig


def test_a_door_that_says_nothing_is_shut():
    app = create_app(TestConfig)
    app.add_url_rule("/vergessen", "forgotten", lambda: "secret")

    answer = app.test_client().get("/vergessen")

    assert answer.status_code == 403
    assert "secret" not in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "/buero",
        "/buero/",
        "/buero/2026/anmeldungen?suche=Amira&seite=2",
    ],
)
def test_a_sign_in_leads_back_to_pages_of_the_office(address):
    assert addresses.inside_the_office(address) == address


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "/",
        "//evil.example/buero",
        "///evil.example",
        "https://evil.example/buero",
        "javascript:alert(1)",
        "/\\evil.example",
        "\\\\evil.example",
        "/buero\\..\\evil",
        "/buero\r\nSet-Cookie: a=b",
        "/buerokratie",
        "buero",
        "@evil.example",
        ".evil.example",
        "http:/buero",
        "/%09/evil.example",
    ],
)
def test_a_sign_in_leads_nowhere_else(address):
    assert addresses.inside_the_office(address) is None


@pytest.mark.parametrize("path", ["/2147483648", "/99999999999999999999", "/-1", "/text/a%00b"])
def test_what_cannot_be_stored_is_no_page(path):
    app = create_app(TestConfig)
    rooms = Blueprint("rooms", __name__)
    rooms.get("/<int:id>")(access.open_to_everyone(lambda id: "found"))
    rooms.get("/text/<text>", endpoint="text")(access.open_to_everyone(lambda text: "found"))
    app.register_blueprint(rooms)

    assert app.test_client().get(path).status_code == 404


def test_the_office_may_do_what_every_role_may_but_not_see_needs():
    office = Actor(roles=frozenset({Role.OFFICE}))

    allowed = {role for role in Role if office.has(role)}

    assert allowed == set(Role) - {Role.NEEDS}
