"""Somebody else comes instead: same seat, other person."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from conference.core import clock
from conference.core.actor import VISITOR
from conference.core.database import db
from conference.core.errors import ChangedMeanwhile, NotAllowed
from conference.mail.models import Letter
from conference.planning.states import ChoiceMode
from conference.registration import queries, rules
from conference.registration.errors import (
    EmailMissing,
    NameMissing,
    RegistrationChangedMeanwhile,
    RegistrationEnded,
    TooLateToChange,
    WhyMissing,
)
from conference.registration.models import AccessNeed, LikelyTwins, LikenessKey
from conference.registration.rules import Details, Needs
from conference.registration.services.change import change
from conference.registration.services.links import fresh_link
from conference.registration.services.merge import merge
from conference.registration.services.notes import write_note
from conference.registration.services.register import register
from conference.registration.services.substitute import substitute
from conference.registration.services.withdraw import withdraw
from conference.registration.states import Attendance, ConsentKind, State
from conference.trail.models import Entry
from conference.trail.queries import entries_about
from tests.factories import ConferenceFactory, ForumFactory, ForumRoundFactory
from tests.registration.people import OFFICE, amira, application, sign_up, wish, with_link
from tests.registration.test_register import letters, pool_of
from tests.registration.visitors import Page


def palmen(registration, **facts):
    """Frau Palmen, with what belongs to the seat."""
    told = {"first_name": "Petra", "last_name": "Palmen", "email": "palmen@example.net"}
    return replace(rules.seat_of(registration), **(told | facts))


def replaced(registration, *, actor=None, why="", version=None, **facts):
    return substitute(
        registration.id,
        palmen(registration, **facts),
        version=version or registration.version,
        actor=actor or with_link(registration),
        language="de",
        privacy_version="2026-11",
        why=why,
    )


def everything_stored():
    """Every text in the database, to look for a name in."""
    return "\n".join(
        str(row)
        for table in db.metadata.sorted_tables
        for row in db.session.execute(table.select())
    )


def test_the_seat_stays_and_everything_about_the_one_before_is_gone():
    conference = ConferenceFactory()
    slot = ForumRoundFactory(conference=conference)
    forum = ForumFactory(of=conference, round=slot)
    registration = sign_up(
        conference,
        amira(
            choices=(wish(forum),),
            phone="0221 4710 101",
            organisation="SpDi",
            message="Kollegin kommt",
            consents=frozenset(ConsentKind),
            needs=Needs(wheelchair=True, consent=True),
        ),
    )
    write_note(registration.id, "kennt die Landrätin", actor=OFFICE)
    change(
        registration.id,
        replace(rules.details_of(registration), last_name="Haddad-Jansen"),
        version=registration.version,
        actor=with_link(registration),
    )
    code, received = registration.code, registration.received_at

    replaced(registration)

    told = rules.details_of(registration)
    assert (registration.code, registration.received_at) == (code, received)
    assert (registration.state, pool_of(conference).taken) == (State.CONFIRMED, 1)
    assert told == Details(
        first_name="Petra",
        last_name="Palmen",
        email="palmen@example.net",
        choices=(wish(forum),),
    )
    assert registration.office_note == ""
    assert db.session.scalars(select(AccessNeed)).all() == []
    stored = everything_stored().replace("amira@example.org", "")  # of the letter that tells it
    gone = ("Amira", "Haddad", "4710 101", "SpDi", "Kollegin kommt", "Landrätin")
    assert [word for word in gone if word.casefold() in stored.casefold()] == []


def test_the_one_before_is_told_without_the_name_of_the_new_and_the_new_gets_everything():
    registration = sign_up(ConferenceFactory())
    old_uid = registration.calendar_uid

    replaced(registration)

    to_old, to_new = db.session.scalars(select(Letter).order_by(Letter.id)).all()
    assert letters() == [
        ("place_given_on", "amira@example.org"),
        ("confirmed", "palmen@example.net"),
    ]
    assert "Palmen" not in to_old.text + to_old.html
    assert "palmen" not in to_old.text + to_old.html
    assert "/anmeldung/" not in to_old.text + to_old.html
    calendar = to_new.attachments[0].content.decode()
    assert registration.calendar_uid in calendar
    assert old_uid not in calendar


def test_old_links_are_closed_and_the_old_mailbox_gets_no_new_one():
    registration = sign_up(ConferenceFactory())
    link = fresh_link(registration)
    db.session.commit()

    replaced(registration)

    assert queries.registration_behind(link) is None
    assert queries.registrations_of_address("amira@example.org") == []


def test_the_trail_keeps_that_it_happened_and_nothing_personal():
    registration = sign_up(ConferenceFactory())

    replaced(registration, actor=OFFICE, why="rief an")

    entries = entries_about("registration", registration.id)
    assert (entries[0].words, entries[0].why) == (
        "hat den Platz an jemand anderes gegeben",
        "rief an",
    )
    assert [entry.changes for entry in db.session.scalars(select(Entry)) if entry.changes] == []


def test_who_waits_keeps_the_rank_for_the_one_who_comes_instead():
    conference = ConferenceFactory(public_seats=0)
    registration, behind = sign_up(conference), sign_up(conference, amira(first_name="Boris"))

    replaced(registration)

    assert (registration.state, queries.rank_of(registration.id)) == (State.WAITLISTED, 1)
    assert queries.rank_of(behind.id) == 2
    assert letters()[-1] == ("waiting", "palmen@example.net")


def test_places_in_forums_stay_unless_the_new_person_wants_others():
    conference = ConferenceFactory(choice_mode=ChoiceMode.DIRECT)
    slots = [ForumRoundFactory(conference=conference, code=code) for code in "AB"]
    a1, b1 = (ForumFactory(of=conference, round=slot, code=f"{slot.code}1") for slot in slots)
    registration = sign_up(conference, amira(choices=(wish(a1), wish(b1))))

    replaced(registration)
    both = {place.forum_id for place in registration.places}
    replaced(
        registration,
        first_name="Quang",
        attendance=Attendance.ONE_ROUND,
        only_round_id=slots[0].id,
    )

    assert both == {a1.id, b1.id}
    assert {place.forum_id for place in registration.places} == {a1.id}


def test_what_was_merged_before_is_forgotten_too():
    conference = ConferenceFactory()
    one, other = sign_up(conference), sign_up(conference)
    stays = merge(one.id, other.id, versions=(one.version, other.version), actor=OFFICE)

    replaced(stays)

    assert (one.first_name, one.last_name, one.email) == ("", "", "")
    assert db.session.scalars(select(LikelyTwins)).all() == []
    assert {key.registration_id for key in db.session.scalars(select(LikenessKey))} == {stays.id}


def test_the_new_person_is_compared_with_those_who_are_there():
    conference = ConferenceFactory()
    sign_up(conference, amira(first_name="Petra", last_name="Palmen", phone="0221 4710 202"))
    registration = sign_up(conference)

    replaced(registration, phone="0221 4710 202")

    assert queries.number_of_twins(conference.id) == 1


def test_others_of_the_group_are_reached_by_the_new_contact():
    party = register(
        application(ConferenceFactory(), amira(), amira(first_name="Boris")), actor=VISITOR
    )
    contact, boris = party.registrations

    replaced(contact)

    assert (boris.writes_to, boris.email) == ("palmen@example.net", "")


def test_the_contact_may_name_somebody_else_of_the_group():
    party = register(
        application(ConferenceFactory(), amira(), amira(first_name="Boris", email="")),
        actor=VISITOR,
    )
    contact, boris = party.registrations

    replaced(boris, actor=with_link(contact), email="")

    assert (boris.full_name, boris.writes_to) == ("Petra Palmen", "amira@example.org")
    assert letters()[-1] == ("confirmed", "amira@example.org")


@pytest.mark.parametrize(
    ("facts", "error"),
    [({"email": ""}, EmailMissing), ({"first_name": "", "last_name": ""}, NameMissing)],
)
def test_the_new_person_has_a_name_and_can_be_reached(facts, error):
    registration = sign_up(ConferenceFactory())

    with pytest.raises(error):
        replaced(registration, **facts)

    assert registration.first_name == "Amira"


def test_after_the_deadline_the_office_does_it_and_says_why():
    registration = sign_up(ConferenceFactory())

    with clock.pretending(registration.conference.change_until + timedelta(minutes=1)):
        with pytest.raises(TooLateToChange):
            replaced(registration)
        with pytest.raises(WhyMissing):
            replaced(registration, actor=OFFICE)
        replaced(registration, actor=OFFICE, why="rief an")

    assert registration.full_name == "Petra Palmen"


def test_who_has_withdrawn_has_no_seat_to_give():
    registration = sign_up(ConferenceFactory())
    withdraw(registration.id, actor=with_link(registration))

    with pytest.raises(RegistrationEnded):
        replaced(registration)


def test_what_was_changed_meanwhile_is_not_overwritten():
    registration = sign_up(ConferenceFactory())
    version = registration.version
    registration.touch()
    db.session.commit()

    with pytest.raises(RegistrationChangedMeanwhile):
        replaced(registration, version=version)
    with pytest.raises(ChangedMeanwhile):
        replaced(registration, version=version, actor=OFFICE, why="rief an")


def test_nobody_gives_away_the_seat_of_somebody_else():
    conference = ConferenceFactory()
    one, other = sign_up(conference), sign_up(conference, amira(first_name="Boris"))

    with pytest.raises(NotAllowed):
        replaced(one, actor=with_link(other))


# --- pages -----------------------------------------------------------------------------------------


def test_behind_the_link_the_form_is_empty_but_for_the_forums(client, conference):
    forum = db.session.query(ForumFactory._meta.model).filter_by(code="A1").one()
    registration = sign_up(conference, amira(choices=(wish(forum),), message="geheim"))
    link = fresh_link(registration)
    db.session.commit()
    own = client.get(f"/anmeldung/{link}").text

    page = client.get(f"/anmeldung/{link}/1/jemand-anderes")

    fields = dict(Page(page).forms[-1]["fields"])
    assert f"/anmeldung/{link}/1/jemand-anderes" in own
    assert (fields["first_name"], fields["email"], fields["message"]) == ("", "", "")
    assert fields[f"r{forum.round_id}_1"] == str(forum.id)
    assert [name for name in fields if name.startswith("consent")] == []


def test_the_seat_is_given_on_without_javascript_and_the_old_link_opens_nothing(client, conference):
    registration = sign_up(conference)
    link = fresh_link(registration)
    db.session.commit()
    address = f"/anmeldung/{link}/1/jemand-anderes"
    fields = dict(Page(client.get(address)).forms[-1]["fields"])

    wrong = client.post(address, data=fields | {"first_name": "Petra", "email": "palmen@"})
    answer = client.post(
        address,
        data=fields | {"first_name": "Petra", "email": "palmen@example.net"},
        follow_redirects=True,
    )

    assert wrong.status_code == 422
    assert "palmen@" in wrong.text
    assert "Der Platz ist weitergegeben" in answer.text
    assert "Petra" not in answer.text
    assert client.get(f"/anmeldung/{link}").status_code == 404
    assert registration.first_name == "Petra"


def test_the_office_gives_the_seat_on_with_a_reason(office, conference):
    registration = sign_up(conference)
    address = f"/buero/{conference.year}/anmeldungen/{registration.code}/jemand-anderes"
    fields = dict(Page(office.get(address)).forms[-1]["fields"])
    facts = {"first_name": "Petra", "email": "palmen@example.net", "language": "ar"}

    without = office.post(address, data=fields | facts)
    answer = office.post(address, data=fields | facts | {"why": "rief an"}, follow_redirects=True)

    assert "Bitte schreiben Sie, warum." in without.text
    assert "Der Platz gehört jetzt der neuen Person." in answer.text
    assert (registration.first_name, registration.language) == ("Petra", "ar")
