from datetime import timedelta

import pytest
from sqlalchemy import func, select

from conference.core import clock
from conference.core.actor import VISITOR
from conference.core.database import db
from conference.core.errors import NotAllowed, NotFound
from conference.core.tokens import new_token
from conference.mail.models import Letter
from conference.planning.states import ChoiceMode, ConferenceState
from conference.programme.states import ForumState
from conference.registration import queries
from conference.registration.errors import (
    EmailMissing,
    FormKeyMissing,
    ForumFull,
    ForumNotOffered,
    NameMissing,
    NoChoiceNow,
    PartyTooLarge,
    PhoneMissing,
    RegistrationClosed,
    RegistrationNotOpenYet,
    RoundMissing,
    SubmittedDifferently,
    TooManyWishes,
    WishedTwice,
)
from conference.registration.models import Registration, SeatPool
from conference.registration.services.register import register
from conference.registration.services.withdraw import withdraw
from conference.registration.states import (
    Attendance,
    Channel,
    ConsentKind,
    PlaceState,
    Quota,
    Reach,
    State,
)
from conference.trail.queries import entries_about
from tests.factories import ConferenceFactory, ForumFactory, ForumRoundFactory
from tests.registration.people import OFFICE, amira, application, sign_up, wish


def pool_of(conference, quota=Quota.PUBLIC):
    return db.session.scalars(
        select(SeatPool).where(SeatPool.conference_id == conference.id, SeatPool.quota == quota)
    ).one()


def letters():
    return [
        (letter.name.rpartition("/")[2], letter.to_address)
        for letter in db.session.scalars(select(Letter).order_by(Letter.id))
    ]


def test_the_first_person_gets_a_seat_a_code_and_a_letter():
    conference = ConferenceFactory(year=2026)

    registration = sign_up(conference, amira(consents=frozenset({ConsentKind.PHOTO})))

    assert (registration.state, registration.code) == (State.CONFIRMED, "K26-0001")
    assert [(c.kind, c.given) for c in registration.consents] == [(ConsentKind.PHOTO, True)]
    assert pool_of(conference).taken == 1
    assert letters() == [("confirmed", "amira@example.org")]
    assert [entry.words for entry in entries_about("registration", registration.id)] == [
        "hat angemeldet: Platz sicher"
    ]


def test_whoever_comes_after_the_last_seat_waits_and_is_told_the_rank():
    conference = ConferenceFactory(public_seats=1)
    sign_up(conference)

    first, second = sign_up(conference), sign_up(conference)

    assert [first.state, second.state] == [State.WAITLISTED, State.WAITLISTED]
    assert [queries.rank_of(first.id), queries.rank_of(second.id)] == [1, 2]
    assert [name for name, _ in letters()] == ["confirmed", "waiting", "waiting"]
    assert (pool_of(conference).taken, pool_of(conference).waiting) == (1, 2)


def test_a_group_gets_its_seats_together_or_waits_together():
    conference = ConferenceFactory(public_seats=3)
    sign_up(conference)

    party = register(application(conference, amira(), amira(), amira()), actor=VISITOR)

    assert [person.state for person in party.registrations] == [State.WAITLISTED] * 3
    assert [queries.rank_of(person.id) for person in party.registrations] == [1, 2, 3]


def test_a_newcomer_takes_the_seat_that_the_group_in_front_cannot_use():
    conference = ConferenceFactory(public_seats=2)
    sign_up(conference)
    in_front = sign_up(conference, amira(), amira())

    newcomer = sign_up(conference)

    assert newcomer.state is State.CONFIRMED
    assert (in_front.state, queries.rank_of(in_front.id)) == (State.WAITLISTED, 1)
    assert (pool_of(conference).taken, pool_of(conference).waiting) == (2, 2)


def test_a_newcomer_does_not_overtake_somebody_who_waits_and_would_fit():
    conference = ConferenceFactory(public_seats=1)
    first, waiting = sign_up(conference), sign_up(conference)
    with clock.pretending(conference.doors_at + timedelta(minutes=1)):
        withdraw(first.id, actor=OFFICE)  # nobody moves up by itself any more

        newcomer = sign_up(conference, actor=OFFICE)

    assert pool_of(conference).free == 1
    assert [queries.rank_of(waiting.id), queries.rank_of(newcomer.id)] == [1, 2]


def test_what_came_on_paper_before_the_group_in_front_gets_the_free_seat():
    conference = ConferenceFactory(public_seats=2)
    sign_up(conference)
    sign_up(conference, amira(), amira())

    on_paper = sign_up(
        conference,
        actor=OFFICE,
        channel=Channel.PAPER,
        received_at=clock.now() - timedelta(days=1),
    )

    assert on_paper.state is State.CONFIRMED


