"""What needs a hand today, in words and in order."""

from datetime import date

import pytest

from conference.registration.rules.today import Matter, Situation, tasks_for

CALM = {"is_public": True, "released": True}


def matters(**situation):
    return [task.matter for task in tasks_for(Situation(**{**CALM, **situation}))]


def test_on_a_calm_day_there_is_nothing_to_do():
    assert tasks_for(Situation(**CALM)) == []


@pytest.mark.parametrize(
    ("situation", "matter"),
    [
        ({"worker_silent": True}, Matter.WORKER),
        ({"letters_stuck": 1}, Matter.LETTERS),
        ({"missing_texts": 2, "is_public": False}, Matter.ANNOUNCEMENT),
        ({"released": False}, Matter.RELEASE),
        ({"unreleased": True}, Matter.RELEASE),
        ({"warnings": 3}, Matter.WARNINGS),
        ({"barriers": 1}, Matter.BARRIERS),
        ({"waiting": 4}, Matter.WAITING),
        ({"undecided": 1}, Matter.PROTECTION),
        ({"by_phone": 1}, Matter.BY_PHONE),
        ({"by_letter": 1}, Matter.BY_LETTER),
        ({"to_book": ("Arabisch 2",), "book_until": date(2026, 10, 5)}, Matter.SUPPORT),
        ({"needs_unclear": 1}, Matter.NEEDS_UNCLEAR),
        ({"messages": 2}, Matter.MESSAGES),
        ({"duplicates": 2}, Matter.DUPLICATES),
        ({"unallocated": True}, Matter.ALLOCATION),
        ({"untold": True}, Matter.ALLOCATION),
    ],
)
def test_everything_that_needs_a_hand_is_told_once(situation, matter):
    assert matters(**situation) == [matter]


def test_a_programme_nobody_can_see_yet_need_not_be_released():
    assert matters(is_public=False, released=False, unreleased=True) == []


def test_urgent_things_stand_first():
    assert matters(messages=1, warnings=1, barriers=1, letters_stuck=1) == [
        Matter.LETTERS,
        Matter.BARRIERS,
        Matter.WARNINGS,
        Matter.MESSAGES,
    ]


@pytest.mark.parametrize(
    ("number", "title"), [(1, "Ein Brief kam nicht an"), (12, "12 Briefe kamen nicht an")]
)
def test_numbers_are_said_as_people_say_them(number, title):
    assert tasks_for(Situation(**CALM, letters_stuck=number))[0].title == title


@pytest.mark.parametrize(
    ("public", "reserved", "why"),
    [
        (2, 0, "Frei: 2 öffentliche Plätze."),
        (1, 25, "Frei: ein öffentlicher Platz und 25 reservierte Plätze."),
        (
            0,
            25,
            "Sie rücken von selbst nach, wenn jemand absagt oder Sie Plätze dazugeben. "
            "Frei: 25 reservierte Plätze, nur das Büro vergibt sie.",
        ),
        (0, 0, "Sie rücken von selbst nach, wenn jemand absagt oder Sie Plätze dazugeben."),
    ],
)
def test_reserved_seats_are_not_counted_for_those_who_wait(public, reserved, why):
    (task,) = tasks_for(Situation(**CALM, waiting=5, free_seats=public, free_reserved=reserved))

    assert task.why == why
