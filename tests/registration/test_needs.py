"""What people need is asked before the forums, with a consent of its own, and held against the wishes."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from conference.core import clock
from conference.core.database import db
from conference.mail.models import Letter
from conference.planning.services import changing
from conference.registration import rules
from conference.registration.rules import NO_NEEDS, Needs
from conference.registration.states import Diet
from conference.web import page_stamp
from tests.registration.people import OFFICE
from tests.registration.visitors import (
    in_spite,
    kept,
    on_the_second_screen,
    registrations,
)


def test_needs_travel_from_the_form_into_a_table_of_their_own(visitor):
    on_the_second_screen(visitor).send(
        p1__need_diet="halal", p1__need_allergies="Nüsse", p1__need_consent="y"
    ).follow()

    assert kept() == Needs(diet=Diet.HALAL, allergies="Nüsse", consent=True)


def test_without_needs_nothing_is_kept(visitor):
    on_the_second_screen(visitor).send(p1__need_consent="y").follow()

    assert kept() == NO_NEEDS


def test_health_and_faith_need_a_consent_of_their_own(visitor):
    on_the_second_screen(visitor).send(p1__need_wheelchair="y")

    assert visitor.answer.status_code == 422
    assert "Bitte kreuzen Sie an, dass wir das speichern dürfen." in visitor.text
    assert visitor.fields["p1-need_wheelchair"] == "y"
    assert re.search(r'<details class="kern-accordion" open>', visitor.answer.text)
    visitor.send(p1__need_consent="y").follow()
    assert kept() == Needs(wheelchair=True, consent=True)


def test_a_language_or_food_without_meat_needs_none(visitor):
    on_the_second_screen(visitor).send(p1__need_interpreter="tr", p1__need_diet="vegan").follow()

    assert kept() == Needs(interpreter="tr", diet=Diet.VEGAN)


def test_children_are_asked_for_where_somebody_looks_after_them(visitor, conference):
    assert "Kinder für die Kinderbetreuung" not in on_the_second_screen(visitor).text

    conference.childcare_places = 18
    db.session.commit()
    page_stamp.renew()

    assert "Wir betreuen Kinder von 3 bis 10 Jahren." in on_the_second_screen(visitor).text


@pytest.fixture
def with_childcare(conference):
    changing.change_support(
        conference,
        changing.Support(
            lift_width_cm=110,
            lift_depth_cm=140,
            childcare_places=18,
            childcare_from_age=3,
            childcare_to_age=10,
            needs_kept_days=28,
        ),
        actor=OFFICE,
    )


def test_children_come_with_their_ages(visitor, with_childcare):
    on_the_second_screen(visitor).send(p1__need_children="2")

    assert "Bitte schreiben Sie, wie alt die Kinder sind." in visitor.text
    visitor.send(p1__need_child_ages="4 u. 7").follow()
    assert kept() == Needs(children=2, child_ages="4 u. 7")


def test_ages_alone_tell_how_many_children_come(visitor, with_childcare):
    on_the_second_screen(visitor).send(p1__need_child_ages="fünf").follow()

    assert kept() == Needs(children=1, child_ages="fünf")


def test_a_child_too_young_is_told_of_before_it_is_sent(visitor, with_childcare):
    on_the_second_screen(visitor).send(p1__need_children="1", p1__need_child_ages="2")

    assert "Für andere Kinder haben wir leider niemanden." in visitor.text
    assert not registrations()
    in_spite(visitor).follow()
    assert kept() == Needs(children=1, child_ages="2")


def test_the_lift_is_described_as_it_was_measured(visitor, with_childcare):
    page = on_the_second_screen(visitor).text

    assert "Unser Aufzug ist innen <bdi" in page
    assert "110 × 140 cm" in page


def test_everything_needed_survives_going_back_and_another_language(visitor):
    on_the_second_screen(visitor)
    visitor.send(
        button="zurueck",
        p1__need_sign_language="y",
        p1__need_note="Bitte vorne sitzen",
        p1__need_consent="y",
    )
    visitor.change_language("ar")

    visitor.send()

    assert visitor.fields["p1-need_note"] == "Bitte vorne sitzen"
    assert visitor.fields["p1-need_sign_language"] == "y"
    visitor.send().follow()
    assert kept() == Needs(sign_language=True, note="Bitte vorne sitzen", consent=True)


def test_everybody_of_a_group_has_needs_of_their_own(visitor):
    on_the_second_screen(visitor, size="2", other_2__first_name="Boris")

    visitor.send(p2__need_diet="kosher", p2__need_consent="y").follow()

    amira_, boris = registrations()
    assert amira_.need is None
    assert rules.needs_of(boris.need) == Needs(diet=Diet.KOSHER, consent=True)


def test_a_number_of_children_that_no_computer_reads_is_a_mistake(visitor, with_childcare):
    on_the_second_screen(visitor).send(p1__need_children="9" * 5000, p1__need_child_ages="4")

    assert visitor.answer.status_code == 422
    assert not registrations()


def test_the_form_says_at_once_where_interpreters_are(visitor):
    page = on_the_second_screen(visitor).text

    assert "Hier finden Sie Unterstützung:" in page
    assert re.search(r"<dt[^>]*>Arabisch</dt> <dd[^>]*>A2, B2</dd>", page)
    assert re.search(r"<dt[^>]*>nicht stufenfrei</dt> <dd[^>]*>A2, B2</dd>", page)


def test_in_arabic_every_list_of_the_form_has_the_arabic_comma(visitor):
    visitor.headers = {"Accept-Language": "ar"}

    page = on_the_second_screen(visitor).text

    assert re.search(r"<dd[^>]*>\u2068A2\u2069\u060c \u2068B2\u2069</dd>", page)
    assert "\u2068A1 Deutsch für den Beruf A1\u2069" in page
    assert "A2, B2" not in page


def test_before_the_deadline_the_form_says_until_when_needs_are_sure(visitor, conference):
    page = on_the_second_screen(visitor).text

    assert "können wir sicher planen." in page
    assert "nicht mehr versprechen" not in page


def test_after_the_deadline_every_page_says_that_nothing_is_promised(visitor, conference):
    conference.needs_deadline = clock.today() - timedelta(days=1)
    db.session.commit()

    page = on_the_second_screen(visitor).text
    answer = visitor.send(p1__need_interpreter="tr").follow().text
    link = re.search(r'href="(/anmeldung/[^"/]+)"', answer)[1]

    sentence = "Wir versuchen es, können es aber nicht mehr versprechen."
    assert sentence in page
    assert sentence in answer
    assert sentence in visitor.visit(link).text
    letter = db.session.scalars(select(Letter)).one()
    assert sentence in letter.text
    assert sentence in letter.html


def test_the_answer_says_nothing_of_the_deadline_to_those_who_were_in_time(visitor):
    answer = on_the_second_screen(visitor).send(p1__need_interpreter="tr").follow()

    assert "versprechen" not in answer.text


def test_only_the_person_reads_the_needs_in_words(visitor):
    answer = on_the_second_screen(visitor).send(p1__need_allergies="Erdnüsse", p1__need_consent="y")
    answer = visitor.follow().text
    link = re.search(r'href="(/anmeldung/[^"/]+)"', answer)[1]

    assert "Erdnüsse" in visitor.visit(link).text
    letter = db.session.scalars(select(Letter)).one()
    assert "Unterstützung: haben wir notiert" in letter.text
    assert "Erdnüsse" not in letter.text + letter.html


def test_behind_the_link_needs_are_changed_and_taken_back(visitor):
    on_the_second_screen(visitor).send(p1__need_allergies="Nüsse", p1__need_consent="y")
    link = re.search(r'href="(/anmeldung/[^"/]+)"', visitor.follow().text)[1]

    visitor.visit(f"{link}/1/aendern").send(need_allergies="Nüsse, Milch").follow()
    assert kept() == Needs(allergies="Nüsse, Milch", consent=True)

    visitor.visit(f"{link}/1/aendern").send(need_allergies="", need_consent=None).follow()
    assert kept() == NO_NEEDS
