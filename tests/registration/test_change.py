from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from conference.core import clock
from conference.core.actor import VISITOR
from conference.core.database import db
from conference.core.errors import NotAllowed
from conference.mail.models import Letter
from conference.planning.states import ChoiceMode
from conference.registration import queries, rules
from conference.registration.errors import (
    EmailMissing,
    ForumFull,
    RegistrationChangedMeanwhile,
    RegistrationEnded,
    TooLateToChange,
    WhyMissing,
)
from conference.registration.services.change import change, name
from conference.registration.services.forget import forget
from conference.registration.services.links import fresh_link, send_links_again
from conference.registration.services.register import register
from conference.registration.services.withdraw import withdraw
from conference.registration.states import ConsentKind, PlaceState, Reach, State
from conference.trail.queries import entries_about
from tests.factories import ConferenceFactory, ForumFactory, ForumRoundFactory
from tests.registration.people import OFFICE, amira, application, sign_up, wish, with_link
from tests.registration.test_register import letters, pool_of
from tests.registration.test_withdraw import last_letter


def changed(registration, *, actor=None, why="", version=None, **facts):
    return change(
        registration.id,
        replace(rules.details_of(registration), **facts),
        version=version or registration.version,
        actor=actor or with_link(registration),
        why=why,
    )


def test_a_change_is_mailed_with_old_and_new_and_left_in_the_trail():
    conference = ConferenceFactory()
    slot = ForumRoundFactory(conference=conference)
    a1, a2 = (ForumFactory(of=conference, round=slot, code=code) for code in ("A1", "A2"))
    registration = sign_up(conference, amira(choices=(wish(a1),)))

    changed(registration, last_name="Haddad-Jansen", choices=(wish(a2), wish(a1)))

    assert [w.forum_id for w in registration.wishes] == [a2.id, a1.id]
    assert [tuple(line) for line in entries_about("registration", registration.id)[0].changes] == [
        ("Nachname", "Haddad", "Haddad-Jansen"),
        (
            "Wünsche für Forenrunde A",
            "A1 Deutsch für den Beruf A1",
            "A2 Deutsch für den Beruf A2, A1 Deutsch für den Beruf A1",
        ),
    ]
    assert "- Nachname: bisher „Haddad“, jetzt „Haddad-Jansen“" in last_letter().text


def test_the_same_again_changes_nothing_and_writes_no_letter():
    registration = sign_up(ConferenceFactory())

    changed(registration, phone="0221 4710 101")
    changed(registration, phone="0221 4710 101", version=1)

    assert registration.version == 2
    assert [name for name, _ in letters()] == ["confirmed", "changed"]


def test_an_older_form_does_not_overwrite_a_newer_change():
    registration = sign_up(ConferenceFactory())
    changed(registration, phone="0221 4710 101")

    with pytest.raises(RegistrationChangedMeanwhile):
        changed(registration, phone="0221 4710 102", version=1)


def test_after_the_deadline_the_office_changes_with_a_reason():
    registration = sign_up(ConferenceFactory())

    with clock.pretending(registration.conference.change_until + timedelta(minutes=1)):
        with pytest.raises(TooLateToChange):
            changed(registration, phone="0221 4710 101")
        with pytest.raises(WhyMissing):
            changed(registration, phone="0221 4710 101", actor=OFFICE)
        changed(registration, phone="0221 4710 101", actor=OFFICE, why="rief an")

    assert entries_about("registration", registration.id)[0].why == "rief an"


def test_who_has_withdrawn_changes_nothing_more():
    registration = sign_up(ConferenceFactory())
    withdraw(registration.id, actor=with_link(registration))

    with pytest.raises(RegistrationEnded):
        changed(registration, phone="0221 4710 101")


def test_the_contact_stays_reachable():
    with pytest.raises(EmailMissing):
        changed(sign_up(ConferenceFactory()), email="")


def test_a_consent_taken_back_stays_written_down_as_a_no():
    registration = sign_up(ConferenceFactory(), amira(consents=frozenset(ConsentKind)))

    changed(registration, consents=frozenset({ConsentKind.PHOTO}))

    assert {c.kind: c.given for c in registration.consents} == {
        ConsentKind.PHOTO: True,
        ConsentKind.PARTICIPANT_LIST: False,
        ConsentKind.KEEP_INFORMED: False,
    }


def test_a_new_address_closes_the_links_of_the_old_one_and_the_old_one_is_told():
    registration = sign_up(ConferenceFactory())
    old_link = fresh_link(registration)
    db.session.commit()

    outcome = changed(registration, email="amira.haddad@example.com")

    assert queries.registration_behind(old_link) is None
    assert queries.registration_behind(outcome.new_token) is registration
    assert letters()[1:] == [
        ("address_changed", "amira@example.org"),
        ("changed", "amira.haddad@example.com"),
    ]
    told = db.session.scalars(
        select(Letter).where(Letter.name == "registration/mail/address_changed")
    ).one()
    assert "amira.haddad@example.com" not in told.text + told.html
    assert "/anmeldung/" not in told.text + told.html


