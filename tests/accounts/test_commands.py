"""How the first of the office comes in."""

import pytest

from conference.accounts import queries
from conference.core.actor import Role
from conference.core.listing import Wanted
from conference.web.access import current_actor
from tests.factories import StaffFactory


@pytest.fixture
def flask(app):
    def run(*words):
        return app.test_cli_runner().invoke(args=words)

    return run


def test_without_any_account_the_link_makes_the_first_of_the_office(app, flask):
    result = flask("staff", "link")

    browser = app.test_client()
    browser.post(result.output.strip().removeprefix("http://localhost"))
    browser.get("/nirgends")
    assert current_actor().roles == {Role.OFFICE}
    assert current_actor().name == "Geschäftsstelle"


def test_a_second_link_makes_no_second_account(flask):
    flask("staff", "link")
    flask("staff", "link")

    assert queries.all_staff(Wanted()).total == 1


def test_where_the_office_has_an_account_the_link_is_for_it(app, flask):
    svenja = StaffFactory(name="Svenja")

    link = flask("staff", "link").output.strip()

    assert "Anmelden als <bdi" in app.test_client().get(link.removeprefix("http://localhost")).text
    assert queries.living_link(link.rpartition("/")[2]).staff == svenja


def test_an_invitation_on_the_command_line_prints_the_link(flask):
    result = flask(
        "staff", "invite", "Jens@kreis.example.org", "--role", "desk", "--role", "reader"
    )

    staff = queries.open_account("jens@kreis.example.org")
    assert result.output.startswith("http://localhost/buero/anmelden/")
    assert staff.roles == {Role.DESK, Role.READER}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("link", "nobody@example.org"), "There is no open account for nobody@example.org."),
        (("invite", "taken@example.org"), "gibt es schon ein Konto"),
        (("invite", "kaputt", "--role", "reader"), "kaputt is no e-mail address"),
        (("invite", "a@example.org", "--role", "king"), "'king' is not one of"),
    ],
)
def test_a_mistake_is_a_sentence_and_not_a_traceback(flask, words, sentence):
    StaffFactory(email="taken@example.org")

    result = flask("staff", *words)

    assert result.exit_code in {1, 2}
    assert sentence in result.output
