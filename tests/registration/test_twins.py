"""Registrations that may be one person: flagged at once, joined or told apart by the office."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, select

from conference.core.actor import VISITOR
from conference.core.database import db
from conference.core.errors import ChangedMeanwhile, NotAllowed, NotFound
from conference.mail.models import Attachment, Letter
from conference.planning.states import ChoiceMode
from conference.registration import queries, rules
from conference.registration.errors import (
    GroupWouldBeLost,
    MergedMeanwhile,
    RegistrationChangedMeanwhile,
    ToldApartMeanwhile,
)
from conference.registration.models import AccessNeed, LikelyTwins, LikenessKey, SeatPool
from conference.registration.rules import Needs
from conference.registration.services.change import change
from conference.registration.services.forget import forget
from conference.registration.services.likeness import compare_the_rest
from conference.registration.services.links import fresh_link
from conference.registration.services.merge import merge, tell_apart
from conference.registration.services.register import register
from conference.registration.services.withdraw import readmit, withdraw
from conference.registration.states import ConsentKind, State, TwinState
from conference.trail.queries import entries_about
from tests.factories import ConferenceFactory, ForumFactory, ForumRoundFactory
from tests.registration.people import OFFICE, amira, application, sign_up, wish, with_link
from tests.registration.test_register import letters, pool_of


def pairs():
    return [
        (pair.first.code[-1], pair.second.code[-1], pair.state.value, pair.reasons)
        for pair in db.session.scalars(select(LikelyTwins).order_by(LikelyTwins.id))
    ]


def merged(one, other, *, actor=OFFICE, **seen):
    return merge(one.id, other.id, versions=(one.version, other.version), actor=actor, **seen)


def changed(registration, **facts):
    told = replace(rules.details_of(registration), **facts)
    return change(
        registration.id, told, version=registration.version, actor=with_link(registration)
    )


def test_who_registers_again_gets_a_place_and_is_flagged_at_once():
    conference = ConferenceFactory()
    sign_up(conference)
    sign_up(conference, amira(first_name="Boris"))

    again = sign_up(conference)

    assert again.state is State.CONFIRMED
    assert pairs() == [("1", "3", "open", ["gleicher Name", "gleiche E-Mail"])]
    assert queries.codes_of_twins(again) == ["K" + again.code[1:3] + "-0001"]


def test_the_same_person_in_another_year_is_no_duplicate():
    sign_up(ConferenceFactory())
    sign_up(ConferenceFactory())

    assert pairs() == []


def test_a_change_flags_and_clears():
    conference = ConferenceFactory()
    sign_up(conference)
    other = sign_up(conference, amira(first_name="Boris"))

    changed(other, first_name="Amira")
    flagged = pairs()
    changed(other, first_name="Boris")

    assert flagged == [("1", "2", "open", ["gleicher Name", "gleiche E-Mail"])]
    assert pairs() == []


def test_two_people_stay_two_until_one_of_the_names_changes():
    conference = ConferenceFactory()
    one, other = sign_up(conference, amira(phone="0221 4710 101")), sign_up(conference)

    tell_apart(one.id, other.id, actor=OFFICE, why="Mutter und Tochter, am Telefon gefragt")
    changed(other, phone="0221 4710 101")
    decided = pairs()
    verdict = queries.verdicts_about(one)[0]
    said = (verdict.why, verdict.decided_by_id)
    changed(other, last_name="Hadad")

    assert [state for *_, state, _ in decided] == ["two_people"]
    assert said == ("Mutter und Tochter, am Telefon gefragt", OFFICE.staff_id)
    assert [state for *_, state, _ in pairs()] == ["open"]
    assert "hat entschieden: zwei Personen" in [
        entry.words for entry in entries_about("registration", one.id)
    ]


def test_who_was_there_before_anything_could_be_looked_up_is_compared_later():
    conference = ConferenceFactory()
    sign_up(conference)
    sign_up(conference)
    db.session.execute(delete(LikelyTwins))
    db.session.execute(delete(LikenessKey))
    db.session.commit()

    compare_the_rest()
    compare_the_rest()

    assert [state for *_, state, _ in pairs()] == ["open"]


def test_who_is_forgotten_cannot_be_looked_up_any_more():
    conference = ConferenceFactory()
    one, other = sign_up(conference), sign_up(conference)

    forget(other.id, actor=OFFICE)

    keys = db.session.scalars(select(LikenessKey.registration_id)).all()
    assert (set(keys), pairs()) == ({one.id}, [])


def test_of_two_seats_the_later_registration_goes_on_with_the_earlier_arrival():
    conference = ConferenceFactory()
    slot = ForumRoundFactory(conference=conference)
    a1, a2 = (ForumFactory(of=conference, round=slot, code=code) for code in ("A1", "A2"))
    early = datetime(2026, 9, 1, 8, tzinfo=UTC)
    one = sign_up(
        conference,
        amira(choices=(wish(a1),), phone="0221 4710 101", consents=frozenset(ConsentKind)),
        actor=OFFICE,
        received_at=early,
    )
    other = sign_up(conference, amira(choices=(wish(a2),), consents=frozenset()))

    stays = merged(one, other)

    assert stays is other
    assert (one.state, one.merged_into_id) == (State.CANCELLED, other.id)
    assert [w.forum_id for w in stays.wishes] == [a2.id]
    assert (stays.phone, stays.received_at) == ("0221 4710 101", early)
    assert rules.details_of(stays).consents == frozenset()
    assert pool_of(conference).taken == 1
    assert [state for *_, state, _ in pairs()] == ["merged"]


def test_a_seat_beats_waiting_and_takes_what_was_told_later():
    conference = ConferenceFactory(public_seats=1)
    slot = ForumRoundFactory(conference=conference)
    a1, a2 = (ForumFactory(of=conference, round=slot, code=code) for code in ("A1", "A2"))
    one = sign_up(conference, amira(choices=(wish(a1),), consents=frozenset(ConsentKind)))
    other = sign_up(
        conference,
        amira(
            choices=(wish(a2),),
            email="a.haddad@example.net",
            phone="0221 4710 101",
            first_name="amira",
            consents=frozenset({ConsentKind.PHOTO}),
        ),
    )

    stays = merged(one, other)

    assert (stays, stays.state, other.state) == (one, State.CONFIRMED, State.CANCELLED)
    assert [w.forum_id for w in stays.wishes] == [a2.id]
    assert (stays.email, stays.phone) == ("a.haddad@example.net", "0221 4710 101")
    assert rules.details_of(stays).consents == {ConsentKind.PHOTO}
    assert (pool_of(conference).taken, pool_of(conference).waiting) == (1, 0)


def test_the_seat_that_becomes_free_goes_to_whoever_waits():
    conference = ConferenceFactory(public_seats=2)
    one, other = sign_up(conference), sign_up(conference)
    next_in_line = sign_up(conference, amira(first_name="Boris", email="boris@example.org"))

    merged(one, other)

    assert next_in_line.state is State.CONFIRMED
    assert letters()[3:] == [("merged", "amira@example.org"), ("moved_up", "boris@example.org")]


def test_of_two_who_wait_the_better_rank_counts():
    conference = ConferenceFactory(public_seats=0)
    one = sign_up(conference)
    between = sign_up(conference, amira(first_name="Boris"))
    other = sign_up(conference)

    stays = merged(one, other)

    assert stays is other
    assert (queries.rank_of(stays.id), queries.rank_of(between.id)) == (1, 2)
    assert pool_of(conference).waiting == 2


def test_the_person_is_told_once_and_the_links_of_both_open_the_one():
    conference = ConferenceFactory()
    one = sign_up(conference)
    other = sign_up(conference, amira(email="haddad@example.net"))
    links = [fresh_link(one), fresh_link(other)]
    db.session.commit()

    stays = merged(one, other)

    told = letters()[2:]
    letter = db.session.scalars(select(Letter).where(Letter.name.endswith("merged"))).one()
    files = db.session.scalars(
        select(Attachment).where(Attachment.letter_id == letter.id).order_by(Attachment.id)
    ).all()
    assert told == [("merged", "haddad@example.net")]
    assert {queries.registration_behind(link) for link in links} == {stays}
    assert f"die Nummer {one.code} gibt es nicht mehr" in letter.text
    assert [file.filename for file in files] == ["konferenz.ics", "doppelten-termin-entfernen.ics"]
    assert b"STATUS:CANCELLED" in files[1].content
    assert one.calendar_uid.encode() in files[1].content


def test_both_trails_tell_it_and_name_the_other():
    conference = ConferenceFactory()
    one, other = sign_up(conference), sign_up(conference)

    merged(one, other)

    lines = [entries_about("registration", person.id)[0] for person in (one, other)]
    assert [(line.words, line.changes[0][2]) for line in lines] == [
        ("hat diese Anmeldung mit einer anderen zusammengeführt; die andere gilt", other.code),
        ("hat zwei Anmeldungen zusammengeführt", one.code),
    ]


def test_what_is_needed_is_kept_once_with_the_consent_it_was_told_under():
    conference = ConferenceFactory(public_seats=1)
    one = sign_up(conference, amira(needs=Needs(step_free=True, consent=True)))
    other = sign_up(conference, amira(needs=Needs(wheelchair=True, consent=True)))
    told_at = other.need.told_at

    merged(one, other)

    kept = db.session.scalars(select(AccessNeed)).all()
    assert [(n.registration_id, n.wheelchair, n.step_free) for n in kept] == [(one.id, True, False)]
    assert (kept[0].told_at, kept[0].consented_at) == (told_at, told_at)


def test_a_need_is_not_lost_because_the_later_form_says_nothing_of_it():
    conference = ConferenceFactory()
    one = sign_up(conference, amira(needs=Needs(wheelchair=True, consent=True)))
    other = sign_up(conference)

    merged(one, other)

    assert [n.registration_id for n in db.session.scalars(select(AccessNeed))] == [other.id]


def test_where_forums_are_chosen_directly_a_seat_beats_waiting_and_the_other_is_given_back():
    conference = ConferenceFactory(choice_mode=ChoiceMode.DIRECT)
    slots = [ForumRoundFactory(conference=conference, code=code) for code in "AB"]
    a1, b1 = (ForumFactory(of=conference, round=slot, code=f"{slot.code}1") for slot in slots)
    a2 = ForumFactory(of=conference, round=slots[0], code="A2")
    one = sign_up(conference, amira(choices=(wish(a1), wish(b1))))
    other = sign_up(conference, amira(choices=(wish(a2),)))

    stays = merged(one, other)

    places = sorted((place.forum.code, place.state.value) for place in stays.places)
    pools = db.session.scalars(select(SeatPool).where(SeatPool.forum_id.is_not(None)))
    taken = {pool.forum_id: pool.taken for pool in pools}
    assert places == [("A2", "seated"), ("B1", "seated")]
    assert taken == {a1.id: 0, a2.id: 1, b1.id: 1}


def test_who_changes_a_form_from_before_the_merger_is_told_and_nothing_is_lost():
    conference = ConferenceFactory(public_seats=1)
    one, other = sign_up(conference), sign_up(conference)
    versions = {one.id: one.version, other.id: other.version}

    stays = merged(one, other)

    for version in versions.values():
        with pytest.raises(RegistrationChangedMeanwhile):
            change(
                stays.id,
                replace(rules.details_of(stays), phone="0221 4710 101"),
                version=version,
                actor=with_link(stays),
            )


def test_what_changed_after_the_office_looked_is_looked_at_again():
    conference = ConferenceFactory()
    one, other = sign_up(conference), sign_up(conference)
    seen = (one.version, other.version)
    changed(other, phone="0221 4710 101")

    with pytest.raises(ChangedMeanwhile):
        merge(one.id, other.id, versions=seen, actor=OFFICE)

    assert pool_of(conference).taken == 2


def test_the_second_to_merge_is_told_and_changes_nothing():
    conference = ConferenceFactory()
    one, other = sign_up(conference), sign_up(conference)
    merged(one, other)

    with pytest.raises(MergedMeanwhile):
        merged(one, other)

    assert pool_of(conference).taken == 1
    assert [name for name, _ in letters()].count("merged") == 1


def test_nobody_merges_unaware_whom_somebody_else_has_just_told_apart():
    conference = ConferenceFactory()
    one, other = sign_up(conference), sign_up(conference)
    tell_apart(one.id, other.id, actor=OFFICE, why="am Telefon gefragt")

    with pytest.raises(ToldApartMeanwhile):
        merged(one, other)

    assert pool_of(conference).taken == 2
    assert [state for *_, state, _ in pairs()] == [TwinState.TWO_PEOPLE]
    assert merged(one, other, knowing=TwinState.TWO_PEOPLE).state is State.CONFIRMED


def test_nobody_tells_apart_whom_somebody_else_has_just_merged():
    conference = ConferenceFactory()
    one, other = sign_up(conference), sign_up(conference)
    merged(one, other)

    with pytest.raises(MergedMeanwhile):
        tell_apart(one.id, other.id, actor=OFFICE)

    assert [state for *_, state, _ in pairs()] == [TwinState.MERGED]


def test_a_group_does_not_lose_the_one_who_gets_its_letters():
    conference = ConferenceFactory(public_seats=3)
    group = register(
        application(conference, amira(), amira(first_name="Boris", email="")), actor=VISITOR
    )
    alone = sign_up(conference)
    waiting_group = register(
        application(conference, amira(), amira(first_name="Cem", email="")), actor=VISITOR
    )

    stays = merged(group.contact, alone)

    assert stays is group.contact
    with pytest.raises(GroupWouldBeLost):
        merged(stays, waiting_group.contact)


def test_readmitting_the_one_that_ended_makes_them_two_again():
    conference = ConferenceFactory()
    one, other = sign_up(conference), sign_up(conference)
    merged(one, other)

    readmit(one.id, actor=OFFICE, why="doch zwei Personen")

    assert (one.state, one.merged_into_id) == (State.CONFIRMED, None)
    assert [state for *_, state, _ in pairs()] == [TwinState.TWO_PEOPLE]


def test_only_the_office_decides_and_only_within_one_conference():
    one, other = sign_up(ConferenceFactory()), sign_up(ConferenceFactory())

    with pytest.raises(NotAllowed):
        merged(one, other, actor=with_link(one))
    with pytest.raises(NotFound):
        merged(one, other)
    with pytest.raises(NotFound):
        merged(one, one)


def test_what_has_ended_is_no_pair_to_decide_about():
    conference = ConferenceFactory()
    one, other = sign_up(conference), sign_up(conference)

    withdraw(other.id, actor=with_link(other))

    assert (queries.number_of_twins(conference.id), queries.codes_of_twins(one)) == (0, [])
