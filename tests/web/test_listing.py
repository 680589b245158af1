from sqlalchemy import select

from conference.accounts.models import Staff
from conference.core.listing import Wanted, page_of
from conference.web.listing import Listing, wanted_of_address
from tests.factories import StaffFactory

SORTS = {"name": (Staff.name,), "email": (Staff.email,)}


def listing(app, address, statement=None, size=10):
    """The list of all staff as a page of this address would show it."""
    with app.test_request_context(address):
        wanted = wanted_of_address(sorts=tuple(SORTS), filters={"rolle": {"office", "desk"}})
        page = page_of(select(Staff), Wanted(**{**vars(wanted), "size": size}), sorts=SORTS)
        return Listing(page)


def test_an_address_says_what_is_wanted(app):
    with app.test_request_context("/?suche=%20Amira&sortierung=-name&seite=3&rolle=desk"):
        wanted = wanted_of_address(sorts=["name"], filters={"rolle": {"office", "desk"}})

    assert wanted == Wanted(
        search="Amira", sort="name", descending=True, page=3, filters={"rolle": "desk"}
    )


def test_a_broken_address_still_shows_the_list(app):
    address = "/?sortierung=password_hash&seite=-1&rolle=root&suche=" + "x" * 500
    with app.test_request_context(address):
        wanted = wanted_of_address(sorts=["name"], filters={"rolle": {"office"}})

    assert wanted == Wanted(search="x" * 200)


def test_every_row_stands_on_exactly_one_page(app):
    for _ in range(25):
        StaffFactory(name="Amira")

    pages = [listing(app, f"/?sortierung=name&seite={number}") for number in (1, 2, 3)]

    seen = [staff.id for page in pages for staff in page]
    assert (len(seen), len(set(seen))) == (25, 25)
    assert [(page.first, page.last, page.total) for page in pages] == [
        (1, 10, 25),
        (11, 20, 25),
        (21, 25, 25),
    ]


def test_a_page_behind_the_last_shows_the_last(app):
    for _ in range(11):
        StaffFactory()

    page = listing(app, "/?seite=99")

    assert (page.page, page.pages, len(page)) == (2, 2, 1)


def test_an_empty_list_has_one_empty_page(app):
    page = listing(app, "/?seite=2")

    assert (page.page, page.pages, page.first, page.last, list(page)) == (1, 1, 0, 0, [])


def test_a_list_asks_the_database_twice_however_long_it_is(app, count_queries):
    asked_of = []
    for _ in range(2):
        StaffFactory()
        with count_queries() as asked:
            listing(app, "/")
        asked_of.append(len([line for line in asked if " staff" in line]))
        for _ in range(30):
            StaffFactory()

    assert asked_of[0] == asked_of[1]
