from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from conference.core import clock
from conference.core.actor import VISITOR
from conference.core.database import db
from conference.core.errors import NotAllowed
from conference.mail.models import Letter
from conference.planning.errors import PeopleWillFeelIt
from conference.planning.services.changing import Seats, change_seats, what_people_feel
from conference.planning.states import ChoiceMode
from conference.programme.services.forums import ForumPlan, change_forum
from conference.registration import queries
from conference.registration.errors import StillRegistered, TooLateToChange, WhyMissing
from conference.registration.services.register import register
from conference.registration.services.seats import follow
from conference.registration.services.waiting import change_quota, separate
from conference.registration.services.withdraw import readmit, reject, withdraw
from conference.registration.states import PlaceState, Quota, State
from conference.trail.queries import entries_about
from tests.factories import ConferenceFactory, ForumFactory
from tests.registration.people import OFFICE, amira, application, sign_up, wish, with_link
from tests.registration.test_register import letters, pool_of


def last_letter():
    return db.session.scalars(select(Letter).order_by(Letter.id.desc())).first()


def test_a_withdrawal_gives_the_seat_to_the_next_in_line():
    conference = ConferenceFactory(public_seats=1)
    first, second, third = (sign_up(conference) for _ in range(3))

    withdraw(first.id, actor=with_link(first))

    assert [person.state for person in (first, second, third)] == [
        State.CANCELLED,
        State.CONFIRMED,
        State.WAITLISTED,
    ]
    assert queries.rank_of(third.id) == 1
    assert [name for name, _ in letters()][3:] == ["withdrawn", "moved_up"]
    assert (pool_of(conference).taken, pool_of(conference).waiting) == (1, 1)
    assert [entry.actor for entry in entries_about("registration", second.id)] == [
        "Automatisch",
        "Person (öffentliche Seite)",
    ]


def test_withdrawing_twice_is_no_harm():
    conference = ConferenceFactory()
    registration = sign_up(conference)

    withdraw(registration.id, actor=with_link(registration))
    withdraw(registration.id, actor=with_link(registration))

    assert pool_of(conference).taken == 0
    assert [name for name, _ in letters()] == ["confirmed", "withdrawn"]


def test_whoever_waits_can_leave_the_list():
    conference = ConferenceFactory(public_seats=0)
    first, second = sign_up(conference), sign_up(conference)

    withdraw(first.id, actor=with_link(first))

    assert (queries.rank_of(second.id), pool_of(conference).waiting) == (1, 1)


def test_a_group_moves_up_together_when_all_of_it_fit():
    conference = ConferenceFactory(public_seats=2)
    one, two = sign_up(conference), sign_up(conference)
    group = register(application(conference, amira(), amira()), actor=VISITOR)

    withdraw(one.id, actor=with_link(one))
    waited = [person.state for person in group.registrations]
    withdraw(two.id, actor=with_link(two))

    assert waited == [State.WAITLISTED] * 2
    assert [person.state for person in group.registrations] == [State.CONFIRMED] * 2


def test_a_seat_too_few_for_the_group_in_front_goes_to_the_next_who_fits():
    conference = ConferenceFactory(public_seats=1)
    one = sign_up(conference)
    group = register(application(conference, amira(), amira()), actor=VISITOR)
    other = register(application(conference, amira(), amira()), actor=VISITOR)
    single, later = sign_up(conference), sign_up(conference)

    withdraw(one.id, actor=with_link(one))

    assert (single.state, later.state) == (State.CONFIRMED, State.WAITLISTED)
    ranks = [queries.rank_of(p.id) for party in (group, other) for p in party.registrations]
    assert [*ranks, queries.rank_of(later.id)] == [1, 2, 3, 4, 5]
    assert (pool_of(conference).taken, pool_of(conference).waiting) == (1, 5)


def test_somebody_taken_back_gets_the_seat_that_the_group_in_front_cannot_use():
    conference = ConferenceFactory(public_seats=1)
    one = sign_up(conference)
    register(application(conference, amira(), amira()), actor=VISITOR)
    withdraw(one.id, actor=with_link(one))

    readmit(one.id, actor=OFFICE, why="Irrtum")

    assert one.state is State.CONFIRMED


def test_a_forum_seat_too_few_for_the_group_in_front_goes_to_the_next_who_fits():
    conference = ConferenceFactory(choice_mode=ChoiceMode.DIRECT)
    forum = ForumFactory(of=conference, capacity=1)
    waiting = amira(choices=(wish(forum, or_wait=True),))
    one = sign_up(conference, amira(choices=(wish(forum),)))
    group = sign_up(conference, waiting, waiting)
    single = sign_up(conference, waiting)

    withdraw(one.id, actor=with_link(one))

    assert [place.state for place in single.places] == [PlaceState.SEATED]
    assert [place.state for place in group.places] == [PlaceState.WAITING]
    assert queries.rank_in_forum(group.places[0]) == 1


