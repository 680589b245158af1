"""200 people for 50 seats at the same moment, over a real server."""

import os
import threading
import time

import pytest

from tests.load.crowd import Guest, rush

pytestmark = pytest.mark.skipif(
    "PYTEST_XDIST_WORKER" in os.environ, reason="needs the machine for itself"
)

PEOPLE, SEATS = 200, 50

STORED = """
    SELECT registration.code, registration.state, registration.email
    FROM registration ORDER BY registration.id
"""
LETTERS = "SELECT to_address, name FROM letter ORDER BY to_address"
POOL = "SELECT seats, taken, waiting FROM seat_pool WHERE quota = 'public'"


def crowd(server, year):
    return [Guest(number, server.port, year) for number in range(PEOPLE)]


def everybody_was_told_the_truth(guests, query):
    """What people read on the page is what is stored; nobody is stored twice, nobody is lost."""
    stored = {email: (code, state) for code, state, email in query(STORED)}
    told = {
        guest.email: (guest.code, "confirmed" if guest.told == "seated" else "waitlisted")
        for guest in guests
    }
    assert len(query(STORED)) == PEOPLE
    assert told == stored


def seats_and_ranks(guests):
    seated = sum(guest.told == "seated" for guest in guests)
    return seated, sorted(guest.rank for guest in guests if guest.told == "waiting")


def test_exactly_as_many_as_there_are_seats_are_confirmed_and_all_others_know_their_rank(served):
    with served() as (server, year, query):
        guests = crowd(server, year)

        rush(guests)

        assert seats_and_ranks(guests) == (SEATS, list(range(1, PEOPLE - SEATS + 1)))
        everybody_was_told_the_truth(guests, query)
        assert query(POOL) == [(SEATS, SEATS, PEOPLE - SEATS)]
        assert [guest.trouble for guest in guests if guest.trouble] == []
        assert query(LETTERS) == sorted(
            (
                guest.email,
                f"registration/mail/{'confirmed' if guest.told == 'seated' else 'waiting'}",
            )
            for guest in guests
        )


def test_a_power_cut_in_the_middle_loses_nobody_and_stores_nobody_twice(served):
    with served() as (server, year, query):
        guests = crowd(server, year)
        everybody = threading.Thread(target=rush, args=(guests,))
        everybody.start()
        while sum(bool(guest.told) for guest in guests) < PEOPLE // 4:
            time.sleep(0.01)

        server.kill()
        cut = time.monotonic()
        answered_before = {guest.email for guest in guests if guest.told}
        kept = {email for _, _, email in query(STORED)}
        server.start()
        everybody.join()

        assert answered_before <= kept
        assert any(guest.answered_at > cut and guest.tries for guest in guests)
        assert seats_and_ranks(guests) == (SEATS, list(range(1, PEOPLE - SEATS + 1)))
        everybody_was_told_the_truth(guests, query)
        assert query(POOL) == [(SEATS, SEATS, PEOPLE - SEATS)]
        assert len(query(LETTERS)) == PEOPLE


def test_without_the_lock_this_test_would_see_too_many_people(served):
    with served("tests.load.unlocked:app") as (server, year, query):
        guests = crowd(server, year)

        rush(guests)

        assert seats_and_ranks(guests)[0] > SEATS
