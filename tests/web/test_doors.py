"""The table of doors, held against the house: every door, everybody who may come to it."""

import pytest

from conference.core.actor import Role
from conference.core.database import db
from tests.web.doors import COLUMNS, rows
from tests.web.world import WRONG_CODE, WRONG_TOKEN, fingerprint, make_world

ROWS = list(rows())
# Mail programs post here by themselves, with the secret of the link (RFC 8058)
TAKEN_WITHOUT_A_TOKEN = {"/einladung/<token>/abbestellen"}
WRITES_BY_DESIGN = {"attempt", "pulse"}  # wrong guesses, and the sign of life


def doors_of(app):
    """Every door that is built: (method, address)."""
    return {
        (method, rule.rule)
        for rule in app.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
        if rule.endpoint != "static"
    }


def test_every_door_stands_in_the_table_and_the_table_has_no_other(app):
    built = doors_of(app)
    written = {(method, address) for method, address, _ in ROWS}
    missing = sorted(address + " " + method for method, address in built - written)
    assert missing == [], "add these doors to tests/web/doors*.py"
    assert written - built == set(), "these doors are gone; take them out of tests/web/doors*.py"
    assert len(written) == len(ROWS), "a door stands twice in tests/web/doors*.py"


def what_they_find(answer):
    """The word of the table for this answer."""
    to_the_sign_in = answer.status_code == 303 and "/buero/anmelden" in answer.location
    if answer.status_code == 401 or (to_the_sign_in and "next=" in answer.location):
        return "sign"
    if answer.status_code in {403, 404}:
        return {403: "no", 404: "404"}[answer.status_code]
    return "in" if answer.status_code < 500 and answer.status_code != 429 else answer.status


@pytest.fixture
def try_door(app):
    """Ask for a page, and undo whatever that did."""

    def ask(browser, method, address, **options):
        cookies = dict(browser._cookies)
        db.session.remove()  # its own savepoint must not lie around ours
        with db.engines[None].begin_nested() as undone:
            answer = browser.open(address, method=method, **options)
            db.session.remove()
            undone.rollback()
        browser._cookies = cookies
        return answer

    return ask


@pytest.fixture
def everybody(client, staff_client):
    """Who comes to the doors: a browser for every column that is a person."""
    found = {role.value: staff_client(role) for role in Role}
    return found | {"visitor": client, "link": client}


def wing(address):
    """The part of the house where a door is; one test goes through all doors of a wing."""
    if address.startswith("/buero/<int:year>/"):
        return "/".join(address.split("/")[:4])
    return "office" if address.startswith("/buero") else "public"


@pytest.mark.parametrize("part", sorted({wing(address) for _, address, _ in ROWS}))
def test_everybody_finds_at_every_door_what_the_table_says(app, try_door, everybody, part):
    world = make_world()
    built = doors_of(app)

    def find(method, rule, expected, who):
        if expected[who] == ".":
            return "."
        browser = everybody["office" if who == "other" else who]
        address = world.address(rule, session_id=getattr(browser, "session_id", 0))
        if who == "other":
            browser = everybody["link"] if expected["visitor"] == "404" else everybody["office"]
            address = world.address_of_other(rule)
        elif who == "visitor":
            address = world.address(
                rule,
                token=WRONG_TOKEN,
                form_key=WRONG_TOKEN,
                short=WRONG_CODE,
                invitation_code=WRONG_CODE,
            )
        return what_they_find(try_door(browser, method, address))

    doors = [row for row in ROWS if wing(row[1]) == part and row[:2] in built]
    found = {
        f"{method} {rule}": {who: find(method, rule, expected, who) for who in COLUMNS}
        for method, rule, expected in doors
    }

    assert found == {f"{method} {rule}": expected for method, rule, expected in doors}


GETS = [(address, expected) for method, address, expected in ROWS if method == "GET"]
POSTS = [(address, expected) for method, address, expected in ROWS if method == "POST"]


@pytest.fixture
def watched(count_queries):
    """``watched(browser.get, address)``: the answer, and whether a row is another one than before.

    All rows are read only after a statement that could have changed one: reading them at every
    door is most of the work.
    """
    before = {}

    def ask(how, address, **options):
        before.setdefault("rows", fingerprint(*WRITES_BY_DESIGN))
        with count_queries() as asked:
            answer = how(address, **options)
            db.session.remove()
        if all(statement.startswith("SELECT ") for statement in asked):
            return answer, False
        rows = fingerprint(*WRITES_BY_DESIGN)
        changed, before["rows"] = rows != before["rows"], rows
        return answer, changed

    return ask


def test_no_page_changes_anything_by_being_looked_at(everybody, watched):
    world = make_world()

    guilty = [
        (who, rule)
        for rule, _ in GETS
        for who in ("visitor", "office")
        if watched(everybody[who].get, world.address(rule))[1]
    ]

    assert guilty == []


def test_a_page_that_does_change_something_would_be_noticed(client, watched):
    world = make_world()

    _, changed = watched(client.post, world.address("/buero/anmelden/<token>"))

    assert changed


def test_no_form_is_taken_without_its_token(app, monkeypatch, everybody, watched):
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    world = make_world()
    found = {}

    for rule, expected in POSTS:
        for who in ("visitor", "office"):
            if expected[who] != "in" or rule in TAKEN_WITHOUT_A_TOKEN:
                continue
            for headers in ({}, {"Origin": "https://evil.example"}):
                answer, changed = watched(everybody[who].post, world.address(rule), headers=headers)
                found[rule, who, *headers] = (answer.status_code, changed)

    assert {door: outcome for door, outcome in found.items() if outcome != (400, False)} == {}
    assert found


def test_no_page_repeats_a_poisoned_host(everybody):
    world = make_world()
    poison = {"Host": "evil.example", "X-Forwarded-Host": "evil.example", "X-Forwarded-Port": "66"}

    poisoned = [
        (who, rule)
        for rule, _ in GETS
        for who in ("visitor", "office")
        for answer in [everybody[who].get(world.address(rule), headers=poison)]
        if b"evil.example" in answer.data or "evil.example" in str(answer.headers)
    ]

    assert poisoned == []


def test_no_door_leads_to_another_site(everybody):
    world = make_world()
    evil = "https://evil.example/"
    names = ("next", "weiter", "url", "redirect", "return_to", "zurueck", "continue", "ziel")
    query = dict.fromkeys(names, evil)

    misled = [
        (who, method, rule)
        for method, rule, _ in ROWS
        for who in ("visitor", "office")
        for answer in [everybody[who].open(world.address(rule), method=method, query_string=query)]
        if (answer.location or "").startswith((evil, "//"))
    ]

    assert misled == []


def test_every_page_is_careful(everybody):
    world = make_world()
    careless = []

    for rule, expected in GETS:
        for who in ("visitor", "office"):
            headers = everybody[who].get(world.address(rule)).headers
            private = expected["visitor"] != "in" or rule.startswith("/buero")
            if (
                "default-src 'none'" not in headers["Content-Security-Policy"]
                or headers["Referrer-Policy"] != "no-referrer"
                or headers["X-Content-Type-Options"] != "nosniff"
                or (private and headers["Cache-Control"] != "no-store")
            ):
                careless.append((who, rule, dict(headers)))

    assert careless == []
