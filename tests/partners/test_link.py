"""Behind the link of an organisation: facts, contacts, handover, a stand, seats."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from conference.core import clock
from conference.core.actor import VISITOR, Actor
from conference.core.database import db
from conference.core.errors import NotAllowed
from conference.directory.models import Membership, OrganisationLink
from conference.directory.queries import current_contacts
from conference.directory.states import OrganisationState
from conference.mail.models import Letter
from conference.partners.errors import StandDecided
from conference.partners.services.keeping import Profile, change_profile
from conference.partners.services.stands import StandWish, apply_for_stand
from conference.programme.models import Stand
from conference.programme.queries import stands_by_place
from conference.programme.services.stands import StandPlan, change_stand, decide_stand
from conference.programme.states import StandState
from conference.registration.models import Contingent, Registration
from conference.registration.services.contingents import Promise, grant, sweep
from conference.registration.states import State
from conference.trail.queries import entries_about
from tests.factories import (
    ConferenceFactory,
    MembershipFactory,
    OrganisationFactory,
    OrganisationLinkFactory,
    PersonFactory,
    StandFactory,
)
from tests.registration.people import OFFICE

SECRET = "s" * 32
HERE = f"/organisation/{SECRET}"


@pytest.fixture
def conference():
    return ConferenceFactory()


@pytest.fixture
def organisation(conference):
    organisation = OrganisationFactory(name="Brücken e. V.", district_id=conference.district_id)
    person = PersonFactory(first_name="Rana", last_name="Haddad", district=conference.district)
    person.email = "rana@bruecken.example"
    MembershipFactory(organisation=organisation, person=person, role="Vorsitz")
    OrganisationLinkFactory(organisation=organisation, person=person, secret=SECRET)
    return organisation


def letters(name):
    found = select(Letter).where(Letter.name == f"partners/mail/{name}").order_by(Letter.id)
    return db.session.scalars(found).all()


def contacts(organisation):
    return [one.person.full_name for one in current_contacts(organisation)]


def test_the_link_opens_the_organisation_and_nothing_is_kept_by_browsers(client, organisation):
    answer = client.get(HERE)

    assert (answer.status_code, "Brücken e. V." in answer.text) == (200, True)
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"


def test_wrong_links_are_guesses_and_after_thirty_nobody_may_guess(client, organisation):
    answers = [client.get(f"/organisation/{number:032d}").status_code for number in range(32)]

    assert answers[:30] == [404] * 30
    assert answers[-1] == 429


@pytest.mark.parametrize("state", [OrganisationState.ARCHIVED, OrganisationState.APPLIED])
def test_the_link_of_an_organisation_that_is_not_there_opens_nothing(client, organisation, state):
    organisation.state = state
    db.session.commit()

    assert client.get(HERE).status_code == 404


def test_the_organisation_corrects_what_is_known_of_it(client, organisation):
    form = client.get(f"{HERE}/angaben").text
    seen = re.search(r'name="seen"[^>]*value="(\d+)"', form)[1]
    typed = {
        "seen": seen,
        "name": "Brücken Erkelenz e. V.",
        "category": "migrant",
        "website": "www.bruecken.example",
        "languages": ["ar"],
        "email": "post@bruecken.example",
        "offers": "Wir helfen.",
    }

    answer = client.post(f"{HERE}/angaben", data=typed)

    assert answer.status_code == 303
    db.session.refresh(organisation)
    assert (
        organisation.name,
        organisation.website,
        organisation.email,
        organisation.languages,
    ) == (
        "Brücken Erkelenz e. V.",
        "https://www.bruecken.example",
        "post@bruecken.example",
        ["ar"],
    )
    entry = entries_about("organisation", organisation.id)[0]
    assert (entry.words, entry.actor) == (
        "hat die eigenen Angaben geändert",
        "Organisation (eigener Link)",
    )


def test_who_changes_an_older_version_is_told_and_keeps_what_was_typed(client, organisation):
    organisation.touch()
    db.session.commit()

    page = client.post(
        f"{HERE}/angaben", data={"seen": "1", "name": "Neu", "category": "other"}
    ).text

    assert "Jemand anderes hat das inzwischen geändert." in page
    assert 'value="Neu"' in page


def test_only_the_own_link_changes_an_organisation(organisation):
    stranger = Actor(name="Organisation (eigener Link)", organisation_id=organisation.id + 1)

    for actor in (stranger, VISITOR):
        with pytest.raises(NotAllowed):
            change_profile(organisation.id, Profile(name="Gekapert"), actor=actor)


def test_a_contact_is_named_and_gets_a_link_of_her_own(client, organisation):
    typed = {"first_name": "Olha", "last_name": "Bondar", "email": "olha@bruecken.example"}

    answers = [client.post(f"{HERE}/kontakte/neu", data=typed) for _ in range(2)]

    assert [one.status_code for one in answers] == [303, 200]
    assert "schon Ansprechperson" in answers[1].text
    assert contacts(organisation) == ["Rana Haddad", "Olha Bondar"]
    link = re.search(r"/organisation/[\w-]{32}", letters("welcome")[0].text)[0]
    assert client.get(link).status_code == 200


def test_a_contact_who_is_removed_stays_in_the_history_and_loses_the_link(client, organisation):
    second = MembershipFactory(organisation=organisation)
    OrganisationLinkFactory(organisation=organisation, person=second.person, secret="t" * 32)

    client.post(f"{HERE}/kontakte/{second.id}/entfernen")

    assert contacts(organisation) == ["Rana Haddad"]
    assert db.session.get(Membership, second.id).until is not None
    assert client.get(f"/organisation/{'t' * 32}").status_code == 404


def test_nobody_removes_herself_but_hands_over(client, organisation):
    own = current_contacts(organisation)[0]

    answer = client.post(f"{HERE}/kontakte/{own.id}/entfernen", follow_redirects=True)

    assert "Dann geben Sie den Link bitte weiter." in answer.text
    assert contacts(organisation) == ["Rana Haddad"]


def test_contacts_of_another_organisation_are_unknown(client, organisation):
    other = MembershipFactory()

    assert client.post(f"{HERE}/kontakte/{other.id}/entfernen").status_code == 404


def test_the_successor_gets_a_link_the_old_one_dies_and_the_trail_says_so(client, organisation):
    typed = {"first_name": "Olha", "last_name": "Bondar", "email": "olha@bruecken.example"}

    answer = client.post(f"{HERE}/weitergeben", data=typed)

    assert answer.location == "/organisation/weitergegeben"
    assert client.get(HERE).status_code == 404
    assert contacts(organisation) == ["Olha Bondar"]
    assert current_contacts(organisation)[0].role == "Vorsitz"
    letter = letters("welcome")[0]
    assert letter.to_address == "olha@bruecken.example"
    assert client.get(re.search(r"/organisation/[\w-]{32}", letter.text)[0]).status_code == 200
    words = [entry.words for entry in entries_about("organisation", organisation.id)]
    assert "hat die Aufgabe an eine Nachfolge übergeben" in words
    alive = select(OrganisationLink).where(OrganisationLink.revoked_at.is_(None))
    assert len(db.session.scalars(alive).all()) == 1


def test_a_link_that_outlived_its_part_is_passed_on_and_dies(client, organisation):
    (part,) = current_contacts(organisation)
    part.until = clock.today() - timedelta(days=1)
    db.session.commit()
    typed = {"first_name": "Olha", "last_name": "Bondar", "email": "olha@bruecken.example"}

    client.post(f"{HERE}/weitergeben", data=typed)

    assert client.get(HERE).status_code == 404
    assert contacts(organisation) == ["Olha Bondar"]


def test_an_organisation_applies_for_a_stand_once_and_corrects_it(client, conference, organisation):
    StandFactory(conference_id=conference.id, number=7)

    for wish in ("am Fenster", "am Eingang"):
        client.post(f"{HERE}/stand", data={"power": "y", "languages": ["ar"], "wish": wish})

    stand = db.session.scalars(select(Stand).where(Stand.organisation_id.is_not(None))).one()
    assert (stand.number, stand.organisation, stand.wish, stand.power, stand.needs_table) == (
        8,
        "Brücken e. V.",
        "am Eingang",
        True,
        False,
    )
    assert stand.state is StandState.REQUESTED


def test_a_confirmed_stand_shows_its_place_and_is_changed_by_the_office_only(
    client, conference, organisation
):
    link = Actor(name="Organisation (eigener Link)", organisation_id=organisation.id)
    stand = apply_for_stand(organisation.id, conference.id, StandWish(), actor=link)
    plan = StandPlan(number=3, organisation=stand.organisation, place="Foyer links")
    change_stand(stand.id, plan, actor=OFFICE)
    decide_stand(stand.id, StandState.CONFIRMED, actor=OFFICE)

    page = client.get(HERE).text

    assert "Foyer links" in page
    with pytest.raises(StandDecided):
        apply_for_stand(organisation.id, conference.id, StandWish(power=True), actor=link)


def test_the_contacts_hear_that_their_stand_is_confirmed_and_when_it_moves(
    conference, organisation
):
    link = Actor(name="Link der Organisation", organisation_id=organisation.id)
    stand = apply_for_stand(organisation.id, conference.id, StandWish(), actor=link)
    here, there = (
        StandPlan(number=3, organisation=stand.organisation, place=place, power=place == "Hof")
        for place in ("Foyer links", "Hof")
    )

    change_stand(stand.id, here, actor=OFFICE)
    assert letters("stand_given") == []
    decide_stand(stand.id, StandState.CONFIRMED, actor=OFFICE)
    change_stand(stand.id, there, actor=OFFICE)
    change_stand(stand.id, replace(there, power=False), actor=OFFICE)

    first, second = letters("stand_given")
    assert first.to_address == "rana@bruecken.example"
    assert "Brücken e. V. hat einen Stand auf dem Markt der Möglichkeiten." in first.text
    assert "Nummer: 3\nPlatz: Foyer links\n" in first.text
    assert "Platz: Hof\n" in second.text
    words = {entry.words for entry in entries_about("stand", stand.id)}
    assert {"hat den Stand bestätigt", "hat dem Stand einen anderen Platz gegeben"} <= words


def test_the_letter_about_a_stand_is_in_the_language_of_the_organisation(conference, organisation):
    organisation.language = "ar"
    db.session.commit()
    stand = StandFactory(
        conference_id=conference.id,
        organisation_id=organisation.id,
        state=StandState.REQUESTED,
    )

    decide_stand(stand.id, StandState.CONFIRMED, actor=OFFICE)

    (letter,) = letters("stand_given")
    assert 'lang="ar" dir="rtl"' in letter.html


def test_no_letter_comes_for_a_stand_that_nobody_applied_for_or_after_the_day(
    conference, organisation
):
    of_this = {"conference_id": conference.id, "state": StandState.REQUESTED}
    own = StandFactory(**of_this)
    late = StandFactory(organisation_id=organisation.id, **of_this)

    decide_stand(own.id, StandState.CONFIRMED, actor=OFFICE)
    with clock.pretending(conference.doors_at):
        decide_stand(late.id, StandState.CONFIRMED, actor=OFFICE)

    assert letters("stand_given") == []


def test_the_plan_goes_place_by_place_and_leaves_out_what_was_called_off(conference):
    for number, place in enumerate(("", "B", "A"), start=1):
        StandFactory(conference_id=conference.id, number=number, place=place)
    StandFactory(conference_id=conference.id, number=9, place="A", state=StandState.CANCELLED)

    assert [stand.place for stand in stands_by_place(conference)] == ["A", "B", ""]


@pytest.fixture
def contingent(conference, organisation):
    returns = clock.today() + timedelta(days=6)
    return grant(conference.id, organisation.id, Promise(seats=2, return_on=returns), actor=OFFICE)


def test_the_contacts_hear_of_their_seats_and_of_the_return(contingent):
    sweep()
    sweep()

    (granted,), (warning,) = letters("seats_granted"), letters("seats_return_soon")
    assert granted.to_address == warning.to_address == "rana@bruecken.example"
    assert "wir halten 2 Plätze für Brücken e. V. frei." in granted.text
    assert "2 Plätze von Brücken e. V. haben noch keinen Namen." in warning.text


def test_seats_get_names_and_going_back_names_the_next(client, contingent):
    address = f"{HERE}/plaetze/{contingent.id}"
    key = re.search(r'name="form_key"[^>]*value="([^"]+)"', client.get(address).text)[1]

    for name in ("Olha", "Olha", "Jens"):
        answer = client.post(address, data={"form_key": key, "last_name": name})
        assert answer.status_code == 303
    third = client.post(address, data={"form_key": "z" * 32, "last_name": "Zu viel"})

    assert "Alle Plätze Ihrer Organisation haben schon einen Namen." in third.text
    names = select(Registration.last_name).order_by(Registration.id)
    assert db.session.scalars(names).all() == ["Olha", "Jens"]


def test_who_does_not_come_is_taken_off_and_the_seat_can_be_named_again(client, contingent):
    client.post(f"{HERE}/plaetze/{contingent.id}", data={"last_name": "Bondar"})
    person = db.session.scalars(select(Registration)).one()

    client.post(f"{HERE}/plaetze/person/{person.id}/abmelden")

    db.session.refresh(person)
    assert person.state is State.CANCELLED
    assert db.session.get(Contingent, contingent.id).held == 2


def test_seats_and_people_of_others_are_unknown(client, conference, contingent):
    other = grant(
        conference.id,
        OrganisationFactory().id,
        Promise(seats=1, return_on=contingent.return_on),
        actor=OFFICE,
    )

    assert client.get(f"{HERE}/plaetze/{other.id}").status_code == 404
    assert client.post(f"{HERE}/plaetze/person/999/abmelden").status_code == 404


def test_the_page_asks_the_same_number_of_questions_for_one_and_for_thirty_people(
    client, conference, organisation, count_queries
):
    returns = clock.today() + timedelta(days=20)
    promise = Promise(seats=31, return_on=returns)
    kept = grant(conference.id, organisation.id, promise, actor=OFFICE)

    def asked():
        with count_queries() as counted:
            assert client.get(HERE).status_code == 200
        return len(counted)

    client.post(f"{HERE}/plaetze/{kept.id}", data={"last_name": "Eins"})
    one = asked()
    for number in range(30):
        client.post(f"{HERE}/plaetze/{kept.id}", data={"last_name": f"Person {number}"})

    assert asked() == one
