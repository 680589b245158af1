"""Who may open a page is said beside it; an address once public stays."""

from contextlib import suppress
from pathlib import Path

import pytest
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

AUDIENCES = {"everyone", "link", "staff"}
PROMISED = Path(__file__).with_name("public_addresses.txt")


def promised_addresses():
    lines = PROMISED.read_text().splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def test_every_page_says_who_may_open_it(app):
    silent = [
        endpoint
        for endpoint, view in app.view_functions.items()
        if endpoint != "static" and getattr(view, "audience", None) not in AUDIENCES
    ]

    assert silent == []


def test_the_office_lies_under_one_roof_and_nobody_else_does(app):
    """Every page for staff has an address under /buero, and only those that let them in are open there."""
    misplaced = [
        f"{rule.rule} ({rule.endpoint})"
        for rule in app.url_map.iter_rules()
        if rule.endpoint != "static"
        and (app.view_functions[rule.endpoint].audience == "staff")
        != rule.rule.startswith("/buero")
        and not (rule.rule.startswith("/buero") and rule.endpoint.startswith("accounts."))
    ]

    assert misplaced == []


@pytest.mark.parametrize("address", promised_addresses())
def test_a_public_address_never_vanishes(app, address):
    try:
        app.url_map.bind("localhost").match(address)
    except RequestRedirect:
        pass
    except HTTPException as gone:
        pytest.fail(f"{address} stands on printed flyers and in calendars: {gone}")


def test_every_public_page_is_promised(app):
    promised = set()
    for address in promised_addresses():
        with suppress(HTTPException, RequestRedirect):
            rule, _ = app.url_map.bind("localhost").match(address, return_rule=True)
            promised.add(rule.rule)

    assert [
        rule.rule
        for rule in app.url_map.iter_rules()
        if rule.endpoint != "static"
        and "GET" in rule.methods
        and app.view_functions[rule.endpoint].audience != "staff"
        and rule.rule not in promised
    ] == []
