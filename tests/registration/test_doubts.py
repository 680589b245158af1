"""What a wish does not serve is said beside it, before the form is sent, and behind the link."""

import re

import pytest
from sqlalchemy import select

from conference.core.database import db
from conference.mail.models import Letter
from conference.registration.models import Question
from conference.registration.rules import NO_NEEDS, Needs
from conference.registration.states import QuestionKind, QuestionState
from tests.registration.people import amira, sign_up, wish
from tests.registration.visitors import forums, in_spite, kept, on_the_second_screen, registrations

ON_WHEELS = {"p1__need_wheelchair": "y", "p1__need_consent": "y"}


def open_questions():
    """What the office asks back."""
    asked = db.session.scalars(select(Question).where(Question.state == QuestionState.OPEN))
    return [(question.kind, question.about) for question in asked]


def test_a_wish_that_does_not_serve_a_need_says_so_and_what_does(visitor, conference):
    forum = forums(conference)["A1"]
    wished = {f"p1__r{forum.round_id}_1": str(forum.id)}

    on_the_second_screen(visitor).send(p1__need_interpreter="ar", **wished)

    sentence = (
        "A1 Deutsch für den Beruf A1: In diesem Forum wird nicht gedolmetscht für: Arabisch. "
        "Besser passt in dieser Runde: A2 Deutsch für den Beruf A2."
    )
    assert visitor.answer.status_code == 200
    assert visitor.text.count(sentence) == 2
    assert f'id="p1-r{forum.round_id}_1-warning"' in visitor.text
    assert not registrations()
    in_spite(visitor).follow()
    (registration,) = registrations()
    assert [w.forum_id for w in registration.wishes] == [forum.id]


def test_who_changes_the_wish_after_the_warning_needs_no_second_look(visitor, conference):
    first, second = forums(conference)["A1"], forums(conference)["A2"]
    field = f"p1__r{first.round_id}_1"
    on_the_second_screen(visitor).send(p1__need_interpreter="ar", **{field: str(first.id)})

    visitor.send(**{field: str(second.id)}).follow()

    assert len(registrations()) == 1


def test_who_sends_the_form_once_more_as_it_is_is_registered(visitor, conference):
    first = forums(conference)["A1"]
    wished = {f"p1__r{first.round_id}_1": str(first.id)}
    on_the_second_screen(visitor).send(p1__need_interpreter="ar", **wished)
    assert not registrations()

    visitor.send().follow()

    assert len(registrations()) == 1


def test_the_button_of_one_doubt_does_not_send_another_one(visitor, conference):
    first = forums(conference)["A1"]
    wished = {f"p1__r{first.round_id}_1": str(first.id)}
    on_the_second_screen(visitor).send(p1__need_interpreter="ar", **wished)
    other = forums(conference)["B1"]

    visitor.send(**{f"p1__r{other.round_id}_1": str(other.id)}, trotzdem=f"1.{first.id}")

    assert "B1 Deutsch für den Beruf B1: In diesem Forum" in visitor.text
    assert not registrations()


def test_steps_before_a_wheelchair_are_said_at_the_wish_with_what_would_fit(visitor, conference):
    cellar = forums(conference)["A2"]
    field = f"p1__r{cellar.round_id}_1"
    on_the_second_screen(visitor)

    visitor.send(**ON_WHEELS, **{field: str(cellar.id)})

    assert visitor.answer.status_code == 200
    assert f'id="p1-r{cellar.round_id}_1-warning"' in visitor.text
    assert "Mit dem Rollstuhl kommen Sie dort nicht hinein. Besser passt in dieser Runde: A1" in (
        visitor.text
    )
    assert not registrations()
    visitor.send(**{field: str(forums(conference)["A1"].id)}).follow()
    assert open_questions() == []


def test_the_person_decides_in_spite_of_the_steps_and_the_office_asks_back(visitor, conference):
    cellar = forums(conference)["A2"]
    on_the_second_screen(visitor).send(**ON_WHEELS, **{f"p1__r{cellar.round_id}_1": str(cellar.id)})

    in_spite(visitor).follow()

    assert [wish.forum_id for wish in registrations()[0].wishes] == [cellar.id]
    assert open_questions() == [(QuestionKind.NEED_NOT_SERVED, "A2")]


def test_behind_the_link_the_person_decides_about_steps_in_the_same_way(visitor, conference):
    on_the_second_screen(visitor).send()
    link = re.search(r'href="(/anmeldung/[^"/]+)"', visitor.follow().text)[1]
    cellar = forums(conference)["A2"]
    wished = {f"r{cellar.round_id}_1": str(cellar.id)}

    visitor.visit(f"{link}/1/aendern").send(need_wheelchair="y", need_consent="y", **wished)
    said = visitor.text
    in_spite(visitor).follow()

    assert (
        "Mit dem Rollstuhl kommen Sie dort nicht hinein. Besser passt in dieser Runde: A1" in said
    )
    assert kept() == Needs(wheelchair=True, consent=True)
    assert open_questions() == [(QuestionKind.NEED_NOT_SERVED, "A2")]


