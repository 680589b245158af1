"""A free seat is offered to who waited longest, held until they answer, and then the next one's."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from conference.core import clock
from conference.core.actor import VISITOR
from conference.core.database import db
from conference.core.errors import NotAllowed
from conference.mail.models import Letter
from conference.planning.services.changing import Seats, Waiting, change_seats, change_waiting
from conference.planning.states import ChoiceMode
from conference.registration import queries
from conference.registration.errors import OfferOver, WhyMissing
from conference.registration.models import SeatOffer, SeatPool
from conference.registration.services import answering
from conference.registration.services.answering import (
    accept,
    decline,
    lapse,
    withdraw_offer,
)
from conference.registration.services.pools import lock_pools
from conference.registration.services.register import register
from conference.registration.services.waiting import change_quota
from conference.registration.services.withdraw import withdraw
from conference.registration.states import OfferState, Quota, Reach, State
from conference.trail.queries import entries_about
from tests.factories import ConferenceFactory
from tests.registration.people import OFFICE, amira, application, sign_up, with_link
from tests.registration.test_register import letters, pool_of

NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def conference():
    return ConferenceFactory(public_seats=1, offer_hours=48)


def later(**time):
    return clock.pretending(NOW + timedelta(**time))


def offers():
    return db.session.scalars(select(SeatOffer).order_by(SeatOffer.id)).all()


def states(*people):
    return [person.state for person in people]


def one_leaves_and_two_wait(conference):
    first, second, third = (sign_up(conference) for _ in range(3))
    withdraw(first.id, actor=with_link(first))
    return second, third


def last_letter():
    return db.session.scalars(select(Letter).order_by(Letter.id.desc())).first()


def test_a_free_seat_is_held_for_the_next_in_line_and_counts_as_taken(conference):
    with later(hours=0):
        second, third = one_leaves_and_two_wait(conference)

    offer = offers()[0]
    assert states(second, third) == [State.WAITLISTED, State.WAITLISTED]
    assert (second.offer, third.offer) == (offer, None)
    assert offer.until >= NOW + timedelta(hours=48)
    assert (pool_of(conference).taken, pool_of(conference).waiting) == (1, 1)
    assert queries.rank_of(third.id) == 1
    assert [name for name, _ in letters()][3:] == ["withdrawn", "offered"]
    assert entries_about("registration", second.id)[0].words.startswith("hat einen frei")


def test_who_says_yes_has_the_seat_and_the_usual_letter(conference):
    second, third = one_leaves_and_two_wait(conference)

    accept(second.offer_id, actor=with_link(second))
    accept(offers()[0].id, actor=with_link(second))

    assert states(second, third) == [State.CONFIRMED, State.WAITLISTED]
    assert offers()[0].state is OfferState.TAKEN
    assert (pool_of(conference).taken, pool_of(conference).waiting) == (1, 1)
    assert [name for name, _ in letters()][5:] == ["moved_up"]


def test_who_says_no_is_off_the_list_and_the_next_is_asked(conference):
    second, third = one_leaves_and_two_wait(conference)

    decline(second.offer_id, actor=with_link(second))
    decline(offers()[0].id, actor=with_link(second))

    assert states(second, third) == [State.CANCELLED, State.WAITLISTED]
    assert [offer.state for offer in offers()] == [OfferState.DECLINED, OfferState.OFFERED]
    assert third.offer is offers()[1]
    assert (pool_of(conference).taken, pool_of(conference).waiting) == (1, 0)


def test_who_does_not_answer_in_time_is_off_the_list_and_told_so(conference):
    second, third = one_leaves_and_two_wait(conference)

    with clock.pretending(offers()[0].until - timedelta(seconds=1)):
        answering.sweep()
    waited = states(second, third)
    with clock.pretending(offers()[0].until):
        answering.sweep()

    assert waited == [State.WAITLISTED, State.WAITLISTED]
    assert states(second, third) == [State.EXPIRED, State.WAITLISTED]
    assert [offer.state for offer in offers()] == [OfferState.LAPSED, OfferState.OFFERED]
    assert [name for name, _ in letters()][5:] == ["offer_lapsed", "offered"]


def test_a_late_answer_takes_nothing(conference):
    second, _third = one_leaves_and_two_wait(conference)
    late = offers()[0].until

    with clock.pretending(late), pytest.raises(OfferOver):
        accept(second.offer_id, actor=with_link(second))


def test_an_offer_that_was_taken_never_comes_to_life_again(conference):
    second, third = one_leaves_and_two_wait(conference)
    offer_id = second.offer_id
    accept(offer_id, actor=with_link(second))

    withdraw(second.id, actor=with_link(second))
    accept(offer_id, actor=with_link(second))

    assert states(second) == [State.CANCELLED]
    assert [offer.state for offer in offers()] == [OfferState.TAKEN, OfferState.OFFERED]
    assert third.offer is offers()[1]
    assert pool_of(conference).taken == 1


def test_who_withdraws_while_asked_gives_the_held_seat_to_the_next(conference):
    second, third = one_leaves_and_two_wait(conference)

    withdraw(second.id, actor=with_link(second))

    assert [offer.state for offer in offers()] == [OfferState.LEFT, OfferState.OFFERED]
    assert third.offer is offers()[1]
    assert (pool_of(conference).taken, pool_of(conference).waiting) == (1, 0)


def test_a_newcomer_does_not_overtake_while_a_seat_is_held(conference):
    one_leaves_and_two_wait(conference)

    newcomer = sign_up(conference)

    assert newcomer.state is State.WAITLISTED
    assert queries.rank_of(newcomer.id) == 2


def test_a_group_is_asked_together_and_its_contact_answers_for_all():
    conference = ConferenceFactory(public_seats=2, offer_hours=48)
    gone = register(application(conference, amira(), amira()), actor=VISITOR)
    group = register(
        application(conference, amira(), amira(first_name="Boris", email="boris@example.net")),
        actor=VISITOR,
    ).registrations
    for person in gone.registrations:
        withdraw(person.id, actor=OFFICE)
    boris_alone = with_link(group[1])

    with pytest.raises(NotAllowed):
        accept(group[0].offer_id, actor=boris_alone)
    accept(group[0].offer_id, actor=with_link(group[0]))

    assert states(*group) == [State.CONFIRMED, State.CONFIRMED]
    assert offers()[0].people == 2
    assert [mail for mail in letters() if mail[0] == "offered"] == [
        ("offered", "amira@example.org")
    ]


def test_when_one_of_a_group_leaves_the_others_keep_their_offer():
    conference = ConferenceFactory(public_seats=2, offer_hours=48, smaller_overtake=False)
    gone = register(application(conference, amira(), amira()), actor=VISITOR)
    group = register(application(conference, amira(), amira(email="")), actor=VISITOR).registrations
    after = sign_up(conference)
    for person in gone.registrations:
        withdraw(person.id, actor=OFFICE)

    withdraw(group[1].id, actor=with_link(group[0]))

    assert (offers()[0].people, offers()[0].is_open) == (1, True)
    assert after.offer is offers()[1]
    assert pool_of(conference).taken == 2


@pytest.mark.parametrize(("smaller_overtake", "asked"), [(True, True), (False, False)])
def test_a_group_may_be_overtaken_or_not_as_the_conference_wishes(smaller_overtake, asked):
    conference = ConferenceFactory(
        public_seats=1, offer_hours=48, smaller_overtake=smaller_overtake
    )
    first = sign_up(conference)
    register(application(conference, amira(), amira()), actor=VISITOR)
    alone = sign_up(conference)

    withdraw(first.id, actor=with_link(first))
    newcomer = sign_up(conference)

    assert alone.has_offer is asked
    assert newcomer.state is State.WAITLISTED


def test_whom_only_a_letter_on_paper_reaches_moves_up_unasked(conference):
    first = sign_up(conference)
    by_letter = sign_up(
        conference,
        amira(email="", reach_by=Reach.LETTER, postal_address="Weg 1\n52525 Heinsberg"),
        actor=OFFICE,
    )

    withdraw(first.id, actor=with_link(first))

    assert by_letter.state is State.CONFIRMED
    assert offers() == []


def test_who_is_called_and_not_reached_waits_on_at_the_end_of_the_line(conference):
    first = sign_up(conference)
    by_phone = sign_up(
        conference, amira(email="", reach_by=Reach.PHONE, phone="0221 4710"), actor=OFFICE
    )
    third = sign_up(conference)
    withdraw(first.id, actor=with_link(first))

    with clock.pretending(offers()[0].until):
        lapse(by_phone.offer_id)

    assert states(by_phone, third) == [State.WAITLISTED, State.WAITLISTED]
    assert third.offer is offers()[1]
    assert queries.rank_of(by_phone.id) == 1


def test_the_office_says_yes_for_who_is_on_the_telephone(conference):
    second, _third = one_leaves_and_two_wait(conference)

    accept(second.offer_id, actor=OFFICE)

    assert second.state is State.CONFIRMED


def test_the_office_takes_an_offer_back_with_a_reason_and_nobody_loses_the_rank(conference):
    second, third = one_leaves_and_two_wait(conference)

    with pytest.raises(WhyMissing):
        withdraw_offer(second.offer_id, actor=OFFICE, why="")
    withdraw_offer(second.offer_id, actor=OFFICE, why="Saal gesperrt")

    assert states(second, third) == [State.WAITLISTED, State.WAITLISTED]
    assert (queries.rank_of(second.id), queries.rank_of(third.id)) == (1, 2)
    assert (pool_of(conference).taken, pool_of(conference).waiting) == (0, 2)


def test_the_answer_by_the_link_of_the_letter_confirms_the_address_too():
    conference = ConferenceFactory(public_seats=1, offer_hours=48, confirms_email=True)
    first, second = sign_up(conference, actor=OFFICE), sign_up(conference)
    withdraw(first.id, actor=with_link(first))

    kept_until = second.party.confirm_by
    accept(second.offer_id, actor=with_link(second), by_letter=True)

    assert kept_until >= offers()[0].until
    assert second.state is State.CONFIRMED
    assert second.party.email_confirmed_at is not None


def test_another_quota_ends_the_offer_and_uses_its_own_seat(conference):
    second, third = one_leaves_and_two_wait(conference)

    change_quota(second.id, Quota.RESERVED, actor=OFFICE, why="Presse")

    assert second.state is State.CONFIRMED
    assert [offer.state for offer in offers()] == [OfferState.LEFT, OfferState.OFFERED]
    assert third.offer is offers()[1]
    assert (pool_of(conference).taken, pool_of(conference).waiting) == (1, 0)


def test_more_seats_are_offered_to_those_who_wait(conference):
    second, third = one_leaves_and_two_wait(conference)

    change_seats(
        conference,
        Seats(
            public_seats=2,
            reserved_seats=10,
            choice_mode=ChoiceMode.WISHES,
            wishes_per_round=3,
        ),
        actor=OFFICE,
        acknowledged="Eine Person wird sofort gefragt, ob sie den Platz möchte.",
    )

    assert (second.has_offer, third.has_offer) == (True, True)


def test_people_move_up_at_once_when_the_conference_asks_no_longer(conference):
    second, third = one_leaves_and_two_wait(conference)
    change_waiting(conference, Waiting(offer_hours=0, smaller_overtake=True), actor=OFFICE)

    decline(second.offer_id, actor=with_link(second))

    assert states(second, third) == [State.CANCELLED, State.CONFIRMED]


def test_when_the_doors_open_the_desk_decides_and_nobody_is_thrown_off_the_list(conference):
    second, _third = one_leaves_and_two_wait(conference)

    with clock.pretending(conference.doors_at):
        answering.sweep()

    assert second.state is State.WAITLISTED
    assert offers()[0].state is OfferState.LAPSED
    assert (pool_of(conference).taken, pool_of(conference).waiting) == (0, 2)


def test_a_pool_that_is_counted_anew_knows_the_held_seats(conference):
    one_leaves_and_two_wait(conference)
    for pool in db.session.scalars(select(SeatPool)):
        db.session.delete(pool)
    db.session.commit()

    lock_pools(conference)
    db.session.commit()

    assert (pool_of(conference).taken, pool_of(conference).waiting) == (1, 1)
