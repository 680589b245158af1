"""Guessing ends soon; a hall behind one address never notices."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from conference.app import create_app
from conference.core import clock
from conference.core.database import db
from conference.core.errors import DomainError, NotFound, TooMany
from conference.web import limits
from conference.web.access import open_by_link
from conference.web.models import Attempt
from config import TestConfig


class WrongOne(DomainError):
    pass


@open_by_link
def behind_a_link(token):
    if token != "right":
        raise NotFound
    return "welcome"


def building(**settings):
    app = create_app(type("LimitConfig", (TestConfig,), settings))
    app.add_url_rule("/geheim/<token>", "secret", behind_a_link)
    return app


@pytest.fixture
def visitor(database):
    app = building(SQLALCHEMY_DATABASE_URI=database)
    with app.app_context():
        db.create_all()
        yield app.test_client()
        db.session.remove()
        db.engine.dispose()
    app.extensions["page_stamp"].close()


def rows():
    return db.session.scalar(select(func.count()).select_from(Attempt))


def guess(visitor, times, token="wrong", **options):
    return [
        visitor.get(f"/geheim/{token}{number}", **options).status_code for number in range(times)
    ]


def test_the_31st_wrong_link_is_refused(visitor):
    assert guess(visitor, 32) == [404] * 30 + [429, 429]


def test_a_right_link_opens_however_much_was_guessed_beside_it(visitor):
    guess(visitor, 40)

    assert visitor.get("/geheim/right").text == "welcome"


def test_a_hall_behind_one_address_is_never_limited(visitor):
    answers = {visitor.get("/geheim/right").status_code for _ in range(100)}

    assert answers == {200}
    assert rows() == 0


def test_a_forged_address_does_not_help_guessing(visitor):
    answers = [
        visitor.get(
            f"/geheim/{number}", headers={"X-Forwarded-For": f"203.0.113.{number}"}
        ).status_code
        for number in range(31)
    ]

    assert answers[-1] == 429


def test_behind_a_proxy_everybody_has_their_own_allowance_and_no_forged_one():
    app = building(PROXY_HOPS=1)
    with app.app_context():
        db.create_all()
        visitor = app.test_client()

        from_one = [
            visitor.get(
                f"/geheim/{number}",
                headers={"X-Forwarded-For": f"198.51.100.{number}, 203.0.113.7"},
            ).status_code
            for number in range(31)
        ]
        from_other = visitor.get("/geheim/x", headers={"X-Forwarded-For": "203.0.113.8"})
        db.session.remove()

    assert from_one[-1] == 429
    assert from_other.status_code == 404


def test_guessing_from_one_household_of_ipv6_addresses_is_one_guesser(visitor):
    answers = [
        visitor.get(
            f"/geheim/{number}", environ_base={"REMOTE_ADDR": f"2001:db8::{number:x}"}
        ).status_code
        for number in range(31)
    ]

    assert answers[-1] == 429


def test_an_hour_later_guessing_is_forgiven(visitor):
    guess(visitor, 31)

    with clock.pretending(clock.now() + timedelta(minutes=61)):
        answers = guess(visitor, 1)

    assert answers == [404]


def test_whoever_is_shut_out_writes_no_more_rows(visitor):
    guess(visitor, 31)
    before = rows()

    guess(visitor, 10)

    assert rows() == before


def test_no_address_is_kept(visitor):
    visitor.get("/geheim/x", environ_base={"REMOTE_ADDR": "203.0.113.7"})

    kept = db.session.scalars(select(Attempt)).one()

    assert "203.0.113.7" not in f"{kept.key} {kept.door}"
    assert len(kept.key) == 64


def test_old_guesses_are_thrown_away(visitor):
    guess(visitor, 3)
    with clock.pretending(clock.now() + timedelta(hours=2)):
        limits.forget_old()

    assert rows() == 0


def test_only_wrong_ones_count_at_a_costly_door(app):
    with app.test_request_context():
        for _ in range(50):
            with limits.counting_only(WrongOne, "sign_in", about="a@example.org"):
                pass

        limits.require_open("sign_in", about="a@example.org")


def test_a_failure_of_ours_is_not_counted_as_a_guess(app):
    with app.test_request_context():
        for _ in range(20):
            with (
                pytest.raises(ZeroDivisionError),
                limits.counting_only(WrongOne, "sign_in", about="a@example.org"),
            ):
                1 / 0  # noqa: B018

        limits.require_open("sign_in", about="a@example.org")


def test_an_account_is_guarded_from_wherever_somebody_guesses(app):
    for number in range(10):
        with (
            app.test_request_context(environ_base={"REMOTE_ADDR": f"203.0.113.{number}"}),
            pytest.raises(WrongOne),
            limits.counting_only(WrongOne, "sign_in", about="a@example.org"),
        ):
            raise WrongOne

    with app.test_request_context(environ_base={"REMOTE_ADDR": "203.0.113.99"}):
        with pytest.raises(TooMany):
            limits.require_open("sign_in", about="A@example.org")
        limits.require_open("sign_in", about="b@example.org")
