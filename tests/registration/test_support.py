"""What to book by when: in numbers for the office, with names for who plans support."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from conference.core import clock
from conference.core.actor import Actor, Role
from conference.core.database import db
from conference.core.translated import Translated
from conference.registration.rules import Choice, Needs
from conference.registration.rules.support import Asking, support_of
from conference.registration.services.questions import settle
from conference.registration.services.support import needs_overview
from conference.registration.services.withdraw import withdraw
from conference.registration.states import Attendance, Diet
from tests.factories import (
    ConferenceFactory,
    ForumFactory,
    ForumRoundFactory,
    InterpreterTeamFactory,
    VenueRoomFactory,
)
from tests.registration.people import OFFICE, amira, sign_up, wish
from tests.registration.test_serving import LARGE, MORNING, SMALL, UPSTAIRS

AGES = (3, 10)


def _asking(*forums, late=False, rounds=(MORNING.id,), **needs):
    return Asking(
        needs=Needs(**needs),
        choices=tuple(Choice(round_id=MORNING.id, forum_id=forum.id) for forum in forums),
        rounds=frozenset(rounds),
        late=late,
    )


def _support(*people, teams=None):
    return support_of(people, [MORNING], teams or {}, AGES)


def test_a_language_is_counted_where_it_is_announced_and_where_it_is_missing():
    people = [
        _asking(UPSTAIRS, LARGE, interpreter="ar"),
        _asking(UPSTAIRS, interpreter="ar", late=True),
        _asking(SMALL, interpreter="ar"),
        _asking(interpreter="ar"),
        _asking(SMALL, interpreter="ar", rounds=()),
    ]

    (arabic,) = _support(*people, teams={"ar": 1}).spoken

    assert (arabic.people, arabic.late, arabic.elsewhere) == (4, 1, 1)
    assert arabic.hoped == {UPSTAIRS.id: 2, LARGE.id: 0}
    assert arabic.missing_teams == 1
    assert not arabic.is_served


def test_sign_language_comes_first_and_then_what_most_people_need():
    people = [
        _asking(interpreter="fa"),
        _asking(interpreter="uk"),
        _asking(interpreter="uk"),
        _asking(sign_language=True),
    ]

    assert [one.language for one in _support(*people).spoken] == ["dgs", "uk", "fa"]


def test_wheelchairs_are_held_against_the_spaces_of_their_forum():
    people = [_asking(SMALL, wheelchair=True) for _ in range(3)]

    (spaces,) = _support(*people, _asking(SMALL, step_free=True)).spaces

    assert (spaces.forum, spaces.people, spaces.missing) == (SMALL, 3, 2)


def test_children_are_counted_by_age_as_far_as_it_is_clear():
    people = [
        _asking(children=2, child_ages="4 u. 7"),
        _asking(children=1, child_ages="11", late=True),
        _asking(children=2, child_ages="3,5 und 6"),
    ]

    children = _support(*people).children

    assert (children.number, children.unclear, children.outside, children.late) == (5, 2, 1, 1)
    assert children.by_age == [(4, 1), (7, 1), (11, 1)]


def test_food_is_counted_and_the_same_allergy_only_once():
    people = [
        _asking(diet=Diet.HALAL, allergies="Nüsse"),
        _asking(diet=Diet.HALAL, allergies="nüsse "),
        _asking(diet=Diet.VEGAN),
    ]

    support = _support(*people)

    assert support.diets == [(Diet.HALAL, 2), (Diet.VEGAN, 1)]
    assert support.allergies == [("Nüsse", 2)]


@pytest.fixture
def conference():
    conference = ConferenceFactory(childcare_places=18, lift_width_cm=110, lift_depth_cm=140)
    slot = ForumRoundFactory(conference=conference, title=Translated({"de": "Runde A"}))
    for code, spoken, spaces in (("A4", ["dgs", "ar"], 4), ("A5", [], 2), ("A6", [], 1)):
        room = VenueRoomFactory(conference=conference, wheelchair_spaces=spaces, step_free=True)
        ForumFactory(of=conference, round=slot, code=code, room=room, interpretation=spoken)
    InterpreterTeamFactory(conference_id=conference.id, language="dgs")
    return conference


def _forum(conference, code):
    return next(forum for forum in db.session.query(ForumFactory._meta.model) if forum.code == code)


def _come(conference, name, *forums, **needs):
    return sign_up(
        conference,
        amira(
            first_name=name,
            email=f"{name.lower()}@example.org",
            choices=tuple(wish(forum) for forum in forums),
            needs=Needs(**{"consent": True, **needs}),
        ),
    )


def _page(conference):
    return f"/buero/{conference.year}/bedarf"


def test_who_has_withdrawn_needs_nothing(conference):
    registration = _come(conference, "Delia", sign_language=True)
    withdraw(registration.id, actor=OFFICE)

    assert needs_overview(conference).support.people == 0


def test_a_child_of_one_year_is_counted_in_german(office, conference):
    _come(conference, "Delia", children=2, child_ages="1 und 4")

    page = office.get(_page(conference)).text

    assert re.findall(r"\b\d+ Jahre?\b", page)[:2] == ["1 Jahr", "4 Jahre"]


def test_the_office_sees_numbers_and_no_names(office, conference):
    _come(conference, "Delia", _forum(conference, "A5"), sign_language=True, allergies="Erdnüsse")

    page = office.get(_page(conference)).text

    assert "Deutsche Gebärdensprache" in page
    assert "A4 (0)" in page
    assert "1 Person mit erstem Wunsch ohne diese Sprache" in page
    assert "Eine Frage ist offen." in page
    assert "Delia" not in page
    assert "Erdnüsse" not in page
    assert "Bestellblatt" not in page
    assert office.get(f"{_page(conference)}/essen.xlsx").status_code == 403


def test_who_lacks_the_role_reads_where_it_is_given(office, staff_client, conference):
    for browser, leads, says in (
        (office, True, True),
        (staff_client(Role.READER), False, True),
        (staff_client(Role.NEEDS), False, False),
    ):
        page = browser.get(_page(conference)).text
        main = page[page.index("<main") : page.index("</main>")]
        assert ('href="/buero/konten"' in main) is leads
        assert ("Diese Rolle gibt das Büro unter" in main) is says


def test_who_plans_support_sees_who_needs_what(staff_client, conference):
    _come(conference, "Delia", sign_language=True)
    with clock.pretending(clock.now() + timedelta(days=35)):
        _come(conference, "Emre", interpreter="tr")
        page = staff_client(Role.NEEDS).get(_page(conference)).text

    assert "Delia" in page
    assert "Deutsche Gebärdensprache: Ja" in page
    assert page.count("nach der Frist</span>") == 1
    assert "in keinem Forum angekündigt" in page


def test_open_questions_are_listed_until_somebody_has_cleared_them_up(staff_client, conference):
    delia = _come(conference, "Delia", children=1, child_ages="11")
    planner = staff_client(Role.NEEDS)

    before = planner.get(_page(conference)).text
    actor = Actor(name="Jens Kreutz", staff_id=3, roles=frozenset({Role.NEEDS}))
    settle(delia.questions[0].id, "Wird im August zehn", actor=actor)
    after = planner.get(_page(conference)).text

    assert "Alter der Kinder ist unklar" in before
    assert "Es ist alles klar." in after


def test_the_page_asks_as_few_questions_for_many_as_for_one(
    staff_client, conference, count_queries
):
    planner, forum = staff_client(Role.NEEDS), _forum(conference, "A5")
    _come(conference, "Delia", forum, sign_language=True)
    planner.get(_page(conference))

    with count_queries() as for_one:
        planner.get(_page(conference))
    for number in range(30):
        _come(conference, f"Person{number}", forum, interpreter="ar", children=1)
    with count_queries() as for_many:
        planner.get(_page(conference))

    assert len(for_many) == len(for_one)


def test_an_order_sheet_has_no_names(staff_client, conference):
    _come(conference, "Delia", diet=Diet.HALAL, allergies="Nüsse")
    planner = staff_client(Role.NEEDS)

    book = load_workbook(BytesIO(planner.get(f"{_page(conference)}/essen.xlsx").data))
    print_ = planner.get(f"{_page(conference)}/essen.pdf")

    rows = [[cell.value for cell in row] for row in book["Essen"].rows]
    assert rows == [["Essen", "Personen"], ["halal", 1], ["Allergie: Nüsse", 1]]
    words = PdfReader(BytesIO(print_.data)).pages[0].extract_text()
    assert "halal" in words
    assert "Bitte buchen bis" in words
    assert "Delia" not in words


@pytest.mark.parametrize("order", ["dolmetschen", "gebaerdensprache", "kinderbetreuung", "essen"])
def test_every_order_sheet_can_be_taken_away_even_when_nobody_needs_it(
    staff_client, conference, order
):
    planner = staff_client(Role.NEEDS)

    assert planner.get(f"{_page(conference)}/{order}.xlsx").status_code == 200
    assert planner.get(f"{_page(conference)}/{order}.pdf").data.startswith(b"%PDF")


def test_the_overview_says_until_when_interpreters_must_be_booked(office, conference):
    _come(conference, "Delia", sign_language=True)
    _come(conference, "Amal", interpreter="ar")

    page = office.get(f"/buero/{conference.year}").text

    assert f"Bis {conference.needs_deadline:%d.%m.%Y} buchen" in page
    assert "Deutsche Gebärdensprache 1, Arabisch 1" in page


def test_after_the_deadline_nothing_is_left_to_book(office, conference):
    _come(conference, "Delia", sign_language=True)
    conference.needs_deadline = clock.today() - timedelta(days=1)
    db.session.commit()

    assert " buchen" not in office.get(f"/buero/{conference.year}").text


def test_who_comes_to_the_plenary_only_needs_nobody_in_a_round(conference):
    sign_up(
        conference,
        amira(attendance=Attendance.PLENARY_ONLY, needs=Needs(interpreter="ar")),
    )

    support = needs_overview(conference).support

    assert (support.people, [one.people for one in support.spoken]) == (1, [0])
