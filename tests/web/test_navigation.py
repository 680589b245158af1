"""What stands around every page."""

import pytest
from bs4 import BeautifulSoup
from flask import current_app, g, render_template_string

from conference.core.actor import Actor, Role
from conference.web import navigation
from conference.web.access import open_to_everyone, open_to_staff
from conference.web.navigation import Door, Menus, SiteFacts
from tests.factories import ConferenceFactory, DistrictFactory

PAGE = '{% extends "layouts/public.html" %}{% block title %}Seite{% endblock %}'


@pytest.fixture
def house(app):
    """An application of its own with two doors, one of them yearly and for the programme only."""
    known = app.extensions["menus"]
    views = dict(app.view_functions)
    yield app
    app.extensions["menus"] = known
    app.view_functions = views


def page_of(path, source=PAGE):
    with current_app.app_context(), current_app.test_request_context(path):
        return BeautifulSoup(render_template_string(source), "html.parser")


def test_a_door_that_is_not_built_is_left_out(house):
    house.extensions["menus"] = Menus(public=[Door(label="Nichts", endpoint="nichts.da")])

    assert page_of("/").find(class_="main-menu") is None


def test_the_menu_leads_to_the_year_of_the_page_and_says_where_one_is(house):
    doors = [
        Door(label="Konferenz", endpoint="planning_office.conference", yearly=True),
        Door(label="Gesund", endpoint="web.health"),
    ]
    house.extensions["menus"] = Menus(public=doors, facts=lambda: SiteFacts(year=2026))

    links = page_of("/gesundheit").find(class_="main-menu").find_all("a")

    assert [link["href"] for link in links] == ["/buero/2026/konferenz", "/gesundheit"]
    assert [link.get("aria-current") for link in links] == [None, "page"]


def test_the_office_sees_only_doors_that_open(house):
    house.extensions["menus"] = Menus(
        office=[Door(label="A", endpoint="web.health"), Door(label="B", endpoint="web.robots")]
    )
    house.view_functions["web.health"] = open_to_everyone(lambda: "")
    house.view_functions["web.robots"] = open_to_staff(Role.PROGRAMME)(lambda: "")

    with house.app_context(), house.test_request_context("/"):
        g.actor = Actor(name="Leserin", staff_id=1, roles=frozenset({Role.READER}))
        seen = [link.label for link in navigation.office_links()]

    assert seen == ["A"]


def test_the_other_language_is_the_same_page_with_the_same_questions():
    page = page_of("/gesundheit?thema=1&thema=2&sprache=ar")

    link = page.find("a", hreflang="tr")
    assert link["href"] == "/gesundheit?thema=1&thema=2&sprache=tr"
    assert (link["lang"], link.get_text()) == ("tr", "Türkçe")
    assert page.find("a", hreflang="ar")["aria-current"] == "true"


def test_a_page_that_does_not_exist_can_be_read_in_other_languages_too():
    assert page_of("/nichts").find("a", hreflang="en")["href"] == "?sprache=en"


def test_the_frame_names_the_district():
    district = DistrictFactory(name="Kreis Wurm")
    ConferenceFactory(district=district)

    page = page_of("/gesundheit")

    assert page.find(class_="site-header__name").get_text(strip=True) == "Kreis Wurm"
    assert page.title.get_text(strip=True) == "Seite – Kreis Wurm"


def test_the_frame_is_plain_when_the_database_is_away(house):
    def away():
        raise navigation.SQLAlchemyError("away")

    house.extensions["menus"] = Menus(facts=away)

    assert page_of("/gesundheit").find(class_="site-header__name").get_text(strip=True) == (
        "Integrationskonferenz"
    )
