"""With a registration whose details were deleted nothing is done any more, from no page and by no verb."""

import re
from datetime import timedelta

import pytest
from flask import current_app

from conference.calls.service import Outcome, ask_for_call, record_call
from conference.calls.states import CallResult
from conference.core import clock
from conference.core.actor import Actor, Role
from conference.core.database import db
from conference.core.tokens import new_token
from conference.mail.models import Letter
from conference.papers.services.writing import ask_for_letter
from conference.privacy.services.deleting import delete_person
from conference.privacy.services.disclosing import disclose
from conference.registration.errors import DetailsDeleted
from conference.registration.models import Registration
from conference.registration.rules.scans import scan_of
from conference.registration.services.change import change, give_own_address, name
from conference.registration.services.confirming import confirm_for
from conference.registration.services.forget import forget
from conference.registration.services.links import fresh_link, send_link_of
from conference.registration.services.merge import merge, tell_apart
from conference.registration.services.notes import write_note
from conference.registration.services.questions import decide_protection
from conference.registration.services.scans import keep_scan
from conference.registration.services.substitute import substitute
from conference.registration.services.waiting import change_quota, separate
from conference.registration.services.withdraw import readmit, reject, withdraw
from conference.registration.states import Protection, Quota
from tests.directory.pictures import png
from tests.factories import ConferenceFactory
from tests.registration.people import OFFICE, amira, sign_up

SENTENCE = "Die Angaben zu dieser Person sind gelöscht."
ALL_ROLES = Actor(name="Svenja Küsters", staff_id=1, roles=frozenset(Role))
WHY = {"actor": ALL_ROLES, "why": "Anruf"}
STEPS = {
    "withdraw": lambda one, _: withdraw(one.id, **WHY),
    "reject": lambda one, _: reject(one.id, **WHY),
    "readmit": lambda one, _: readmit(one.id, **WHY),
    "confirm": lambda one, _: confirm_for(one.id, **WHY),
    "other quota": lambda one, _: change_quota(one.id, Quota.RESERVED, **WHY),
    "same quota": lambda one, _: change_quota(one.id, Quota.PUBLIC, **WHY),
    "separate": lambda one, _: separate(one.id, actor=ALL_ROLES),
    "change": lambda one, _: change(one.id, amira(), version=one.version, **WHY),
    "name": lambda one, _: name(one.id, first_name="Amira", last_name="Haddad", actor=ALL_ROLES),
    "address": lambda one, _: give_own_address(one.id, "new@example.org", actor=ALL_ROLES),
    "substitute": lambda one, _: substitute(
        one.id, amira(), version=one.version, language="de", **WHY
    ),
    "note": lambda one, _: write_note(one.id, "Ruft zurück.", actor=ALL_ROLES),
    "protect": lambda one, _: decide_protection(
        one.id, Protection.KEPT, seen=one.protection, **WHY
    ),
    "scan": lambda one, _: keep_scan(one.party_id, scan_of(png()), actor=ALL_ROLES),
    "link": lambda one, _: send_link_of(one.id, actor=ALL_ROLES),
    "merge": lambda one, other: merge(
        one.id, other.id, versions=(one.version, other.version), actor=ALL_ROLES
    ),
    "two people": lambda one, other: tell_apart(other.id, one.id, **WHY),
    "call": lambda one, _: record_call(
        one.id, Outcome(key=new_token(), result=CallResult.REACHED), actor=ALL_ROLES
    ),
    "call order": lambda one, _: ask_for_call(one.id, "Frage", actor=ALL_ROLES),
    "letter": lambda one, _: ask_for_letter(one.id, actor=ALL_ROLES),
    "disclosure": lambda one, _: disclose(one.id, **WHY),
}


@pytest.fixture
def conference():
    return ConferenceFactory()


@pytest.fixture(params=["before the day", "after the day"])
def deleted(request, conference):
    """Before the day the seat is given back; afterwards it stays counted."""
    person = sign_up(conference)
    days = 400 if request.param == "after the day" else 0
    with clock.pretending(clock.now() + timedelta(days=days)):
        forget(person.id, actor=OFFICE)
        yield person


def looks(person):
    """The whole row, as it lies in the table."""
    db.session.expire_all()
    row = db.session.get_one(Registration, person.id)
    return {column.key: getattr(row, column.key) for column in Registration.__mapper__.column_attrs}


def letters():
    return db.session.query(Letter).count()


@pytest.mark.parametrize("step", STEPS)
def test_no_verb_does_anything_with_a_deleted_registration(conference, deleted, step):
    other = sign_up(conference, amira(first_name="Omar", email="omar@example.org"), actor=OFFICE)
    before, sent = looks(deleted), letters()

    with pytest.raises(DetailsDeleted):
        STEPS[step](deleted, other)

    assert (looks(deleted), letters()) == (before, sent)


def test_deleting_once_more_is_no_harm_and_writes_to_nobody(conference):
    contact = sign_up(conference, amira(), amira(first_name="Lina", email=""))
    person = contact.party.registrations[1]
    delete_person(person.id, **WHY)
    before, sent = looks(person), letters()

    delete_person(person.id, **WHY)

    assert (looks(person), letters()) == (before, sent)


def office_addresses(**known):
    """Every address of the office about one registration, with the methods it takes."""
    for rule in current_app.url_map.iter_rules():
        if rule.rule.startswith("/buero") and {"year", "code"} <= rule.arguments:
            address = re.sub(r"<(?:int:)?(\w+)>", lambda found: str(known[found[1]]), rule.rule)
            for method in sorted(rule.methods & {"GET", "POST"}):
                yield rule.endpoint, method, address


def test_every_page_of_a_step_says_that_the_person_was_deleted(staff_client, conference, deleted):
    everybody = staff_client(*Role)
    kept = sign_up(conference, amira(first_name="Omar", email="o@example.org"), actor=OFFICE)
    before = looks(deleted)
    asked = []

    names = {"year": conference.year, "code": deleted.code, "other_code": kept.code}
    names |= {"scan_id": 1, "round_id": 1}
    for endpoint, method, address in office_addresses(**names):
        if endpoint == "registration_office.sheet":
            continue  # it says how it stands, and offers nothing
        answer = everybody.open(address, method=method, data={"why": "Anruf", "note": "x"})
        asked.append((endpoint, method))
        if (endpoint, method) == ("privacy_office.delete", "POST"):
            assert answer.status_code == 303, "pressed twice, the button does no harm"
        else:
            assert (answer.status_code, SENTENCE in answer.text) == (409, True), (address, method)

    assert len(asked) > 25
    assert looks(deleted) == before


def test_the_contact_of_a_group_finds_nobody_who_was_deleted(client, conference):
    contact = sign_up(conference, amira(), amira(first_name="Lina", email=""))
    token = fresh_link(contact)
    db.session.commit()
    forget(contact.party.registrations[1].id, actor=OFFICE)

    own = client.get(f"/anmeldung/{token}").text
    steps = {
        step: client.get(f"/anmeldung/{token}/2/{step}")
        for step in ("aendern", "name", "abmelden", "jemand-anderes", "meine-daten", "loeschen")
    }

    assert "Name folgt" not in own
    assert contact.party.registrations[1].code not in own
    assert {
        step: (answer.status_code, SENTENCE in answer.text) for step, answer in steps.items()
    } == dict.fromkeys(steps, (409, True))
