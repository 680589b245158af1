"""Two people or two organisations are one, and everything that hangs on them comes along; or they are not the same."""

from datetime import UTC, datetime

import pytest

from conference.addresses.models import AddressRow
from conference.addresses.services.resembling import keep_two
from conference.core.actor import Actor, Role
from conference.core.database import db
from conference.core.errors import ChangedMeanwhile, NotAllowed
from conference.directory.errors import AlreadyJoined, CannotJoin
from conference.directory.models import (
    Expert,
    LikelyDouble,
    Membership,
    Organisation,
    OrganisationLink,
    Person,
    PostalAddress,
)
from conference.directory.queries import forwarded
from conference.directory.rules.joining import Side, alternatives, seen_of
from conference.directory.services.joining import join, what_follows
from conference.directory.states import DoubleKind, DoubleState, ExpertState
from conference.invitations.models import Invitation, InvitationLink, ListException
from conference.invitations.states import InvitationState
from conference.programme.models import Engagement, Stand
from conference.programme.states import EngagementState
from conference.registration.models import Contingent
from conference.trail.queries import entries_about
from tests.factories import (
    AddressRowFactory,
    ConferenceFactory,
    EngagementFactory,
    ExpertFactory,
    MembershipFactory,
    OrganisationFactory,
    OrganisationLinkFactory,
    PersonFactory,
    PostalAddressFactory,
    StandFactory,
)
from tests.factories.invitations import InvitationFactory, MailingListFactory

OFFICE = Actor(name="Svenja Küsters", staff_id=1, roles=frozenset({Role.OFFICE}))
SINCE = datetime(2026, 3, 1, 9, tzinfo=UTC)


def two_people(**second):
    first = PersonFactory(first_name="Amira", last_name="Haddad", tags=["Verteiler A"])
    other = PersonFactory(
        **{"first_name": "A.", "last_name": "Haddad", "tags": ["Verteiler B"]} | second
    )
    return first, other


def joined(first, second, **kept):
    kind = DoubleKind.PERSON if isinstance(first, Person) else DoubleKind.ORGANISATION
    join(
        kind,
        first.id,
        second.id,
        seen=(seen_of(first), seen_of(second)),
        actor=OFFICE,
        kept={name: Side(side) for name, side in kept.items()},
    )
    db.session.expire_all()
    return db.session.get_one(type(first), first.id)


def test_two_people_become_one_with_all_ways_to_reach_them():
    first, second = two_people()
    first.email, second.email = "amira@example.org", "AMIRA@example.org"
    second.phone = "0221 4710 1"
    second.postal_addresses.append(PostalAddressFactory.build())
    db.session.commit()
    gone = second.id

    stays = joined(first, second)

    assert db.session.query(Person).count() == 1
    assert [point.value for point in stays.contact_points] == ["amira@example.org", "0221 4710 1"]
    assert [home.street for home in stays.postal_addresses] == ["Lindenallee 35"]
    assert (stays.first_name, stays.tags) == ("Amira", ["Verteiler A", "Verteiler B"])
    assert forwarded(DoubleKind.PERSON, gone) == stays.id
    assert db.session.query(PostalAddress).count() == 1
    assert "4710" in db.session.query(Person.search_text).scalar()


def test_what_both_tell_differently_is_chosen_piece_by_piece():
    first, second = two_people(title="Dr.", function="Leitung")
    first.function = "Vorstand"
    db.session.commit()

    assert [piece.name for piece in alternatives(first, second)] == ["first_name", "function"]
    stays = joined(first, second, first_name="first", function="second")

    assert (stays.first_name, stays.title, stays.function) == ("Amira", "Dr.", "Leitung")


def test_who_wanted_no_invitations_wants_none_still():
    first, second = two_people(opted_out_at=SINCE)

    assert joined(first, second).opted_out_at == SINCE


def test_who_is_in_an_organisation_twice_is_there_once_and_parts_in_others_come_along():
    first, second = two_people()
    choir, club = OrganisationFactory(), OrganisationFactory()
    MembershipFactory(person=first, organisation=choir)
    MembershipFactory(person=second, organisation=choir, role="Vorsitz")
    MembershipFactory(person=second, organisation=club)
    OrganisationLinkFactory(person=second, organisation=club)

    stays = joined(first, second)

    parts = db.session.query(Membership).order_by(Membership.organisation_id).all()
    assert [(one.person_id, one.role) for one in parts] == [(stays.id, "Vorsitz"), (stays.id, "")]
    assert db.session.query(OrganisationLink).one().person_id == stays.id


def test_who_is_in_the_pool_twice_is_there_once_as_far_as_it_got():
    first, second = two_people()
    ExpertFactory(person=first, state=ExpertState.OFFERED, needs="Rampe", fields=["work"])
    ExpertFactory(person=second, state=ExpertState.ACTIVE, needs="Induktion", fields=["school"])

    stays = joined(first, second)

    expert = db.session.query(Expert).one()
    assert (expert.person_id, expert.state) == (stays.id, ExpertState.ACTIVE)
    assert sorted(expert.fields) == ["school", "work"]
    assert sorted(expert.needs.split("\n")) == ["Induktion", "Rampe"]


def test_who_offered_to_come_under_the_other_name_stays_in_the_pool():
    first, second = two_people()
    ExpertFactory(person=second, state=ExpertState.ACTIVE)

    stays = joined(first, second)

    assert db.session.query(Expert).one().person_id == stays.id


