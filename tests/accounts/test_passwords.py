"""Passwords: which are good enough, and how one's own is changed."""

import pytest

from conference.accounts import rules
from conference.core.actor import Role
from conference.core.database import db
from conference.web.access import current_actor

GOOD = "vier Wörter reichen aus"


@pytest.mark.parametrize(
    "password", [GOOD, "Übergroßer-Tannenbaum", "🌲" * 8 + "abcdefgh", "x9!kQ2#zLw7u"]
)
def test_long_passwords_are_good(password):
    assert rules.is_good_password(password, "svenja@kreis.example.org")


@pytest.mark.parametrize(
    "password",
    [
        "",
        "kurz",
        "elf Zeichen",
        "aaaaaaaaaaaaaaaa",
        "121212121212",
        "svenja-svenja-2026",
        "123456789012",
        "x" * 201 + "abcdefgh",
    ],
)
def test_easy_passwords_are_not(password):
    assert not rules.is_good_password(password, "svenja@kreis.example.org")


def test_a_hash_matches_its_password_only():
    kept = rules.hash_of_password(GOOD)

    assert kept.startswith("$argon2id$")
    assert rules.password_matches(GOOD, kept)
    assert not rules.password_matches(GOOD + " ", kept)
    assert not rules.password_matches(GOOD, None)
    assert not rules.password_matches("a password that nobody has", None)
    assert not rules.password_matches(GOOD, "broken")


def change(browser, new=GOOD, **others):
    return browser.post("/buero/konto", data={"new": new, **others})


def is_in(browser):
    browser.get("/nirgends")
    return current_actor().is_staff


def test_whoever_has_no_password_sets_one_and_other_browsers_are_signed_out(staff_client):
    here = staff_client(Role.DESK)
    elsewhere = staff_client(staff=here.staff)

    answer = change(here)

    assert answer.status_code == 303
    assert rules.password_matches(GOOD, here.staff.password_hash)
    assert (is_in(here), is_in(elsewhere)) == (True, False)


def test_a_change_asks_for_the_old_password(staff_client):
    browser = staff_client(Role.DESK)
    change(browser)

    wrong = change(browser, "noch ein langer Satz", old="falsch")
    right = change(browser, "noch ein langer Satz", old=GOOD)

    assert "Das bisherige Passwort stimmt nicht." in wrong.text
    assert right.status_code == 303


def test_guessing_the_old_password_ends_soon(staff_client):
    browser = staff_client(Role.DESK)
    change(browser)

    statuses = [
        change(browser, "noch ein langer Satz", old="falsch").status_code for _ in range(11)
    ]

    assert statuses == [200] * 10 + [429]


def test_a_weak_password_is_refused_in_words(staff_client):
    browser = staff_client(Role.DESK)

    answer = change(browser, "kurz")

    assert "Bitte wählen Sie ein längeres Passwort" in answer.text
    assert "kurz" not in answer.text.replace("kürzen", "")
    db.session.refresh(browser.staff)
    assert browser.staff.password_hash is None


def test_whoever_came_by_a_link_need_not_know_the_old_password(app, staff_client):
    browser = staff_client(Role.DESK)
    change(browser)
    link = app.test_cli_runner().invoke(args=["staff", "link", browser.staff.email]).output.strip()
    forgetful = app.test_client()
    forgetful.post(link.removeprefix("http://localhost"))

    answer = change(forgetful, "ein ganz neuer Satz")

    assert answer.status_code == 303
    assert rules.password_matches("ein ganz neuer Satz", browser.staff.password_hash)


def test_the_own_page_shows_where_one_is_signed_in(staff_client):
    here = staff_client(Role.READER)
    staff_client(staff=here.staff)

    page = here.get("/buero/konto").text

    assert page.count("Firefox") == 2
    assert "hier" in page
    here.post("/buero/konto/sitzungen/beenden")
    assert here.get("/buero/konto").text.count("Firefox") == 1