def test_whoever_joins_the_list_starts_the_move_up_of_those_in_front():
    conference = ConferenceFactory(public_seats=1)
    sign_up(conference)
    first, second = sign_up(conference), sign_up(conference)
    pool_of(conference).resize(2)  # as an older version left it: free, though somebody waits
    db.session.commit()

    third = sign_up(conference)

    assert [person.state for person in (first, second, third)] == [
        State.CONFIRMED,
        State.WAITLISTED,
        State.WAITLISTED,
    ]


def test_people_of_a_group_without_an_address_are_told_by_the_contact():
    conference = ConferenceFactory()

    party = register(
        application(
            conference,
            amira(),
            amira(first_name="Jens", email="jens@example.org"),
            amira(first_name="", last_name="", email=""),
            amira(first_name="Mina"),  # shares the address of the contact
        ),
        actor=VISITOR,
    )

    assert [person.code[-4:] for person in party.registrations] == ["0001", "0002", "0003", "0004"]
    assert letters() == [("confirmed", "amira@example.org"), ("confirmed", "jens@example.org")]
    about_three = db.session.scalars(select(Letter).order_by(Letter.id)).first()
    assert "3 Personen" in about_three.text
    assert "Name folgt" in about_three.text
    assert "Mina Haddad" in about_three.text
    assert "Jens Haddad (K" not in about_three.text


def test_nobody_writes_to_somebody_who_wants_a_call():
    sign_up(ConferenceFactory(), amira(reach_by=Reach.PHONE, phone="0221 4710 100", email=""))

    assert letters() == []


def test_the_same_form_is_stored_once_and_answered_alike():
    conference = ConferenceFactory()
    form = application(conference, amira(consents=frozenset(ConsentKind)))

    first = register(form, actor=VISITOR)
    again = register(form, actor=VISITOR)

    assert first.id == again.id
    assert db.session.scalar(select(func.count()).select_from(Registration)) == 1
    assert len(letters()) == 1


def test_the_same_form_with_other_words_is_refused():
    conference, key = ConferenceFactory(), new_token()
    sign_up(conference, form_key=key)

    with pytest.raises(SubmittedDifferently):
        sign_up(conference, amira(first_name="Samira"), form_key=key)


def test_a_repeated_form_is_answered_after_the_closing_too():
    conference = ConferenceFactory()
    form = application(conference)
    party = register(form, actor=VISITOR)

    with clock.pretending(conference.registration_closes_at + timedelta(seconds=1)):
        assert register(form, actor=VISITOR).id == party.id


def test_a_form_without_its_key_is_asked_for_again():
    with pytest.raises(FormKeyMissing):
        sign_up(ConferenceFactory(), form_key="kurz")


@pytest.mark.parametrize(
    ("person", "error"),
    [
        (amira(first_name="", last_name=""), NameMissing),
        (amira(email=""), EmailMissing),
        (amira(reach_by=Reach.PHONE), PhoneMissing),
        (amira(attendance=Attendance.ONE_ROUND), RoundMissing),
    ],
)
def test_what_is_missing_is_said(person, error):
    with pytest.raises(error):
        sign_up(ConferenceFactory(), person)


def test_a_mononym_is_enough():
    registration = sign_up(ConferenceFactory(), amira(first_name="", last_name="سوسن"))

    assert registration.full_name == "سوسن"


@pytest.mark.parametrize("people", [0, 7])
def test_a_form_is_for_one_to_six_people(people):
    form = application(ConferenceFactory(), *[amira()] * 7)

    with pytest.raises(PartyTooLarge):
        register(
            type(form)(conference_id=form.conference_id, people=form.people[:people]),
            actor=VISITOR,
        )


def test_before_the_opening_the_day_is_named():
    conference = ConferenceFactory(registration_opens_at=clock.now() + timedelta(days=3))

    with pytest.raises(RegistrationNotOpenYet) as caught:
        sign_up(conference)

    assert "0221 4710 100" in str(caught.value)
    assert str((clock.today() + timedelta(days=3)).year) in str(caught.value)


def test_after_the_closing_the_office_still_can():
    conference = ConferenceFactory(registration_closes_at=clock.now() - timedelta(days=1))

    with pytest.raises(RegistrationClosed):
        sign_up(conference)
    assert sign_up(conference, channel=Channel.PHONE, actor=OFFICE).state is State.CONFIRMED


