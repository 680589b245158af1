"""Which forum serves which need, and what has to be asked back."""

from dataclasses import dataclass, replace
from types import SimpleNamespace

import pytest

from conference.core.translated import Translated
from conference.registration.rules import Choice, Details, Needs, needs_to_clear_up
from conference.registration.rules.childcare import ages_of
from conference.registration.rules.serving import (
    Obstacle,
    may_not_fit,
    obstacles_in,
    reason,
    unserved_wishes,
)
from conference.registration.states import Attendance, Diet, QuestionKind


@dataclass(frozen=True, kw_only=True)
class Forum:
    id: int
    code: str
    title: Translated = Translated({"de": "Deutsch für den Beruf"})
    step_free: bool = True
    by_lift: bool = False
    wheelchair_spaces: int = 2
    induction_loop: bool = False
    interpretation: tuple[str, ...] = ()


UPSTAIRS = Forum(id=1, code="A1", by_lift=True, interpretation=("ar",))
CELLAR = Forum(id=3, code="A3", step_free=False, wheelchair_spaces=0)
LARGE = Forum(id=4, code="A4", induction_loop=True, interpretation=("ar", "dgs"))
SMALL = Forum(id=6, code="A6", by_lift=True, wheelchair_spaces=1)
MORNING = SimpleNamespace(id=10, forums=(UPSTAIRS, CELLAR, LARGE, SMALL))
HOUSE = SimpleNamespace(
    lift_width_cm=110,
    lift_depth_cm=140,
    childcare_places=18,
    childcare_from_age=3,
    childcare_to_age=10,
)
OFFER = SimpleNamespace(rounds=(MORNING,), support=HOUSE)


def _wished(*forums):
    return tuple(Choice(round_id=MORNING.id, forum_id=forum.id) for forum in forums)


def _told(*forums, **needs):
    return Details(choices=_wished(*forums), needs=Needs(**{"consent": True, **needs}))


@pytest.mark.parametrize(
    ("forum", "needs", "obstacles"),
    [
        (CELLAR, Needs(wheelchair=True), (Obstacle.STEPS,)),
        (CELLAR, Needs(step_free=True), (Obstacle.STEPS,)),
        (SMALL, Needs(wheelchair=True), ()),
        (SMALL, Needs(large_wheelchair=True), (Obstacle.LIFT,)),
        (replace(LARGE, wheelchair_spaces=0), Needs(wheelchair=True), (Obstacle.NO_SPACE,)),
        (replace(LARGE, wheelchair_spaces=0), Needs(step_free=True), ()),
        (UPSTAIRS, Needs(interpreter="ar"), ()),
        (UPSTAIRS, Needs(interpreter="uk"), (Obstacle.INTERPRETER,)),
        (UPSTAIRS, Needs(sign_language=True), (Obstacle.SIGN_LANGUAGE,)),
        (LARGE, Needs(sign_language=True, induction_loop=True), ()),
        (UPSTAIRS, Needs(induction_loop=True), (Obstacle.INDUCTION_LOOP,)),
        (CELLAR, Needs(children=1, diet=Diet.HALAL, allergies="Nüsse"), ()),
    ],
)
def test_a_forum_serves_a_need_or_says_what_stands_in_the_way(forum, needs, obstacles):
    assert obstacles_in(forum, needs) == obstacles


def test_a_wish_with_steps_is_impossible_for_a_wheelchair_only():
    wheelchair = list(unserved_wishes(Needs(wheelchair=True), _wished(CELLAR), [MORNING]))
    walker = list(unserved_wishes(Needs(step_free=True), _wished(CELLAR), [MORNING]))

    assert [wish.is_impossible for wish in wheelchair + walker] == [True, False]


def test_alternatives_serve_every_need():
    needs = Needs(sign_language=True)

    wishes = list(unserved_wishes(needs, _wished(UPSTAIRS, LARGE, CELLAR), [MORNING]))

    assert [(wish.rank, wish.forum.code) for wish in wishes] == [(1, "A1"), (3, "A3")]
    assert [wish.alternatives for wish in wishes] == [(LARGE,), (LARGE,)]


def test_where_nothing_serves_every_need_the_least_bad_forums_are_named():
    needs = Needs(wheelchair=True, interpreter="fa")

    (wish,) = unserved_wishes(needs, _wished(CELLAR), [MORNING])

    assert wish.obstacles == (Obstacle.STEPS, Obstacle.INTERPRETER)
    assert wish.alternatives == (UPSTAIRS, LARGE, SMALL)


def test_a_language_that_nobody_interprets_has_no_alternative():
    (wish,) = unserved_wishes(Needs(interpreter="fa"), _wished(UPSTAIRS), [MORNING])

    assert wish.alternatives == ()


def test_a_forum_that_is_no_longer_offered_says_nothing():
    gone = Forum(id=99, code="A9", step_free=False)

    assert not list(unserved_wishes(Needs(wheelchair=True), _wished(gone), [MORNING]))


@pytest.mark.parametrize("obstacle", Obstacle)
def test_every_obstacle_has_a_sentence(app, obstacle):
    with app.test_request_context():
        assert reason(obstacle, Needs(interpreter="ar"), language="de").endswith(".")


