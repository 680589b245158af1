"""The rule stands in words on a public page, with its numbers, before anything is calculated."""

import pytest

from conference.allocation.rules.judging import LEVELS
from conference.allocation.services.calculating import announce_draw
from conference.planning.states import ChoiceMode
from tests.factories import ConferenceFactory, ForumFactory, ForumRoundFactory
from tests.programme.publishing import release
from tests.registration.people import OFFICE, sign_up
from tests.registration.visitors import Visitor, on_the_second_screen


@pytest.fixture
def conference():
    conference = ConferenceFactory(year=2026)
    ForumFactory(of=conference, round=ForumRoundFactory(conference=conference), code="A1")
    release(conference)
    return conference


def test_it_says_every_level_in_their_order_and_what_a_rank_costs(client, conference):
    page = client.get("/2026/verteilung").text
    levels = page[page.index("<ol>") : page.index("</ol>")]

    assert levels.count("<li>") - 4 == len(LEVELS)
    assert "1. Wunsch: 0 Punkte" in page
    assert "2. Wunsch: 1 Punkt" in page
    assert "3. Wunsch: 3 Punkte" in page
    assert "außerhalb aller Wünsche: 20 Punkte" in page
    assert "Noch ist kein Los gezogen." in page


def test_the_draw_stands_there_at_once_although_the_page_is_kept(client, conference):
    sign_up(conference)
    client.get("/2026/verteilung")

    run = announce_draw(conference.id, actor=OFFICE)

    page = client.get("/2026/verteilung").text
    assert run.seed in page
    assert run.input_hash in page


def test_where_nobody_names_wishes_there_is_no_such_rule(client):
    ConferenceFactory(year=2026, choice_mode=ChoiceMode.DIRECT)

    assert client.get("/2026/verteilung").status_code == 404


def test_the_form_leads_to_it(client, conference):
    visitor = Visitor(client, conference)

    on_the_second_screen(visitor)

    assert "/2026/verteilung" in visitor.text
