import pytest
from sqlalchemy import select

from conference.accounts.models import StaffSession
from conference.accounts.rules import browser_in_words
from conference.accounts.services.sessions import sign_out
from conference.core import clock
from conference.core.actor import VISITOR, Role
from conference.core.database import db
from conference.web.access import current_actor


def who_is_there(browser):
    browser.get("/nichts")
    return current_actor()


def the_session():
    return db.session.scalars(select(StaffSession)).one()


def test_a_browser_with_a_living_session_acts_for_its_owner(staff_client):
    browser = staff_client(Role.DESK, Role.READER)

    actor = who_is_there(browser)

    assert actor == browser.staff.as_actor()
    assert actor.roles == {Role.DESK, Role.READER}


def test_an_old_cookie_opens_nothing_after_signing_out(staff_client):
    browser = staff_client(Role.OFFICE)

    sign_out(the_session(), actor=browser.staff.as_actor())

    assert who_is_there(browser) == VISITOR


def test_an_account_that_is_shut_is_nobody_at_once(staff_client):
    browser = staff_client(Role.OFFICE)

    browser.staff.disabled_at = clock.now()
    db.session.commit()

    assert who_is_there(browser) == VISITOR


def test_the_database_keeps_only_the_hash_of_a_session(staff_client):
    browser = staff_client(Role.OFFICE)
    with browser.session_transaction() as cookie:
        token = cookie["_user_id"]

    assert the_session().token_hash != token
    assert len(token) == 32


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Firefox, Windows",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/140 Safari/537.36 Edg/140.0", "Edge, Linux"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1", "Safari, iPhone"),
        ("<script>", "unbekannter Browser"),
        ("", "unbekannter Browser"),
    ],
)
def test_a_browser_is_kept_in_words_only(user_agent, words):
    assert browser_in_words(user_agent) == words