def test_parts_on_stages_come_along_and_the_same_part_is_one():
    first, second = two_people()
    mine = EngagementFactory(person=first, state=EngagementState.DECLINED)
    EngagementFactory(
        person=second, forum=mine.forum, part=mine.part, state=EngagementState.ACCEPTED
    )
    EngagementFactory(person=second)

    stays = joined(first, second)

    parts = db.session.query(Engagement).all()
    assert [one.person_id for one in parts] == [stays.id, stays.id]
    assert EngagementState.DECLINED not in {one.state for one in parts}


def test_two_invitations_to_one_conference_become_the_one_that_was_answered():
    first, second = two_people()
    conference = ConferenceFactory()
    mine = InvitationFactory(conference=conference, person=first, state=InvitationState.SENT)
    theirs = InvitationFactory(conference=conference, person=second, state=InvitationState.DECLINED)
    for one, mark in ((mine, "m" * 32), (theirs, "t" * 32)):
        db.session.add(InvitationLink(invitation_id=one.id, token_hash=mark))
    list_id = MailingListFactory().id
    for person in (first, second):
        db.session.add(ListException(mailing_list_id=list_id, person_id=person.id, is_on=True))
    db.session.commit()

    stays = joined(first, second)

    invitation = db.session.query(Invitation).one()
    assert (invitation.person_id, invitation.state) == (stays.id, InvitationState.DECLINED)
    links = db.session.query(InvitationLink).all()
    assert [one.invitation_id for one in links] == [invitation.id, invitation.id]
    assert db.session.query(ListException).one().person_id == stays.id


def test_rows_of_lists_and_the_trail_lead_to_the_one_that_stays():
    first, second = two_people()
    row = AddressRowFactory(person_id=second.id)
    keep_two(DoubleKind.PERSON, second.id, PersonFactory().id, actor=OFFICE)

    stays = joined(first, second)

    assert db.session.get(AddressRow, row.id).person_id == stays.id
    told = [one.event for one in entries_about("person", stays.id)]
    assert told == ["PeopleJoined", "PeopleToldApart"]


def test_two_organisations_become_one_under_both_names():
    first = OrganisationFactory(name="Brücken e. V.", aliases=["BeV"])
    second = OrganisationFactory(name="Bruecken eV", slug="bruecken", wants_page=True)
    second.is_listed = True
    person = PersonFactory()
    MembershipFactory(person=person, organisation=second)
    StandFactory(organisation_id=second.id)
    conference = ConferenceFactory()
    db.session.add(
        Contingent(
            conference_id=conference.id,
            organisation_id=second.id,
            granted=5,
            held=5,
            return_on=SINCE.date(),
        )
    )
    db.session.commit()

    stays = joined(first, second)

    assert (stays.name, stays.aliases) == ("Brücken e. V.", ["BeV", "Bruecken eV"])
    assert (stays.slug, stays.is_listed) == ("bruecken", True)
    assert db.session.query(Organisation).count() == 1
    for model in (Membership, Stand, Contingent):
        assert db.session.query(model).one().organisation_id == stays.id


def test_two_with_a_stand_at_one_conference_each_give_one_back_first():
    first, second = OrganisationFactory(), OrganisationFactory()
    stand = StandFactory(organisation_id=first.id)
    StandFactory(conference_id=stand.conference_id, organisation_id=second.id)

    with pytest.raises(CannotJoin):
        joined(first, second)

    assert "Bitte geben Sie zuerst einen zurück." in " ".join(
        what_follows(DoubleKind.ORGANISATION, first.id, second.id)
    )
    assert db.session.query(Organisation).count() == 2


def test_of_two_who_join_at_once_one_wins_and_the_other_is_told():
    first, second = two_people()
    seen, ids = (seen_of(second), seen_of(first)), (second.id, first.id)
    stays = joined(first, second)

    with pytest.raises(AlreadyJoined) as told:
        join(DoubleKind.PERSON, *ids, seen=seen, actor=OFFICE)

    assert told.value.stays_id == stays.id


def test_what_somebody_changed_meanwhile_is_looked_at_first():
    first, second = two_people()

    with pytest.raises(ChangedMeanwhile):
        join(DoubleKind.PERSON, first.id, second.id, seen=("old", "old"), actor=OFFICE)


def test_only_the_office_joins():
    first, second = two_people()
    reader = Actor(name="Ina", staff_id=2, roles=frozenset({Role.PROGRAMME}))

    with pytest.raises(NotAllowed):
        join(
            DoubleKind.PERSON,
            first.id,
            second.id,
            seen=(seen_of(first), seen_of(second)),
            actor=reader,
        )


def test_old_addresses_lead_to_the_last_of_a_chain_and_who_was_told_apart_stays_so():
    first, second = two_people()
    third, stranger = PersonFactory(), PersonFactory()
    keep_two(DoubleKind.PERSON, third.id, stranger.id, actor=OFFICE)
    gone = third.id

    joined(second, third)
    joined(first, second)

    assert forwarded(DoubleKind.PERSON, gone) == first.id
    pair = db.session.query(LikelyDouble).one()
    assert {pair.first_id, pair.second_id} == {first.id, stranger.id}
    assert pair.state is DoubleState.APART
