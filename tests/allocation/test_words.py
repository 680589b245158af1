"""What a person reads about the wishes: why this forum, and why not the dearer one."""

from dataclasses import replace

import pytest

from conference.allocation.rules.explaining import Missed, Outcome, Reason
from conference.allocation.rules.words import in_words

NAMES = {1: "A1 Sprache", 5: "A5 Frauen und Arbeit"}
SECOND_WISH = Outcome(
    person_id=1,
    round_id=1,
    forum_id=1,
    rank=2,
    is_fixed=False,
    missed=(Missed(forum_id=5, rank=1, reason=Reason.FULL, wishes=61, seats=28),),
    has_wishes=True,
)


@pytest.fixture(autouse=True)
def _speaking(app):
    with app.test_request_context():
        yield


def told(outcome: Outcome) -> list[str]:
    return in_words(outcome, round_title="Runde A", forums=NAMES, language="de")


def missed_for(reason: Reason) -> Outcome:
    return replace(SECOND_WISH, missed=(replace(SECOND_WISH.missed[0], reason=reason),))


def test_a_second_wish_says_how_many_wanted_the_first():
    assert told(SECOND_WISH) == [
        "Runde A: A1 Sprache. Das ist Ihr 2. Wunsch.",
        "Ihr 1. Wunsch (A5 Frauen und Arbeit) hatte 61 Wünsche auf 28 Plätze.",
    ]


def test_one_seat_is_said_as_one():
    one = replace(SECOND_WISH, missed=(replace(SECOND_WISH.missed[0], seats=1),))

    assert told(one)[1] == "Ihr 1. Wunsch (A5 Frauen und Arbeit) hatte 61 Wünsche auf 1 Platz."


def test_a_full_forum_that_fewer_wished_for_is_only_called_full():
    few = replace(SECOND_WISH, missed=(replace(SECOND_WISH.missed[0], wishes=20),))

    assert told(few)[1] == "Ihr 1. Wunsch (A5 Frauen und Arbeit) ist voll."


def test_without_a_place_the_person_is_asked_to_call():
    unplaced = replace(SECOND_WISH, forum_id=None, rank=None)

    assert told(unplaced)[0] == (
        "Runde A: Wir haben noch keinen Platz für Sie. Bitte rufen Sie uns an."
    )


def test_a_place_that_is_no_wish_says_so_only_to_whoever_had_wishes():
    no_wish = replace(SECOND_WISH, rank=None)

    assert told(no_wish)[0] == "Runde A: A1 Sprache. Das ist keiner Ihrer Wünsche."
    assert told(replace(no_wish, has_wishes=False, missed=())) == ["Runde A: A1 Sprache."]


def test_what_the_office_fixed_is_said_so_and_needs_no_other_reason():
    assert told(replace(SECOND_WISH, is_fixed=True)) == [
        "Runde A: A1 Sprache. Das ist Ihr 2. Wunsch.",
        "Diesen Platz hat das Büro für Sie festgelegt.",
    ]


def test_steps_are_named_as_such():
    assert told(missed_for(Reason.STEPS))[1] == (
        "Ihr 1. Wunsch (A5 Frauen und Arbeit) ist in einem Raum mit Stufen."
    )


def test_every_reason_has_words_of_its_own():
    sentences = {told(missed_for(reason))[1] for reason in Reason if reason is not Reason.OFFICE}

    assert len(sentences) == len(Reason) - 1


def test_names_run_in_their_own_direction_among_arabic_words():
    sentences = in_words(SECOND_WISH, round_title="Runde A", forums=NAMES, language="ar")

    assert "\u2068A5 Frauen und Arbeit\u2069" in sentences[1]
