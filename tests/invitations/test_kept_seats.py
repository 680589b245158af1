"""A yes to an invitation uses the seats that the organisation of the guest holds."""

from conference.core.actor import SYSTEM
from conference.core.database import db
from conference.invitations.services.links import new_link
from conference.invitations.states import InvitationState as State
from conference.registration.models import Contingent
from conference.registration.services.contingents import Promise, grant
from tests.factories import (
    ConferenceFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
)
from tests.factories.invitations import InvitationFactory
from tests.registration.visitors import Visitor, registrations


def promised(seats):
    """An organisation for which so many seats are held, and its conference."""
    conference = ConferenceFactory()
    organisation = OrganisationFactory(district_id=conference.district_id)
    promise = Promise(seats=seats, return_on=conference.day)
    grant(conference.id, organisation.id, promise, actor=SYSTEM)
    return conference, organisation


def invited(conference, **guest):
    """The token of an invitation that went out."""
    invitation = InvitationFactory(
        conference=conference, state=State.SENT, **({"person": None} | guest)
    )
    return new_link(invitation)


def member_of(organisation):
    person = PersonFactory()
    person.email = "olha@example.org"
    MembershipFactory(organisation=organisation, person=person)
    return person


def say_yes(client, conference, token, **typed):
    page = Visitor(client, conference).visit(f"/einladung/{token}/anmelden")
    return page.send(**typed).send()


def held():
    db.session.expire_all()
    return db.session.query(Contingent).one().held


def test_whoever_belongs_to_the_organisation_takes_one_of_its_seats(client):
    conference, organisation = promised(seats=2)
    token = invited(conference, person=member_of(organisation))

    say_yes(client, conference, token)

    (registration,) = registrations()
    assert registration.contingent.organisation_id == organisation.id
    assert held() == 1


def test_the_invitation_of_the_organisation_itself_takes_one_of_its_seats(client):
    conference, organisation = promised(seats=2)
    token = invited(conference, organisation=organisation)

    say_yes(
        client, conference, token, first_name="Olha", last_name="Bondar", email="olha@example.org"
    )

    assert held() == 1


def test_the_same_form_sent_twice_takes_the_last_seat_once(client):
    conference, organisation = promised(seats=1)
    token = invited(conference, person=member_of(organisation))

    last = say_yes(client, conference, token)
    first_answer = last.answer.location
    last.again()

    assert last.answer.location == first_answer
    assert len(registrations()) == 1
    assert held() == 0


def test_without_a_seat_left_guests_take_seats_like_everybody(client):
    conference, organisation = promised(seats=1)
    say_yes(client, conference, invited(conference, person=member_of(organisation)))
    second = PersonFactory(first_name="Jens", last_name="Kreutz")
    second.email = "jens@example.org"
    MembershipFactory(organisation=organisation, person=second)
    token = invited(conference, person=second)

    say_yes(client, conference, token)

    assert [one.contingent_id is None for one in registrations()] == [False, True]


def test_whoever_has_left_the_organisation_takes_none_of_its_seats(client):
    conference, organisation = promised(seats=1)
    person = member_of(organisation)
    person.memberships[0].until = conference.day.replace(year=2020)
    db.session.commit()

    say_yes(client, conference, invited(conference, person=person))

    assert held() == 1
