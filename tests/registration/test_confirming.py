"""An address that has to be confirmed: the seat is held, confirmed by a button, or goes to the next."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from conference.core import clock
from conference.core.actor import VISITOR
from conference.core.database import db
from conference.core.errors import NotAllowed
from conference.mail.models import Letter
from conference.planning.models import Conference
from conference.registration import rules
from conference.registration.errors import NotConfirmedInTime, NotFromTheLetter, WhyMissing
from conference.registration.models import Registration, RegistrationLink, SeatPool
from conference.registration.services import confirming
from conference.registration.services.change import change
from conference.registration.services.confirming import confirm, confirm_for, expire
from conference.registration.services.links import first_token
from conference.registration.services.withdraw import readmit, withdraw
from conference.registration.states import Channel, Quota, Reach, State
from conference.trail.models import Entry
from tests.factories import ConferenceFactory
from tests.registration.people import OFFICE, amira, sign_up, with_link
from tests.registration.visitors import Visitor

KEY = "k" * 32
NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def conference():
    return ConferenceFactory(confirms_email=True, public_seats=2)


def letters(*names):
    found = db.session.scalars(select(Letter).order_by(Letter.id)).all()
    told = [(letter.name.rpartition("/")[2], letter.to_address) for letter in found]
    return [letter for letter in told if not names or letter[0] in names]


def mailed_token():
    """The link of the last letter."""
    letter = db.session.scalars(select(Letter).order_by(Letter.id.desc())).first()
    return re.search(r"/anmeldung/([\w-]{32})", letter.text)[1]


def pool():
    return db.session.scalars(select(SeatPool).where(SeatPool.quota == Quota.PUBLIC)).one()


def later(**time):
    return clock.pretending(NOW + timedelta(**time))


def test_a_registration_holds_its_seat_until_the_address_is_confirmed(conference):
    with later(hours=0):
        person = sign_up(conference)

    assert person.state is State.PENDING_EMAIL
    assert pool().taken == 1
    assert letters() == [("confirm_address", "amira@example.org")]
    assert person.party.confirm_by == NOW + timedelta(hours=48)


def test_where_it_is_not_asked_for_a_seat_is_safe_at_once(conference):
    conference.confirms_email = False
    db.session.commit()

    person = sign_up(conference)

    assert (person.state, letters()) == (
        State.CONFIRMED,
        [("confirmed", "amira@example.org")],
    )


@pytest.mark.parametrize(
    ("told", "facts"),
    [
        ({"reach_by": Reach.PHONE, "phone": "0221 4710", "email": ""}, {}),
        ({"reach_by": Reach.LETTER, "postal_address": "Weg 1"}, {}),
    ],
)
def test_who_wants_no_e_mail_confirms_none(conference, told, facts):
    assert sign_up(conference, amira(**told), **facts).state is State.CONFIRMED


@pytest.mark.parametrize("channel", [Channel.PAPER, Channel.PHONE, Channel.EMAIL])
def test_what_the_office_enters_needs_no_confirmation(conference, channel):
    assert sign_up(conference, actor=OFFICE, channel=channel).state is State.CONFIRMED


def test_the_link_of_the_letter_confirms_and_the_usual_letter_follows(conference):
    person = sign_up(conference)

    confirm(mailed_token(), actor=with_link(person))

    assert person.state is State.CONFIRMED
    assert person.party.email_confirmed_at is not None
    assert [name for name, _ in letters()] == ["confirm_address", "confirmed"]
    letter = db.session.scalars(select(Letter).where(Letter.name.endswith("/confirmed"))).one()
    assert [file.filename for file in letter.attachments] == ["konferenz.ics"]


def test_confirming_twice_is_no_harm(conference):
    person, token = sign_up(conference), mailed_token()

    confirm(token, actor=with_link(person))
    confirm(token, actor=with_link(person))

    assert [name for name, _ in letters()] == ["confirm_address", "confirmed"]


def test_a_scanner_of_mail_that_opens_the_link_confirms_nothing(conference, client):
    person, token = sign_up(conference), mailed_token()

    for _ in range(3):
        assert client.get(f"/anmeldung/{token}").status_code == 200
        client.head(f"/anmeldung/{token}")
        assert client.get(f"/anmeldung/{token}/bestaetigen").status_code == 405

    db.session.refresh(person)
    assert (person.state, person.party.email_confirmed_at) == (State.PENDING_EMAIL, None)


def test_the_browser_that_filled_in_the_form_cannot_confirm_a_strangers_address(conference):
    person = sign_up(conference, form_key=KEY)

    with pytest.raises(NotFromTheLetter):
        confirm(first_token(KEY, 1), actor=with_link(person))

    assert person.state is State.PENDING_EMAIL


def test_nobody_confirms_with_somebody_elses_link(conference):
    person, token = sign_up(conference), mailed_token()
    other = sign_up(conference, amira(email="jens@example.org"))

    with pytest.raises(NotAllowed):
        confirm(token, actor=with_link(other))

    assert person.state is State.PENDING_EMAIL


def test_a_visitor_confirms_with_the_button_and_sees_that_the_seat_is_safe(conference, client):
    sign_up(conference)
    visitor = Visitor(client, conference).visit(f"/anmeldung/{mailed_token()}")

    visitor.send().follow()

    assert "Ihre E-Mail-Adresse ist bestätigt, Ihr Platz ist sicher." in visitor.text
    assert "E-Mail-Adresse bestätigen" not in visitor.text


def test_the_answer_page_says_what_is_left_to_do(conference, client):
    sign_up(conference, form_key=KEY)

    page = Visitor(client, conference).visit(f"/{conference.year}/anmeldung/fertig/{KEY}").text
    own = Visitor(client, conference).visit(f"/anmeldung/{first_token(KEY, 1)}").text

    assert "Bitte bestätigen Sie Ihre E-Mail-Adresse" in page
    assert "Sie sind angemeldet" not in page
    assert "termin.ics" not in page + own
    assert "Wir haben einen Link geschickt." in own


def test_who_waits_confirms_too_and_keeps_the_rank(conference):
    conference.public_seats = 0
    db.session.commit()
    person = sign_up(conference)

    confirm(mailed_token(), actor=with_link(person))

    assert person.state is State.WAITLISTED
    assert [name for name, _ in letters()] == ["confirm_address", "waiting"]


def test_who_moves_up_without_having_confirmed_has_a_seat_that_is_held(conference):
    conference.public_seats = 1
    db.session.commit()
    first = sign_up(conference, amira(email="jens@example.org"))
    waiting = sign_up(conference)

    withdraw(first.id, actor=with_link(first))

    assert waiting.state is State.PENDING_EMAIL
    assert letters("moved_up", "confirm_address")[-1] == ("confirm_address", "amira@example.org")
    confirm(mailed_token(), actor=with_link(waiting))
    assert waiting.state is State.CONFIRMED


def test_the_address_of_the_contact_answers_for_the_group(conference):
    contact = sign_up(
        conference, amira(), amira(first_name="Jens", email="jens@example.org"), form_key=KEY
    )

    confirm(mailed_token(), actor=with_link(contact))

    assert {person.state for person in contact.party.registrations} == {State.CONFIRMED}
    assert letters() == [
        ("confirm_address", "amira@example.org"),
        ("confirmed", "amira@example.org"),
        ("confirmed", "jens@example.org"),
    ]


def test_after_a_day_one_reminder_goes_out(conference):
    person = sign_up(conference)

    with later(hours=23):
        confirming.sweep()
    before = letters("confirm_again")
    for hours in (25, 26, 47):
        with later(hours=hours):
            confirming.sweep()

    assert before == []
    assert letters("confirm_again") == [("confirm_again", "amira@example.org")]
    confirm(mailed_token(), actor=with_link(person))
    assert person.state is State.CONFIRMED


def test_after_two_days_the_seat_goes_to_whoever_waits(conference):
    conference.public_seats = 1
    db.session.commit()
    person = sign_up(conference)
    conference.confirms_email = False
    db.session.commit()
    waiting = sign_up(conference, amira(email="jens@example.org"))

    with later(hours=49):
        confirming.sweep()

    assert (person.state, waiting.state) == (State.EXPIRED, State.CONFIRMED)
    assert pool().taken == 1
    assert letters("expired", "moved_up") == [
        ("expired", "amira@example.org"),
        ("moved_up", "jens@example.org"),
    ]
    told = db.session.scalars(select(Letter).where(Letter.name.endswith("/expired"))).one()
    assert f"/{conference.year}/anmeldung" in told.text


def test_two_workers_at_once_let_a_registration_expire_once(conference):
    person = sign_up(conference)

    with later(hours=49):
        confirming.sweep()
        expire(person.party_id)
        confirming.sweep()

    assert letters("expired") == [("expired", "amira@example.org")]
    assert pool().taken == 0
    events = db.session.scalars(select(Entry.event).where(Entry.subject_id == person.id)).all()
    assert events.count("Expired") == 1


def test_who_has_confirmed_never_expires(conference):
    person = sign_up(conference)
    confirm(mailed_token(), actor=with_link(person))

    with later(hours=72):
        confirming.sweep()
        expire(person.party_id)

    assert person.state is State.CONFIRMED


def test_who_comes_too_late_hears_how_to_register_again(conference, client):
    person, token = sign_up(conference), mailed_token()
    with later(hours=49):
        confirming.sweep()

    with pytest.raises(NotConfirmedInTime):
        confirm(token, actor=with_link(person))

    answer = client.post(f"/anmeldung/{token}/bestaetigen", follow_redirects=True)
    assert "Bitte melden Sie sich noch einmal an." in answer.text


def test_a_new_address_is_asked_with_all_the_time_there_is(conference):
    person, token = sign_up(conference), mailed_token()
    told = replace(rules.details_of(person), email="neu@example.org")

    with later(hours=40):
        changed = change(person.id, told, version=person.version, actor=with_link(person))

    assert letters("confirm_address", "changed") == [
        ("confirm_address", "amira@example.org"),
        ("confirm_address", "neu@example.org"),
    ]
    assert person.party.confirm_by == NOW + timedelta(hours=88)
    with pytest.raises(NotFromTheLetter):
        confirm(changed.new_token, actor=with_link(person))
    with pytest.raises(Exception, match="Diesen Link kennen wir nicht"):
        confirm(token, actor=with_link(person))
    confirm(mailed_token(), actor=with_link(person))
    assert person.state is State.CONFIRMED


def test_who_wants_a_call_instead_has_nothing_to_confirm(conference):
    person = sign_up(conference)
    told = replace(rules.details_of(person), email="", phone="0221 4710", reach_by=Reach.PHONE)

    change(person.id, told, version=person.version, actor=with_link(person))

    assert person.state is State.CONFIRMED


def test_a_seat_that_was_confirmed_once_stays_when_the_address_changes(conference):
    person = sign_up(conference)
    confirm(mailed_token(), actor=with_link(person))
    told = replace(rules.details_of(person), email="neu@example.org")

    change(person.id, told, version=person.version, actor=with_link(person))
    with later(hours=100):
        confirming.sweep()

    assert (person.state, person.party.email_confirmed_at) == (State.CONFIRMED, None)


def test_the_office_confirms_for_somebody_who_calls_and_says_why(conference, office):
    person = sign_up(conference)
    address = f"/buero/{conference.year}/anmeldungen/{person.code}"
    assert "zu bestätigen bis" in office.get(address).text

    with pytest.raises(WhyMissing):
        confirm_for(person.id, actor=OFFICE, why="")
    with pytest.raises(NotAllowed):
        confirm_for(person.id, actor=VISITOR, why="So")
    office.post(f"{address}/bestaetigen", data={"why": "Am Telefon gesprochen"})

    db.session.refresh(person)
    assert person.state is State.CONFIRMED
    assert "bestätigt am" in office.get(address).text


def test_whom_the_office_takes_back_has_nothing_to_confirm(conference):
    person = sign_up(conference)
    with later(hours=49):
        confirming.sweep()

    readmit(person.id, actor=OFFICE, why="Rief an")
    with later(hours=99):
        confirming.sweep()

    assert person.state is State.CONFIRMED


def test_asking_costs_a_rush_no_more_than_one_statement(conference, count_queries):
    sign_up(conference)
    conference.confirms_email = False
    db.session.commit()
    with count_queries() as plain:
        sign_up(conference, amira(email="jens@example.org"))
    conference.confirms_email = True
    db.session.commit()
    conference.public_seats = 100
    db.session.commit()
    with count_queries() as asking:
        sign_up(conference, amira(email="mina@example.org"))

    assert len(asking) <= len(plain) + 1


def test_the_office_switches_it_on_and_the_trail_says_so(conference, office):
    conference.confirms_email = False
    db.session.commit()
    address = f"/buero/{conference.year}/konferenz/bestaetigung"
    assert "muss seine Adresse in 48 Stunden bestätigen" in office.get(address).text

    office.post(address, data={"confirms_email": "y", "why": "Viele falsche Adressen"})

    assert db.session.get(Conference, conference.id, populate_existing=True).confirms_email
    entry = db.session.scalars(select(Entry).where(Entry.event == "ConfirmingChanged")).one()
    assert entry.why == "Viele falsche Adressen"


def test_a_link_is_known_to_come_from_a_letter_or_from_the_browser(conference):
    sign_up(conference)

    links = db.session.scalars(select(RegistrationLink).order_by(RegistrationLink.id)).all()

    assert [link.by_letter for link in links] == [False, True]
    assert db.session.scalars(select(Registration)).one().is_pending
