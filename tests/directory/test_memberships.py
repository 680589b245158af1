from datetime import date, timedelta

import pytest

from conference.core import clock, transaction
from conference.core.actor import VISITOR, Actor
from conference.core.database import db
from conference.core.errors import NotAllowed, NotFound
from conference.directory.errors import (
    AlreadyMember,
    EndsBeforeItBegins,
    HasLeft,
    SuccessorMissing,
)
from conference.directory.events import ContactHandedOver
from conference.directory.models import Membership, Person
from conference.directory.services.memberships import (
    MembershipFacts,
    add_member,
    change_member,
    hand_over,
    let_go,
)
from conference.directory.services.people import PersonFacts
from conference.mail.models import Letter
from conference.trail.queries import entries_about
from tests.directory.people import OFFICE
from tests.factories import (
    MembershipFactory,
    OrganisationFactory,
    OrganisationLinkFactory,
    PersonFactory,
)
from tests.planning.people import READER

YESTERDAY = clock.today() - timedelta(days=1)


def link_of(part):
    """A living link of this contact."""
    return OrganisationLinkFactory(organisation=part.organisation, person=part.person)


def test_the_office_puts_down_somebody_known_and_somebody_new(office):
    organisation = OrganisationFactory()
    known = PersonFactory(first_name="Ina", last_name="Breuer", email="ina@example.org")
    address = f"/buero/organisationen/{organisation.id}/kontakte/neu"

    found = office.get(f"{address}?suche=breuer+ina").get_data(as_text=True)
    office.post(f"{address}?person={known.id}", data={"role": "Vorsitz", "is_contact": "y"})
    office.post(address, data={"last_name": "Lang", "email": "lang@example.org", "role": "Kasse"})

    assert f"{address}?person={known.id}" in found
    assert [
        (part.person.full_name, part.role, part.is_contact) for part in organisation.memberships
    ] == [("Ina Breuer", "Vorsitz", True), ("Lang", "Kasse", False)]
    page = office.get(f"/buero/organisationen/{organisation.id}").get_data(as_text=True)
    assert "hat eine Ansprechperson eingetragen" in page
    assert "Vorsitz" in office.get(f"/buero/personen/{known.id}").get_data(as_text=True)


def test_somebody_new_needs_a_name_and_somebody_known_must_exist(office):
    organisation = OrganisationFactory()
    address = f"/buero/organisationen/{organisation.id}/kontakte/neu"

    nameless = office.post(address, data={"email": "lang@example.org", "role": "Kasse"})
    unknown = office.post(f"{address}?person=4711", data={"role": "Kasse"})

    assert "Bitte geben Sie einen Namen an." in nameless.get_data(as_text=True)
    assert 'value="Kasse"' in nameless.get_data(as_text=True)
    assert unknown.status_code == 404
    assert db.session.query(Person).count() == 0


def test_nobody_stands_twice_for_the_same_organisation_at_once():
    part = MembershipFactory()

    with pytest.raises(AlreadyMember):
        add_member(part.organisation_id, part.person_id, MembershipFacts(), actor=OFFICE)
    change_member(part.id, MembershipFacts(until=date(2020, 1, 1)), actor=OFFICE)
    add_member(part.organisation_id, part.person_id, MembershipFacts(), actor=OFFICE)

    assert db.session.query(Membership).count() == 2


def test_roles_and_days_are_corrected_and_told(office):
    part = MembershipFactory(role="Kasse")
    address = f"/buero/organisationen/{part.organisation_id}/kontakte/{part.id}"

    wrong = office.post(address, data={"since": "2026-02-01", "until": "2026-01-01"})
    office.post(address, data={"role": "Vorsitz", "is_contact": "y", "since": "2020-05-01"})

    assert "Dieser Tag liegt vor dem ersten." in wrong.get_data(as_text=True)
    assert (part.role, part.since) == ("Vorsitz", date(2020, 5, 1))
    assert entries_about("organisation", part.organisation_id)[0].changes == [
        [f"{part.person.full_name}, Aufgabe", "Kasse", "Vorsitz"],
        [f"{part.person.full_name}, seit", "", "01.05.2020"],
    ]


def test_the_part_of_another_organisation_is_not_found_here(office):
    part, other = MembershipFactory(), OrganisationFactory()

    answer = office.get(f"/buero/organisationen/{other.id}/kontakte/{part.id}")

    assert answer.status_code == 404