def test_a_draft_is_hidden():
    with pytest.raises(NotFound):
        sign_up(ConferenceFactory(state=ConferenceState.DRAFT))


def test_reserved_seats_are_given_by_the_office_only():
    conference = ConferenceFactory(public_seats=0, reserved_seats=1)

    with pytest.raises(NotAllowed):
        sign_up(conference, quota=Quota.RESERVED)
    registration = sign_up(conference, quota=Quota.RESERVED, actor=OFFICE)

    assert registration.state is State.CONFIRMED
    assert pool_of(conference, Quota.RESERVED).taken == 1


def test_wishes_are_kept_in_their_order_and_gaps_close():
    conference = ConferenceFactory()
    slot = ForumRoundFactory(conference=conference)
    a1, a2 = (ForumFactory(of=conference, round=slot) for _ in range(2))
    b1 = ForumFactory(of=conference, round=ForumRoundFactory(conference=conference, code="B"))

    registration = sign_up(conference, amira(choices=(wish(a2), wish(b1), wish(a1))))

    assert sorted((w.round_id, w.rank, w.forum_id) for w in registration.wishes) == [
        (slot.id, 1, a2.id),
        (slot.id, 2, a1.id),
        (b1.round_id, 1, b1.id),
    ]


def test_wishes_for_a_round_nobody_comes_to_are_left_out():
    conference = ConferenceFactory()
    forum = ForumFactory(of=conference)

    registration = sign_up(
        conference, amira(attendance=Attendance.PLENARY_ONLY, choices=(wish(forum),))
    )

    assert registration.wishes == []


def test_wrong_wishes_are_refused():
    conference = ConferenceFactory(wishes_per_round=1)
    slot = ForumRoundFactory(conference=conference)
    one, two = (ForumFactory(of=conference, round=slot) for _ in range(2))
    cancelled = ForumFactory(of=conference, round=slot, state=ForumState.CANCELLED)
    elsewhere = ForumFactory()

    def refused(*choices):
        with pytest.raises((WishedTwice, TooManyWishes, ForumNotOffered)) as caught:
            sign_up(conference, amira(choices=choices))
        return caught.type

    assert refused(wish(one), wish(one)) is WishedTwice
    assert refused(wish(one), wish(two)) is TooManyWishes
    assert refused(wish(cancelled)) is ForumNotOffered
    assert refused(wish(elsewhere)) is ForumNotOffered


def test_where_people_choose_on_the_day_nothing_can_be_chosen_now():
    conference = ConferenceFactory(choice_mode=ChoiceMode.ON_THE_DAY)

    with pytest.raises(NoChoiceNow):
        sign_up(conference, amira(choices=(wish(ForumFactory(of=conference)),)))


def test_direct_choice_gives_the_seat_in_the_forum_at_once():
    conference = ConferenceFactory(choice_mode=ChoiceMode.DIRECT)
    forum = ForumFactory(of=conference, capacity=1)

    registration = sign_up(conference, amira(choices=(wish(forum),)))

    assert [(p.forum_id, p.state) for p in registration.places] == [(forum.id, PlaceState.SEATED)]


def test_a_full_forum_asks_before_it_lets_somebody_wait():
    conference = ConferenceFactory(choice_mode=ChoiceMode.DIRECT)
    forum = ForumFactory(of=conference, capacity=1)
    sign_up(conference, amira(choices=(wish(forum),)))

    with pytest.raises(ForumFull) as caught:
        sign_up(conference, amira(choices=(wish(forum),)))
    waiting = sign_up(conference, amira(choices=(wish(forum, or_wait=True),)))

    assert caught.value.forum_id == forum.id
    assert waiting.state is State.CONFIRMED
    assert [(p.state, queries.rank_in_forum(p)) for p in waiting.places] == [
        (PlaceState.WAITING, 1)
    ]
    assert pool_of(conference).taken == 2


def test_a_group_takes_a_forum_together_or_not_at_all():
    conference = ConferenceFactory(choice_mode=ChoiceMode.DIRECT)
    forum = ForumFactory(of=conference, capacity=1)

    with pytest.raises(ForumFull):
        sign_up(conference, *[amira(choices=(wish(forum),))] * 2)


def test_whoever_waits_for_the_conference_takes_no_seat_in_a_forum():
    conference = ConferenceFactory(choice_mode=ChoiceMode.DIRECT, public_seats=1)
    forum = ForumFactory(of=conference, capacity=1)
    sign_up(conference)

    registration = sign_up(conference, amira(choices=(wish(forum),)))

    assert registration.state is State.WAITLISTED
    assert [p.state for p in registration.places] == [PlaceState.WAITING]