def test_what_a_wish_does_not_serve_is_said_together_with_the_request_for_consent(
    visitor, conference
):
    forum = forums(conference)["A1"]
    wished = {f"p1__r{forum.round_id}_1": str(forum.id)}

    on_the_second_screen(visitor).send(p1__need_sign_language="y", **wished)

    assert visitor.answer.status_code == 422
    assert "Bitte kreuzen Sie an, dass wir das speichern dürfen." in visitor.text
    assert visitor.text.count("In diesem Forum wird nicht in Deutsche Gebärdensprache") == 2
    assert f'id="p1-r{forum.round_id}_1-warning"' in visitor.text
    assert visitor.answer.text.count(" autofocus") == 1  # the page begins with what is missing
    assert 'name="trotzdem"' not in visitor.text  # it would only ask for the consent again
    assert not registrations()
    visitor.send(p1__need_consent="y").follow()  # both were read
    assert kept() == Needs(sign_language=True, consent=True)


def test_steps_before_a_wheelchair_are_said_together_with_the_request_for_consent(
    visitor, conference
):
    cellar = forums(conference)["A2"]
    wished = {f"p1__r{cellar.round_id}_1": str(cellar.id)}

    on_the_second_screen(visitor).send(p1__need_wheelchair="y", **wished)

    assert visitor.answer.status_code == 422
    assert "Bitte kreuzen Sie an, dass wir das speichern dürfen." in visitor.text
    assert visitor.text.count("Mit dem Rollstuhl kommen Sie dort nicht hinein.") == 2
    assert not registrations()


def test_a_forum_of_somebody_s_making_is_a_mistake_and_no_doubt(visitor, conference):
    forum = forums(conference)["A1"]
    wished = {f"p1__r{forum.round_id}_1": "keines"}

    on_the_second_screen(visitor).send(p1__need_step_free="y", **wished)

    assert visitor.answer.status_code == 422
    assert "-warning" not in visitor.text
    assert not registrations()


def test_a_wish_taken_over_from_the_first_person_is_doubted_for_the_others_too(visitor, conference):
    cellar = forums(conference)["A2"]
    on_the_second_screen(visitor, size="2", other_2__first_name="Boris")

    visitor.send(
        **{f"p1__r{cellar.round_id}_1": str(cellar.id)},
        p2__need_step_free="y",
        p2__need_consent="y",
    )

    assert f'id="p2-r{cellar.round_id}_1-warning"' in visitor.text
    in_spite(visitor).follow()
    assert len(registrations()) == 2


def test_behind_the_link_a_wish_is_doubted_too(visitor, conference):
    on_the_second_screen(visitor).send()
    link = re.search(r'href="(/anmeldung/[^"/]+)"', visitor.follow().text)[1]
    cellar = forums(conference)["A2"]
    wished = {f"r{cellar.round_id}_1": str(cellar.id)}

    visitor.visit(f"{link}/1/aendern").send(need_step_free="y", need_consent="y", **wished)

    assert "In diesen Raum führen Stufen." in visitor.text
    in_spite(visitor).follow()
    assert kept() == Needs(step_free=True, consent=True)


def test_behind_the_link_too_wish_and_consent_are_asked_about_together(visitor, conference):
    on_the_second_screen(visitor).send()
    link = re.search(r'href="(/anmeldung/[^"/]+)"', visitor.follow().text)[1]
    cellar = forums(conference)["A2"]
    wished = {f"r{cellar.round_id}_1": str(cellar.id)}

    visitor.visit(f"{link}/1/aendern").send(need_step_free="y", email="amira@", **wished)

    assert visitor.answer.status_code == 422
    assert "Bitte kreuzen Sie an, dass wir das speichern dürfen." in visitor.text
    assert visitor.text.count("In diesen Raum führen Stufen.") == 2
    assert kept() == NO_NEEDS
    visitor.send(need_consent="y", email="amira@example.org").follow()
    assert kept() == Needs(step_free=True, consent=True)


@pytest.mark.parametrize("bad", [{"attendance": "nie"}, {"reach_by": "taube"}, {"wish": "keines"}])
def test_behind_the_link_an_answer_of_somebody_s_making_is_a_mistake(visitor, conference, bad):
    on_the_second_screen(visitor).send()
    link = re.search(r'href="(/anmeldung/[^"/]+)"', visitor.follow().text)[1]
    cellar = forums(conference)["A2"]
    typed = {f"r{cellar.round_id}_1": bad.pop("wish", str(cellar.id))} | bad

    visitor.visit(f"{link}/1/aendern").send(need_step_free="y", **typed)

    assert visitor.answer.status_code == 422
    assert kept() == NO_NEEDS


def test_an_old_doubt_does_not_stand_in_the_way_of_a_new_telephone_number(visitor, conference):
    cellar = forums(conference)["A2"]
    told = amira(needs=Needs(wheelchair=True, consent=True), choices=(wish(cellar),))
    sign_up(conference, told)
    letter = db.session.scalars(select(Letter)).one()
    token = re.search(r"/anmeldung/([\w-]+)", letter.text)[1]

    visitor.visit(f"/anmeldung/{token}/1/aendern").send(phone="0221 4710 123").follow()

    assert registrations()[0].phone == "0221 4710 123"