def test_a_corrected_address_of_the_contact_is_corrected_for_those_who_share_it():
    party = register(application(ConferenceFactory(), amira(), amira()), actor=VISITOR)
    contact, partner = party.registrations

    changed(contact, email="amira@example.net")

    assert partner.email == "amira@example.net"


def test_the_contact_names_people_whose_name_was_to_follow():
    nameless = {"first_name": "", "last_name": ""}
    party = register(
        application(
            ConferenceFactory(),
            amira(),
            amira(email="", **nameless),
            amira(email="jens@example.org", **nameless),
        ),
        actor=VISITOR,
    )
    contact, dependent, other = party.registrations

    name(dependent.id, first_name="Mina", last_name="", actor=with_link(contact))
    name(other.id, first_name="Jens", last_name="", actor=with_link(contact))

    assert [dependent.full_name, other.full_name] == ["Mina", "Jens"]
    with pytest.raises(NotAllowed):  # he is named now, and has his own link
        name(other.id, first_name="Hans", last_name="", actor=with_link(contact))


def test_a_stranger_changes_nothing():
    conference = ConferenceFactory()
    registration, stranger = sign_up(conference), sign_up(conference)

    for actor in (with_link(stranger), VISITOR):
        with pytest.raises(NotAllowed):
            changed(registration, phone="1", actor=actor)


def test_another_forum_is_taken_and_the_old_one_goes_to_the_next():
    conference = ConferenceFactory(choice_mode=ChoiceMode.DIRECT)
    slot = ForumRoundFactory(conference=conference)
    a1, a2 = (ForumFactory(of=conference, round=slot, capacity=1) for _ in range(2))
    first = sign_up(conference, amira(choices=(wish(a1),)))
    second = sign_up(conference, amira(choices=(wish(a1, or_wait=True),)))

    changed(first, choices=(wish(a2),))

    assert [(p.forum_id, p.state) for p in first.places] == [(a2.id, PlaceState.SEATED)]
    assert [(p.forum_id, p.state) for p in second.places] == [(a1.id, PlaceState.SEATED)]


def test_nobody_loses_the_old_forum_for_a_full_one():
    conference = ConferenceFactory(choice_mode=ChoiceMode.DIRECT)
    slot = ForumRoundFactory(conference=conference)
    a1, a2 = (ForumFactory(of=conference, round=slot, capacity=1) for _ in range(2))
    first = sign_up(conference, amira(choices=(wish(a1),)))
    sign_up(conference, amira(choices=(wish(a2),)))

    with pytest.raises(ForumFull):
        changed(first, choices=(wish(a2),))

    assert [(p.forum_id, p.state) for p in first.places] == [(a1.id, PlaceState.SEATED)]


def test_the_links_of_an_address_are_sent_at_most_once_an_hour():
    conference = ConferenceFactory()
    register(application(conference, amira(), amira(email="AMIRA@example.org")), actor=VISITOR)
    sign_up(conference)

    def ask():
        send_links_again("Amira@Example.org", language="de", actor=VISITOR)
        return [name for name, _ in letters()].count("links")

    first, second = ask(), ask()
    with clock.pretending(clock.now() + timedelta(minutes=61)):
        third = ask()

    assert (first, second, third) == (1, 1, 2)
    assert last_letter().text.count("http://localhost/anmeldung/") == 3


def test_an_unknown_address_gets_no_letter():
    send_links_again("nobody@example.org", language="de", actor=VISITOR)

    assert letters() == []


def test_a_link_opens_until_thirty_days_after_the_day():
    registration = sign_up(ConferenceFactory())
    token = fresh_link(registration)
    db.session.commit()

    with clock.pretending(registration.conference.ends_at + timedelta(days=29)):
        assert queries.registration_behind(token) is registration
    with clock.pretending(registration.conference.ends_at + timedelta(days=31)):
        assert queries.registration_behind(token) is None


def test_forgetting_a_person_leaves_no_name_anywhere():
    conference = ConferenceFactory()
    registration = sign_up(conference, amira(phone="0221 4710 101", message="Bitte leise"))
    changed(registration, last_name="Jansen")

    forget(registration.id, actor=OFFICE, why="Löschantrag")

    assert (registration.state, registration.full_name, registration.email) == (
        State.CANCELLED,
        "",
        "",
    )
    assert letters() == []
    assert [entry.changes for entry in entries_about("registration", registration.id)] == [[]] * 4
    assert pool_of(conference).taken == 0


def test_whoever_switches_to_the_telephone_gets_no_more_mail():
    registration = sign_up(ConferenceFactory())

    changed(registration, reach_by=Reach.PHONE, phone="0221 4710 101", email="")

    assert letters()[1:] == [("address_changed", "amira@example.org")]