def test_a_separated_group_moves_up_one_by_one():
    conference = ConferenceFactory(public_seats=1)
    group = register(application(conference, amira(), amira()), actor=VISITOR)
    contact = group.registrations[0]

    separate(contact.id, actor=with_link(contact))

    assert [person.state for person in group.registrations] == [State.CONFIRMED, State.WAITLISTED]


def test_a_stranger_can_neither_withdraw_nor_separate():
    conference = ConferenceFactory(public_seats=0)
    registration, stranger = sign_up(conference), sign_up(conference)

    for use_case in (withdraw, separate):
        with pytest.raises(NotAllowed):
            use_case(registration.id, actor=with_link(stranger))
        with pytest.raises(NotAllowed):
            use_case(registration.id, actor=VISITOR)


def test_the_contact_withdraws_those_without_an_address_only():
    party = register(
        application(ConferenceFactory(), amira(), amira(email=""), amira(email="jens@example.org")),
        actor=VISITOR,
    )
    contact, dependent, other = party.registrations

    withdraw(dependent.id, actor=with_link(contact))
    with pytest.raises(NotAllowed):
        withdraw(other.id, actor=with_link(contact))

    assert dependent.state is State.CANCELLED
    assert (last_letter().name, last_letter().to_address) == (
        "registration/mail/withdrawn",
        "amira@example.org",
    )


def test_when_the_doors_are_open_only_the_office_withdraws_and_nobody_moves_up():
    conference = ConferenceFactory(public_seats=1)
    first, second = sign_up(conference), sign_up(conference)

    with clock.pretending(conference.doors_at + timedelta(minutes=1)):
        with pytest.raises(TooLateToChange):
            withdraw(first.id, actor=with_link(first))
        withdraw(first.id, actor=OFFICE)

    assert second.state is State.WAITLISTED


def test_the_office_rejects_with_a_reason_that_the_person_reads():
    registration = sign_up(ConferenceFactory())

    with pytest.raises(WhyMissing):
        reject(registration.id, actor=OFFICE, why="")
    reject(registration.id, actor=OFFICE, why="Nur für Fachkräfte")

    assert registration.state is State.REJECTED
    assert "Der Grund: Nur für Fachkräfte" in last_letter().text


def test_the_office_takes_somebody_back_to_the_end_of_the_line():
    conference = ConferenceFactory(public_seats=1)
    first, second, third = (sign_up(conference) for _ in range(3))
    withdraw(first.id, actor=with_link(first))

    with pytest.raises(StillRegistered):
        readmit(second.id, actor=OFFICE, why="Irrtum")
    readmit(first.id, actor=OFFICE, why="Irrtum")

    assert (first.state, queries.rank_of(third.id), queries.rank_of(first.id)) == (
        State.WAITLISTED,
        1,
        2,
    )


def test_a_reserved_seat_frees_a_public_one():
    conference = ConferenceFactory(public_seats=1, reserved_seats=1)
    first, second = sign_up(conference), sign_up(conference)

    change_quota(first.id, Quota.RESERVED, actor=OFFICE, why="Presse")

    assert (first.state, second.state) == (State.CONFIRMED, State.CONFIRMED)
    assert pool_of(conference).taken == pool_of(conference, Quota.RESERVED).taken == 1


def test_somebody_who_waits_gets_a_reserved_seat():
    conference = ConferenceFactory(public_seats=0, reserved_seats=1)
    registration = sign_up(conference)

    change_quota(registration.id, Quota.RESERVED, actor=OFFICE, why="Presse")

    assert registration.state is State.CONFIRMED
    assert (pool_of(conference).waiting, pool_of(conference, Quota.RESERVED).taken) == (0, 1)
    assert last_letter().name == "registration/mail/moved_up"


def test_more_seats_let_people_move_up_at_once():
    conference = ConferenceFactory(public_seats=0)
    people = [sign_up(conference) for _ in range(3)]

    conference.public_seats = 2
    db.session.commit()
    follow(conference.id)

    assert [person.state for person in people] == [
        State.CONFIRMED,
        State.CONFIRMED,
        State.WAITLISTED,
    ]


def test_fewer_seats_take_no_place_away_and_follow_down_with_withdrawals():
    conference = ConferenceFactory(public_seats=2)
    first, second = sign_up(conference), sign_up(conference)
    conference.public_seats = 0
    db.session.commit()

    follow(conference.id)
    third = sign_up(conference)
    withdraw(first.id, actor=with_link(first))

    assert [person.state for person in (second, third)] == [State.CONFIRMED, State.WAITLISTED]
    assert (pool_of(conference).seats, pool_of(conference).taken) == (1, 1)