def test_who_leaves_passes_the_task_on_and_the_old_link_dies(monkeypatch):
    part = MembershipFactory(role="Vorsitz", since=date(2019, 1, 1))
    link = link_of(part)
    heard = []
    listeners = [*transaction._listeners, lambda news: heard.append(news.event)]
    monkeypatch.setattr(transaction, "_listeners", listeners)

    follows = hand_over(
        part.id,
        PersonFacts(last_name="Neu", email="neu@example.org"),
        actor=OFFICE,
        why="Ruhestand",
    )

    assert (part.until, part.is_contact, link.revoked_at is not None) == (
        YESTERDAY,
        False,
        True,
    )
    assert (follows.person.last_name, follows.role, follows.is_contact, follows.since) == (
        "Neu",
        "Vorsitz",
        True,
        clock.today(),
    )
    assert [event for event in heard if isinstance(event, ContactHandedOver)] == [
        ContactHandedOver(
            subject_id=part.organisation_id,
            person_id=part.person_id,
            successor_id=follows.person_id,
            had_link=True,
        )
    ]
    sent, told = entries_about("organisation", part.organisation_id)[:2]
    assert sent.words == "hat den Link der Organisation geschickt"
    assert [letter.to_address for letter in db.session.scalars(db.select(Letter))] == [
        "neu@example.org"
    ]
    assert (told.words, told.why) == (
        "hat die Aufgabe an eine Nachfolge übergeben",
        "Ruhestand",
    )
    assert told.changes == [
        ["Vorsitz", part.person.full_name, "Neu"],
        ["Link der Organisation", part.person.full_name, "ungültig"],
    ]


def test_somebody_of_the_organisation_can_follow_and_keeps_the_role():
    part = MembershipFactory(role="Vorsitz")
    second = MembershipFactory(organisation=part.organisation, role="Kasse", is_contact=False)

    follows = hand_over(part.id, second.person_id, actor=OFFICE)

    assert (follows.id, follows.role, follows.is_contact) == (second.id, "Kasse", True)


def test_who_came_by_the_link_hands_over_without_an_account_and_nobody_else_does():
    part = MembershipFactory()
    new = PersonFacts(last_name="Neu")
    elsewhere = Actor(organisation_id=OrganisationFactory().id)

    for actor in (VISITOR, READER, elsewhere):
        with pytest.raises(NotAllowed):
            hand_over(part.id, new, actor=actor)
    hand_over(part.id, new, actor=Actor(organisation_id=part.organisation_id))

    assert [one.person.last_name for one in part.organisation.memberships][-1] == "Neu"


def test_nobody_follows_herself_and_who_has_left_hands_nothing_over():
    part = MembershipFactory()
    gone = MembershipFactory(until=YESTERDAY)

    for successor in (None, part.person_id):
        with pytest.raises(SuccessorMissing):
            hand_over(part.id, successor, actor=OFFICE)
    with pytest.raises(HasLeft):
        hand_over(gone.id, PersonFactory().id, actor=OFFICE)
    with pytest.raises(NotFound):
        hand_over(4711, PersonFactory().id, actor=OFFICE)

    assert part.is_current


def test_the_office_hands_over_on_a_page(office):
    part = MembershipFactory(role="Vorsitz")
    second = MembershipFactory(organisation=part.organisation)
    address = f"/buero/organisationen/{part.organisation_id}/kontakte/{part.id}/uebergeben"

    undecided = office.post(address, data={})
    nameless = office.post(address, data={"successor": "neu"})
    office.post(address, data={"successor": str(second.person_id)})
    again = office.post(address, data={"successor": str(second.person_id)})

    assert "Bitte wählen Sie" in undecided.get_data(as_text=True)
    assert "Bitte geben Sie einen Namen an." in nameless.get_data(as_text=True)
    assert "Diese Person ist dort nicht mehr tätig." in again.get_data(as_text=True)
    assert (part.until, second.is_contact) == (YESTERDAY, True)


def test_somebody_leaves_and_nobody_follows(office):
    part = MembershipFactory(role="Vorsitz")
    link = link_of(part)
    address = f"/buero/organisationen/{part.organisation_id}/kontakte/{part.id}/verabschieden"

    office.post(address)
    again = office.post(address, follow_redirects=True)

    assert (part.until, link.revoked_at is not None) == (YESTERDAY, True)
    assert "Diese Person ist dort nicht mehr tätig." in again.get_data(as_text=True)
    with pytest.raises(NotAllowed):
        let_go(part.id, actor=READER)


def test_a_part_ends_after_it_begins():
    organisation = OrganisationFactory()
    facts = MembershipFacts(since=date(2026, 2, 1), until=date(2026, 1, 1))

    with pytest.raises(EndsBeforeItBegins):
        add_member(organisation.id, PersonFactory().id, facts, actor=OFFICE)