def test_the_language_is_named_in_the_sentence(app):
    with app.test_request_context():
        sentence = reason(Obstacle.INTERPRETER, Needs(interpreter="ar"), language="de")

    assert sentence == "In diesem Forum wird nicht gedolmetscht für: Arabisch."


@pytest.mark.parametrize(
    ("needs", "maybe"),
    [
        (Needs(large_wheelchair=True), True),
        (Needs(wheelchair=True), False),
        (Needs(wheelchair=True, note="E-Rollstuhl 72 × 125 cm, Gewicht mit mir 210 kg"), True),
        (Needs(wheelchair=True, note="Mein Elektrorollstuhl ist schwer"), True),
        (Needs(wheelchair=True, note="65 x 110"), False),
        (Needs(wheelchair=True, note="125 cm x 60 cm"), True),
        (Needs(wheelchair=True, note="faltbar"), False),
        (Needs(note="E-Rollstuhl 72 × 125 cm"), False),
    ],
)
def test_a_large_or_powered_wheelchair_may_not_fit_into_the_lift(needs, maybe):
    assert may_not_fit(needs, 110, 140) is maybe


def test_a_large_lift_takes_a_large_wheelchair():
    assert not may_not_fit(Needs(wheelchair=True, note="72 × 125 cm"), 150, 200)


@pytest.mark.parametrize(
    ("text", "children", "years"),
    [
        ("4 u. 7", 2, (4, 7)),
        ("fünf", 1, (5,)),
        ("3, 5 und 8 J.", 3, (3, 5, 8)),
        ("6 Jahre", 1, (6,)),
        ("5, 7", 2, (5, 7)),
        ("3, 3", 2, (3, 3)),
        ("7, 9, 13", 3, (7, 9, 13)),
        ("4 J. und 18 Monate", 2, (4, 1)),
        ("2x4", 2, (4, 4)),
        ("4-jährig", 1, (4,)),
        ("vierjährige Tochter", 1, (4,)),
        ("Lina ist sechs, Tom 3½", 2, (6, 3)),
        ("٤", 1, (4,)),
        ("five and 6", 2, (5, 6)),
        ("", 0, ()),
    ],
)
def test_ages_are_understood_as_parents_write_them(text, children, years):
    understood = ages_of(text, children=children)

    assert (understood.years, understood.is_clear) == (years, True)


@pytest.mark.parametrize(
    ("text", "children"),
    [
        ("3,5 und 6", 2),
        ("3-5", 2),
        ("4/7", 2),
        ("4", 2),
        ("4, 7", 1),
        ("", 1),
        ("klein", 1),
        ("2019", 1),
        ("geboren 12.03.2020", 1),
    ],
)
def test_ages_that_can_be_read_in_two_ways_are_unclear(text, children):
    assert not ages_of(text, children=children).is_clear


def test_ages_outside_the_childcare_are_found():
    assert ages_of("2, 3, 10 und 11", children=4).outside(3, 10) == (2, 11)


@pytest.mark.parametrize(
    ("told", "questions"),
    [
        (_told(UPSTAIRS), []),
        (_told(CELLAR, sign_language=True), [(QuestionKind.NEED_NOT_SERVED, "A3")]),
        (_told(LARGE, UPSTAIRS, sign_language=True), []),
        (_told(LARGE, CELLAR, wheelchair=True), [(QuestionKind.NEED_NOT_SERVED, "A3")]),
        (_told(SMALL, large_wheelchair=True), [(QuestionKind.LIFT_TOO_SMALL, "A6")]),
        (
            _told(LARGE, UPSTAIRS, wheelchair=True, note="E-Rollstuhl"),
            [(QuestionKind.LIFT_TOO_SMALL, "A1")],
        ),
        (_told(LARGE, large_wheelchair=True), []),
        (_told(children=1, child_ages="fünf"), []),
        (_told(children=1, child_ages="11"), [(QuestionKind.CHILD_AGE, "")]),
        (_told(children=2, child_ages="3,5 und 6"), [(QuestionKind.CHILD_AGE, "")]),
        (_told(child_ages="4"), [(QuestionKind.CHILD_AGE, "")]),
        (_told(diet=Diet.HALAL, consent=False), [(QuestionKind.CONSENT_MISSING, "")]),
        (_told(allergies="Nüsse", consent=False), [(QuestionKind.CONSENT_MISSING, "")]),
        (_told(UPSTAIRS, interpreter="ar", diet=Diet.VEGAN, consent=False), []),
        (_told(children=1, child_ages="4", consent=False), []),
    ],
)
def test_what_has_to_be_asked_back_is_said_without_the_need(told, questions):
    assert list(needs_to_clear_up(told, OFFER)) == questions


def test_a_wish_for_a_round_somebody_does_not_attend_raises_no_question():
    told = replace(_told(CELLAR, wheelchair=True), attendance=Attendance.PLENARY_ONLY)

    assert not list(needs_to_clear_up(told, OFFER))


def test_children_are_asked_about_where_nobody_looks_after_them():
    nobody = SimpleNamespace(**{**vars(HOUSE), "childcare_places": 0})
    offer = SimpleNamespace(rounds=(MORNING,), support=nobody)

    questions = list(needs_to_clear_up(_told(children=1, child_ages="4"), offer))

    assert questions == [(QuestionKind.CHILD_AGE, "")]