def test_a_seat_in_a_forum_goes_to_the_next_who_waits_for_it():
    conference = ConferenceFactory(choice_mode=ChoiceMode.DIRECT)
    forum = ForumFactory(of=conference, capacity=1)
    first = sign_up(conference, amira(choices=(wish(forum),)))
    second = sign_up(conference, amira(choices=(wish(forum, or_wait=True),)))

    withdraw(first.id, actor=with_link(first))

    assert [place.state for place in second.places] == [PlaceState.SEATED]
    assert last_letter().name == "registration/mail/moved_up_in_forum"


def test_moving_up_to_the_conference_gives_the_free_forum_too_in_one_letter():
    conference = ConferenceFactory(choice_mode=ChoiceMode.DIRECT, public_seats=1)
    forum = ForumFactory(of=conference, capacity=5)
    first = sign_up(conference)
    second = sign_up(conference, amira(choices=(wish(forum, or_wait=True),)))

    withdraw(first.id, actor=with_link(first))

    assert [place.state for place in second.places] == [PlaceState.SEATED]
    assert [name for name, _ in letters()][2:] == ["withdrawn", "moved_up"]


def test_seats_planned_by_the_office_reach_those_who_wait():
    conference = ConferenceFactory(choice_mode=ChoiceMode.DIRECT, public_seats=1)
    forum = ForumFactory(of=conference, capacity=1)
    sign_up(conference, amira(choices=(wish(forum),)))
    second = sign_up(conference, amira(choices=(wish(forum, or_wait=True),)))

    change_seats(
        conference,
        Seats(
            public_seats=2,
            reserved_seats=0,
            choice_mode=ChoiceMode.DIRECT,
            wishes_per_round=3,
        ),
        actor=OFFICE,
        acknowledged="Eine Person rückt sofort nach und bekommt eine Nachricht.",
    )
    change_forum(
        forum.id,
        ForumPlan(
            code=forum.code,
            title=forum.title,
            round_id=forum.round_id,
            room_id=forum.room_id,
            capacity=2,
        ),
        actor=OFFICE,
    )

    assert second.state is State.CONFIRMED
    assert [place.state for place in second.places] == [PlaceState.SEATED]


def test_seats_that_people_feel_are_saved_only_by_who_knows_it():
    conference = ConferenceFactory(public_seats=2, reserved_seats=0)
    for _ in range(4):
        sign_up(conference)
    fewer = Seats(
        public_seats=1, reserved_seats=0, choice_mode=ChoiceMode.DIRECT, wishes_per_round=3
    )
    more = replace(fewer, public_seats=3, choice_mode=ChoiceMode.WISHES)

    assert what_people_feel(conference, fewer) == [
        "2 Personen haben schon einen Platz. Niemand verliert ihn; es kommt nur niemand mehr dazu.",
        "4 Anmeldungen sind schon da; ihre Wünsche bleiben gespeichert, "
        "werden aber nicht von selbst zu Plätzen in Foren.",
    ]
    assert what_people_feel(conference, more) == [
        "Eine Person rückt sofort nach und bekommt eine Nachricht."
    ]
    with pytest.raises(PeopleWillFeelIt):
        change_seats(conference, more, actor=OFFICE)
    with pytest.raises(PeopleWillFeelIt):
        change_seats(conference, more, actor=OFFICE, acknowledged="Zwei Personen rücken nach.")
    assert conference.public_seats == 2


def test_groups_that_wait_together_are_announced_together():
    conference = ConferenceFactory(public_seats=1, reserved_seats=0)
    for size in (1, 3, 1):
        sign_up(conference, *(amira(email=f"{n}@example.org") for n in range(size)))
    seats = Seats(
        public_seats=3, reserved_seats=0, choice_mode=ChoiceMode.WISHES, wishes_per_round=3
    )

    assert what_people_feel(conference, seats) == []
    assert what_people_feel(conference, replace(seats, public_seats=4)) == [
        "3 Personen rücken sofort nach und bekommen eine Nachricht."
    ]


def test_the_page_of_the_seats_says_what_will_happen_and_asks_once(office):
    conference = ConferenceFactory(year=2030, public_seats=1, reserved_seats=0)
    _, second = sign_up(conference), sign_up(conference)
    typed = {
        "public_seats": "2",
        "reserved_seats": "0",
        "choice_mode": conference.choice_mode,
        "wishes_per_round": "3",
    }

    page = office.post("/buero/2030/konferenz/plaetze", data=typed).get_data(as_text=True)

    assert "Eine Person rückt sofort nach und bekommt eine Nachricht." in page
    assert second.state is State.WAITLISTED
    known = {"known": "Eine Person rückt sofort nach und bekommt eine Nachricht."}
    saved = office.post("/buero/2030/konferenz/plaetze", data=typed | known | {"acknowledged": "y"})
    assert saved.status_code == 303
    assert second.state is State.CONFIRMED
