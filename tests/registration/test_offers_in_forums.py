"""A free place in a forum is offered to who waited for it longest and can use it."""

import pytest
from sqlalchemy import select

from conference.core import clock
from conference.core.database import db
from conference.planning.states import ChoiceMode
from conference.registration import queries
from conference.registration.models import ForumPlace, SeatPool
from conference.registration.rules import Needs
from conference.registration.services import answering
from conference.registration.services.answering import accept, decline
from conference.registration.services.links import fresh_link
from conference.registration.services.withdraw import withdraw
from conference.registration.states import PlaceState, State
from tests.factories import ConferenceFactory, ForumFactory, ForumRoundFactory, VenueRoomFactory
from tests.registration.people import amira, sign_up, wish, with_link
from tests.registration.test_offers import last_letter, offers


@pytest.fixture
def forums():
    """Two forums of one round with one place each; the second is up a flight of steps."""
    conference = ConferenceFactory(choice_mode=ChoiceMode.DIRECT, offer_hours=48)
    slot = ForumRoundFactory(conference=conference)
    return [
        ForumFactory(
            of=conference,
            round=slot,
            capacity=1,
            room=VenueRoomFactory(conference=conference, step_free=step_free),
        )
        for step_free in (True, False)
    ]


def forum_pool(forum):
    return db.session.scalars(select(SeatPool).where(SeatPool.forum_id == forum.id)).one()


def choosing(forum, **facts):
    return amira(choices=(wish(forum, or_wait=True),), **facts)


def test_a_place_in_a_forum_is_offered_and_taken(forums):
    conference = forums[0].conference
    first, second = (
        sign_up(conference, choosing(forums[0])),
        sign_up(conference, choosing(forums[0])),
    )

    withdraw(first.id, actor=with_link(first))
    held = (second.places[0].state, forum_pool(forums[0]).taken)
    accept(second.places[0].offer_id, actor=with_link(second))

    assert held == (PlaceState.WAITING, 1)
    assert (second.places[0].state, second.places[0].offer) == (PlaceState.SEATED, None)
    assert forum_pool(forums[0]).taken == 1
    assert last_letter().name == "registration/mail/moved_up_in_forum"


def test_who_has_another_seat_at_that_time_reads_that_yes_gives_it_up(client, forums):
    conference = forums[0].conference
    first = sign_up(conference, choosing(forums[0]))
    second = sign_up(conference, amira(choices=(wish(forums[1]),)))
    second.places.append(
        ForumPlace(round_id=forums[0].round_id, forum_id=forums[0].id, state=PlaceState.WAITING)
    )
    db.session.commit()
    withdraw(first.id, actor=with_link(first))
    link = fresh_link(second)
    db.session.commit()
    held = next(place.offer_id for place in second.places if place.has_offer)

    page = client.get(f"/anmeldung/{link}/angebot/{held}").text
    accept(held, actor=with_link(second))

    assert f"geben Sie dafür Ihren Platz im Forum {forums[1].code} ab" in page
    assert [(place.forum_id, place.state) for place in second.places] == [
        (forums[0].id, PlaceState.SEATED)
    ]
    assert (forum_pool(forums[0]).taken, forum_pool(forums[1]).taken) == (1, 0)


def test_who_declines_a_place_in_a_forum_keeps_the_seat_at_the_conference(forums):
    conference = forums[0].conference
    first, second, third = (sign_up(conference, choosing(forums[0])) for _ in range(3))
    withdraw(first.id, actor=with_link(first))

    decline(second.places[0].offer_id, actor=with_link(second))

    assert (second.state, second.places) == (State.CONFIRMED, [])
    assert third.places[0].has_offer


def test_who_does_not_answer_for_a_forum_is_off_its_list(forums):
    conference = forums[0].conference
    first, second = (sign_up(conference, choosing(forums[0])) for _ in range(2))
    withdraw(first.id, actor=with_link(first))

    with clock.pretending(offers()[0].until):
        answering.sweep()

    assert (second.state, second.places) == (State.CONFIRMED, [])
    assert forum_pool(forums[0]).taken == 0
    assert last_letter().name == "registration/mail/offer_lapsed"


def test_a_forum_that_cannot_serve_somebody_is_offered_to_the_next(forums):
    upstairs = forums[1]
    conference = upstairs.conference
    first = sign_up(conference, choosing(upstairs))
    on_wheels = sign_up(conference, choosing(upstairs, needs=Needs(wheelchair=True, consent=True)))
    third = sign_up(conference, choosing(upstairs))

    withdraw(first.id, actor=with_link(first))

    assert not on_wheels.places[0].has_offer
    assert third.places[0].has_offer
    assert queries.rank_in_forum(on_wheels.places[0]) == 1
