"""What the contact of a group sees of the others behind the own link."""

from bs4 import BeautifulSoup

from conference.core.actor import VISITOR
from conference.core.database import db
from conference.planning.states import ChoiceMode
from conference.registration.rules import Choice, Needs
from conference.registration.services.links import fresh_link
from conference.registration.services.register import register
from conference.registration.services.withdraw import withdraw
from tests.factories import ConferenceFactory, ForumFactory, ForumRoundFactory
from tests.registration.people import amira, application, wish, with_link


def group(conference, *people):
    return register(application(conference, *people), actor=VISITOR).registrations


def shown(client, person, language="de"):
    """What stands below "Ihre Gruppe" behind this person's link."""
    link = fresh_link(person)
    db.session.commit()
    answer = client.get(f"/anmeldung/{link}?sprache={language}")
    whole = " ".join(BeautifulSoup(answer.text, "html.parser").main.get_text(" ").split())
    return whole.rpartition("Ihre Gruppe ")[2] if "Ihre Gruppe " in whole else ""


def forums_of(conference):
    """A1 and A2 in round A, B1 in round B."""
    rounds = {code: ForumRoundFactory(conference=conference, code=code) for code in "AB"}
    return [
        ForumFactory(of=conference, round=rounds[code[0]], code=code) for code in ("A1", "A2", "B1")
    ]


def test_the_contact_sees_how_everybody_stands_and_what_they_wished_for(client):
    conference = ConferenceFactory()
    a1, a2, b1 = forums_of(conference)
    contact, lina, boris = group(
        conference,
        amira(choices=(wish(a1),)),
        amira(first_name="Lina", email="", choices=(wish(a2), wish(a1), wish(b1))),
        amira(first_name="Boris", email="boris@example.net", choices=(wish(b1),)),
    )

    page = shown(client, contact)

    of_lina, of_boris = page.split("Boris Haddad")
    assert f"{lina.code} angemeldet" in of_lina
    assert of_lina.index("A2 ") < of_lina.index("A1 ") < of_lina.index("B1 ")
    assert f"{boris.code} angemeldet" in of_boris
    assert ("B1 " in of_boris, "A1 " in of_boris) == (True, False)


def test_each_of_those_who_wait_stands_there_with_the_rank(client):
    conference = ConferenceFactory(public_seats=0)
    contact, lina = group(conference, amira(), amira(first_name="Lina", email=""))

    page = shown(client, contact)

    assert f"{lina.code} auf der Warteliste, Platz 2 der Warteliste" in page


def test_a_place_in_a_full_forum_is_told_with_its_rank(client):
    conference = ConferenceFactory(choice_mode=ChoiceMode.DIRECT)
    a1, *_others = forums_of(conference)
    a1.capacity = 1
    db.session.commit()
    either = Choice(round_id=a1.round_id, forum_id=a1.id, or_wait=True)
    contact, _lina = group(
        conference,
        amira(choices=(either,)),
        amira(first_name="Lina", email="", choices=(either,)),
    )

    assert "Warteliste im Forum A1 " in shown(client, contact)


def test_needs_of_the_others_stand_nowhere_not_even_that_there_are_some(client):
    needs = Needs(wheelchair=True, note="Rollator", consent=True)
    contact, *_others = group(
        ConferenceFactory(),
        amira(),
        amira(first_name="Lina", email="", needs=needs),
        amira(first_name="Boris", email="boris@example.net", needs=needs),
    )

    page = shown(client, contact)

    assert [word for word in ("Rollstuhl", "Rollator", "Unterstützung") if word in page] == []


def test_who_is_not_the_contact_sees_nothing_of_the_others(client):
    _contact, boris = group(
        ConferenceFactory(), amira(), amira(first_name="Boris", email="boris@example.net")
    )

    assert shown(client, boris) == ""


def test_of_whoever_has_left_only_that_is_told(client):
    conference = ConferenceFactory()
    a1, *_others = forums_of(conference)
    contact, lina = group(
        conference, amira(), amira(first_name="Lina", email="", choices=(wish(a1),))
    )
    withdraw(lina.id, actor=with_link(contact))

    page = shown(client, contact)

    assert f"{lina.code} abgemeldet" in page
    assert "A1 " not in page


def test_a_group_of_six_asks_no_more_for_wishes_than_a_group_of_two(client, count_queries):
    conference = ConferenceFactory()
    a1, *_others = forums_of(conference)
    links = []
    for size in (2, 6):
        people = [amira(first_name=f"P{n}", email="", choices=(wish(a1),)) for n in range(size - 1)]
        contact, *_ = group(conference, amira(email=f"amira{size}@example.org"), *people)
        links.append(fresh_link(contact))
        db.session.commit()
    client.get(f"/anmeldung/{links[0]}")

    asked = []
    for link in links:
        db.session.expunge_all()
        with count_queries() as queries:
            client.get(f"/anmeldung/{link}")
        asked.append(len(queries))

    assert asked[1] <= asked[0]


def test_each_step_says_whom_it_is_about_and_who_has_no_name_can_be_named(client):
    contact, lina, nameless = group(
        ConferenceFactory(),
        amira(),
        amira(first_name="Lina", email=""),
        amira(first_name="", last_name="", email=""),
    )
    link = fresh_link(contact)
    db.session.commit()

    page = BeautifulSoup(client.get(f"/anmeldung/{link}").text, "html.parser")

    steps = {step.get_text(): step["href"] for step in page.main.select("li a")}
    assert steps[f"Namen für {nameless.code} eintragen"] == f"/anmeldung/{link}/3/name"
    assert steps["Lina Haddad abmelden"] == f"/anmeldung/{link}/{lina.position}/abmelden"
    assert "Namen für Lina Haddad eintragen" not in steps
