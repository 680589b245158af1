"""Groups live on when people come, go and get addresses of their own."""

from conference.core.actor import VISITOR
from conference.core.database import db
from conference.registration import policy, queries
from conference.registration.rules import Needs
from conference.registration.services.change import give_own_address
from conference.registration.services.links import fresh_link
from conference.registration.services.register import register
from conference.registration.services.withdraw import withdraw
from conference.registration.states import State
from tests.factories import ConferenceFactory
from tests.registration.people import amira, application, sign_up, with_link
from tests.registration.test_register import letters, pool_of


def group(*people, conference=None):
    form = application(conference or ConferenceFactory(), *people)
    return register(form, actor=VISITOR).registrations


def test_somebody_of_a_group_gets_letters_and_a_link_of_their_own():
    contact, boris = group(amira(), amira(first_name="Boris", email=""))
    others_link = fresh_link(contact)
    db.session.commit()

    give_own_address(boris.id, "boris@example.net", actor=with_link(contact))

    assert letters() == [
        ("confirmed", "amira@example.org"),
        ("confirmed", "boris@example.net"),
    ]
    assert queries.registration_behind(others_link) is contact
    assert not policy.may_change(with_link(contact), boris)
    assert policy.may_change(with_link(boris), boris)


def test_when_the_contact_leaves_the_next_who_can_be_reached_is_the_contact():
    contact, nobody, boris = group(
        amira(),
        amira(first_name="Lina", email=""),
        amira(first_name="Boris", email="boris@example.net"),
    )

    withdraw(contact.id, actor=with_link(contact))

    assert nobody.party.contact is boris
    assert nobody.writes_to == "boris@example.net"
    assert policy.may_change(with_link(boris), nobody)
    assert (nobody.state, boris.state) == (State.CONFIRMED, State.CONFIRMED)


def test_where_nobody_else_can_be_reached_the_one_who_left_still_speaks_for_the_others():
    contact, lina = group(amira(), amira(first_name="Lina", email=""))

    withdraw(contact.id, actor=with_link(contact))
    withdraw(lina.id, actor=with_link(contact))

    assert lina.writes_to == "amira@example.org"
    assert lina.state is State.CANCELLED
    assert letters()[1:] == [("withdrawn", "amira@example.org")] * 2


def test_children_are_counted_for_childcare_and_not_for_seats():
    conference = ConferenceFactory()

    person = sign_up(conference, amira(needs=Needs(children=2, child_ages="4 u. 7", consent=True)))

    assert (pool_of(conference).taken, person.party.people, person.need.children) == (1, 1, 2)


def test_one_mailbox_for_a_whole_group_makes_nobody_a_duplicate():
    conference = ConferenceFactory()

    group(amira(), amira(first_name="Boris"), amira(first_name=""), conference=conference)

    assert queries.number_of_twins(conference.id) == 0


def test_the_page_for_an_own_address_asks_for_a_right_one(client, conference):
    contact, boris = group(amira(), amira(first_name="Boris", email=""), conference=conference)
    link = fresh_link(contact)
    db.session.commit()
    address = f"/anmeldung/{link}/2/adresse"

    offered = client.get(f"/anmeldung/{link}").text
    wrong = client.post(address, data={"email": "boris@"})
    answer = client.post(address, data={"email": "boris@example.net"}, follow_redirects=True)

    assert address in offered
    assert "Diese E-Mail-Adresse stimmt so nicht." in wrong.text
    assert "Der Link ist an die neue Adresse unterwegs." in answer.text
    assert boris.email == "boris@example.net"
