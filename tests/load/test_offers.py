"""A hundred give their seats back while a hundred who waited are asked: no seat twice, no offer lost."""

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from conference.app import create_app
from conference.core.database import db
from conference.core.tokens import new_token
from conference.planning.models import Conference
from conference.registration.services.links import first_token
from config import TestConfig
from tests.load.crowd import Guest, _hidden
from tests.registration.people import amira, sign_up

pytestmark = pytest.mark.skipif(
    "PYTEST_XDIST_WORKER" in os.environ, reason="needs the machine for itself"
)

SEATS = 100
AT_ONCE = 20  # browsers that ask in the same moment; more only wait for the server

STATES = "SELECT state, COUNT(*) FROM registration GROUP BY state ORDER BY state"
OFFERS = "SELECT state, COUNT(*), COUNT(DISTINCT party_id) FROM seat_offer GROUP BY state"
POOL = "SELECT taken, waiting FROM seat_pool WHERE quota = 'public'"
HELD = """
    SELECT (SELECT COUNT(*) FROM registration WHERE state = 'confirmed'),
           (SELECT COUNT(*) FROM registration WHERE offer_id IS NOT NULL),
           (SELECT COUNT(*) FROM registration WHERE state = 'waitlisted' AND offer_id IS NULL)
"""
ASKED = "SELECT email, offer_id FROM registration WHERE offer_id IS NOT NULL"
LETTERS = """
    SELECT name, COUNT(*), COUNT(DISTINCT to_address) FROM letter
    WHERE name LIKE '%/withdrawn' OR name LIKE '%/offered' OR name LIKE '%/moved_up'
    GROUP BY name ORDER BY name
"""


@dataclass
class Holder(Guest):
    """Somebody with a personal link, with a browser without JavaScript, who does not give up."""

    token: str = ""

    def press(self, page: str, button: str) -> None:
        """Open a page and press a button on it, however often it takes."""
        fields = dict(_hidden.findall(self.insist("GET", page)))
        self.insist("POST", button, fields)


@pytest.fixture
def full_house(served, database):
    """``with`` a conference of a hundred seats, all taken, and a hundred more who wait."""

    def fill(year):
        config = type("LoadConfig", (TestConfig,), {"SQLALCHEMY_DATABASE_URI": database})
        app = create_app(config)
        holders = {}
        with app.app_context():
            conference = db.session.query(Conference).filter_by(year=year).one()
            conference.public_seats, conference.offer_hours = SEATS, 48
            db.session.commit()
            for number in range(2 * SEATS):
                key, email = new_token(), f"guest{number}@example.org"
                told = amira(first_name="Gast", last_name=str(number), email=email)
                sign_up(conference, told, form_key=key)
                holders[email] = first_token(key, 1)
            db.session.remove()
            db.engine.dispose()
        return holders

    return fill


def people(tokens, server, year):
    return [
        Holder(number=number, port=server.port, year=year, token=token)
        for number, token in enumerate(tokens.values())
    ]


def give_back(holder):
    holder.press(f"/anmeldung/{holder.token}/1/abmelden", f"/anmeldung/{holder.token}/1/abmelden")


def answer_offers(waiting, query, stop):
    """Say yes for everybody who is asked, as soon as they are, until all have been."""
    by_email, answered = {holder.email: holder for holder in waiting}, set()

    def say_yes(holder, offer_id):
        page = f"/anmeldung/{holder.token}/angebot/{offer_id}"
        holder.press(page, f"{page}/annehmen")

    with ThreadPoolExecutor(AT_ONCE // 2) as browsers:
        while len(answered) < len(waiting) and not stop.is_set():
            for email, offer_id in query(ASKED):
                if email not in answered:
                    answered.add(email)
                    browsers.submit(say_yes, by_email[email], offer_id)
            time.sleep(0.2)


def what_is_counted_is_what_is_there(query):
    """The pool against the rows: seats given and held, and who still waits."""
    confirmed, held, waiting = query(HELD)[0]
    return query(POOL)[0] == (confirmed + held, waiting) and confirmed + held <= SEATS


def test_a_hundred_seats_are_freed_and_offered_and_taken_through_a_power_cut(served, full_house):
    with served() as (server, year, query):
        crowd = people(full_house(year), server, year)
        seated, waiting = crowd[:SEATS], crowd[SEATS:]
        stop = threading.Event()
        answering = threading.Thread(target=answer_offers, args=(waiting, query, stop))

        with ThreadPoolExecutor(AT_ONCE) as browsers:
            leaving = [browsers.submit(give_back, holder) for holder in seated]
            answering.start()
            while sum(one.done() for one in leaving) < SEATS // 3:
                time.sleep(0.02)
            server.kill()
            kept = what_is_counted_is_what_is_there(query)
            interrupted = query(OFFERS)
            server.start()
        [one.result() for one in leaving]
        answering.join(timeout=60)
        stop.set()

        assert kept, "after the power cut the pool says what is there"
        assert sum(number for _, number, _ in interrupted) < SEATS, "it was in the middle"
        assert query(STATES) == [("cancelled", SEATS), ("confirmed", SEATS)]
        assert query(OFFERS) == [("taken", SEATS, SEATS)]
        assert query(POOL) == [(SEATS, 0)]
        assert query(LETTERS) == [
            (f"registration/mail/{name}", SEATS, SEATS)
            for name in ("moved_up", "offered", "withdrawn")
        ]
        assert [holder.trouble for holder in crowd if holder.trouble] == []
