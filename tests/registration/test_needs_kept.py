"""What people need is kept apart: read by few, in no trail and no letter, and deleted on its day."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from conference.core import clock
from conference.core.actor import SYSTEM, VISITOR, Actor, Role
from conference.core.clock import BERLIN
from conference.core.database import db
from conference.core.errors import NotAllowed
from conference.mail.models import Letter
from conference.planning.rules.dates import Dates
from conference.planning.services import changing
from conference.registration import rules
from conference.registration.models import AccessNeed, Registration
from conference.registration.rules import Needs
from conference.registration.rules.needs_words import needs_in_words
from conference.registration.services.change import change
from conference.registration.services.forget import forget
from conference.registration.services.needs import delete_due_needs
from conference.registration.states import Diet
from conference.trail.queries import entries_about
from tests.registration.people import OFFICE, amira, sign_up, with_link
from tests.registration.visitors import Page, registrations

DEAF = Needs(sign_language=True, consent=True)
EVERYTHING = Needs(
    interpreter="ar",
    sign_language=True,
    induction_loop=True,
    wheelchair=True,
    large_wheelchair=True,
    step_free=True,
    companion=True,
    children=2,
    child_ages="4 u. 7",
    diet=Diet.HALAL,
    allergies="Nüsse",
    note="Bitte vorne sitzen",
    consent=True,
)
PLANNER = Actor(name="Ayşe Demir", staff_id=7, roles=frozenset({Role.OFFICE, Role.NEEDS}))


def kept():
    (registration,) = registrations()
    return rules.needs_of(registration.need)


def test_needs_in_words_leave_nothing_out(app):
    with app.test_request_context():
        assert needs_in_words(EVERYTHING, "de") == [
            ("Dolmetschen", "Arabisch"),
            ("Deutsche Gebärdensprache", "Ja"),
            ("Induktionsschleife", "Ja"),
            ("Rollstuhl", "Ja"),
            ("Rollstuhl zu groß für den Aufzug", "Ja"),
            ("Wege ohne Stufen", "Ja"),
            ("Begleitperson kommt mit", "Ja"),
            ("Kinder für die Kinderbetreuung", "2"),
            ("Alter der Kinder", "4 u. 7"),
            ("Essen", "halal"),
            ("Allergien und Unverträglichkeiten", "Nüsse"),
            ("Was wir sonst wissen sollen", "Bitte vorne sitzen"),
            ("Wir dürfen das speichern", "Ja"),
        ]


def test_the_trail_and_the_letter_say_only_that_needs_changed(conference):
    registration = sign_up(conference, amira())

    change(
        registration.id,
        amira(needs=EVERYTHING),
        version=registration.version,
        actor=with_link(registration),
    )

    entry = entries_about("registration", registration.id)[0]
    assert entry.changes == [["Unterstützung", "", "geändert"]]
    letter = db.session.scalars(select(Letter).order_by(Letter.id.desc())).first()
    assert "Unterstützung: bisher „–“, jetzt „geändert“" in letter.text
    assert not [word for word in ("halal", "Nüsse", "4 u. 7") if word in letter.text]


def test_who_asks_for_less_after_the_deadline_has_told_it_in_time(conference):
    registration = sign_up(conference, amira(needs=Needs(interpreter="ar", children=1)))
    told_at = registration.need.told_at

    with clock.pretending(clock.now() + timedelta(days=40)):
        for needs in (Needs(interpreter="ar"), Needs(interpreter="tr")):
            change(
                registration.id,
                amira(needs=needs),
                version=registration.version,
                actor=with_link(registration),
            )
            if needs.interpreter == "ar":
                assert registration.need.told_at == told_at
        assert registration.need.told_at > told_at


def test_the_office_types_needs_in_from_paper_with_the_consent_only_if_it_is_ticked(
    office, conference
):
    page = f"/buero/{conference.year}/anmeldungen/neu"
    fields = Page(office.get(page)).fields
    typed = {"first_name": "Marianne", "reach_by": "letter", "postal_address": "Rurbogen 1"}

    office.post(page, data={**fields, **typed, "need_allergies": "Nüsse"})

    need = registrations()[0].need
    assert (need.allergies, need.consented_at, need.consent_version) == ("Nüsse", None, "")


def test_the_office_without_the_role_reads_no_needs_and_loses_none(office, conference):
    registration = sign_up(conference, amira(needs=EVERYTHING))
    page = f"/buero/{conference.year}/anmeldungen/{registration.code}"

    edit = office.get(f"{page}/aendern")
    office.post(f"{page}/aendern", data={**Page(edit).fields, "phone": "0221 4710 1", "why": "x"})

    shown = office.get(page).text + edit.text + office.get(page.rpartition("/")[0]).text
    assert not [word for word in ("Nüsse", "4 u. 7", "vorne sitzen") if word in shown]
    assert "Unterstützung" in shown
    assert kept() == EVERYTHING


def test_the_office_without_the_role_may_write_new_needs_over_old_ones(office, conference):
    registration = sign_up(conference, amira(needs=EVERYTHING))
    page = f"/buero/{conference.year}/anmeldungen/{registration.code}/aendern"

    fields = {**Page(office.get(page)).fields, "why": "Anruf", "need_interpreter": "uk"}
    office.post(page, data=fields)

    assert kept() == Needs(interpreter="uk")


def test_who_organises_support_reads_and_changes_needs(staff_client, conference):
    planner = staff_client(Role.OFFICE, Role.NEEDS)
    registration = sign_up(conference, amira(needs=EVERYTHING))
    page = f"/buero/{conference.year}/anmeldungen/{registration.code}"

    assert "Nüsse" in planner.get(page).text
    fields = {**Page(planner.get(f"{page}/aendern")).fields, "need_allergies": "", "why": "Anruf"}
    planner.post(f"{page}/aendern", data=fields)

    assert kept() == rules.needs.replace(EVERYTHING, allergies="")


def test_needs_are_deleted_on_their_day_and_only_once(conference):
    registration = sign_up(conference, amira(needs=EVERYTHING))
    sign_up(conference, amira(first_name="Boris", email="b@example.org"))
    last_day = conference.day + timedelta(days=28)

    with clock.pretending(_noon(last_day - timedelta(days=1))):
        assert delete_due_needs(actor=SYSTEM) == 0
    with clock.pretending(_noon(last_day)):
        assert delete_due_needs(actor=SYSTEM) == 1
        assert delete_due_needs(actor=SYSTEM) == 0

    assert db.session.scalars(select(AccessNeed)).all() == []
    assert db.session.get_one(Registration, registration.id).first_name == "Amira"
    entry = entries_about("conference", conference.id)[0]
    assert entry.words == "hat den Unterstützungsbedarf gelöscht"
    assert entry.changes == [["Personen mit Unterstützungsbedarf", "1", "0"]]


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=BERLIN)


def test_a_visitor_deletes_nothing():
    with pytest.raises(NotAllowed):
        delete_due_needs(actor=VISITOR)


def test_when_the_conference_moves_needs_are_kept_longer(conference):
    registration = sign_up(conference, amira(needs=DEAF))
    moved = conference.day + timedelta(days=1)
    if moved.year != conference.day.year:
        moved = conference.day - timedelta(days=1)
    conference.year = moved.year
    db.session.commit()

    changing.change_dates(
        conference, Dates.of(conference).moved_to(moved), move_the_rest=True, actor=OFFICE
    )

    db.session.refresh(registration.need)
    assert registration.need.delete_on == moved + timedelta(days=28)


def test_when_the_office_keeps_needs_for_fewer_days_it_counts_for_all(conference):
    registration = sign_up(conference, amira(needs=DEAF))

    changing.change_support(
        conference,
        changing.Support(
            lift_width_cm=None,
            lift_depth_cm=None,
            childcare_places=0,
            childcare_from_age=3,
            childcare_to_age=10,
            needs_kept_days=7,
        ),
        actor=OFFICE,
    )

    db.session.refresh(registration.need)
    assert registration.need.delete_on == conference.day + timedelta(days=7)


def test_whoever_is_forgotten_has_no_needs_left(conference):
    registration = sign_up(conference, amira(needs=EVERYTHING))

    forget(registration.id, actor=OFFICE)

    assert db.session.scalars(select(AccessNeed)).all() == []
