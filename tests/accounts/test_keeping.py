"""The office keeps the accounts."""

import pytest
from sqlalchemy import select

from conference.accounts import queries
from conference.accounts.errors import AddressTaken, LastOffice
from conference.accounts.models import StaffRole
from conference.accounts.services import keeping
from conference.accounts.services.keeping import AccountFacts
from conference.core import clock
from conference.core.actor import Actor, Role
from conference.core.database import db
from conference.core.errors import NotAllowed
from conference.mail.models import Letter
from conference.trail.queries import entries_about
from tests.factories import StaffFactory

OFFICE = Actor(name="Büro", staff_id=0, roles=frozenset({Role.OFFICE}))
READER = Actor(name="Leser", staff_id=0, roles=frozenset({Role.READER}))


def facts(**changes):
    usual = {"email": "Jens@kreis.example.org", "name": "Jens", "roles": frozenset({Role.DESK})}
    return AccountFacts(**{**usual, **changes})


def test_an_invitation_makes_an_account_and_a_letter_with_a_link(app):
    keeping.invite(facts(), actor=OFFICE)

    staff = queries.open_account("jens@kreis.example.org")
    letter = db.session.scalars(select(Letter)).one()
    assert (staff.name, staff.roles, staff.password_hash) == ("Jens", {Role.DESK}, None)
    assert letter.to_address == "jens@kreis.example.org"
    assert "http://localhost/buero/anmelden/" in letter.text
    assert "http://localhost/buero/anmelden/" in letter.html


def test_an_address_has_one_account(app):
    StaffFactory(email="jens@kreis.example.org")

    with pytest.raises(AddressTaken):
        keeping.invite(facts(), actor=OFFICE)


def test_only_the_office_keeps_accounts(app):
    staff = StaffFactory()

    for step in (
        lambda: keeping.invite(facts(), actor=READER),
        lambda: keeping.change_account(staff, facts(), actor=READER),
        lambda: keeping.shut(staff, actor=READER),
        lambda: keeping.open_again(staff, actor=READER),
    ):
        with pytest.raises(NotAllowed):
            step()


def test_the_last_account_of_the_office_cannot_be_shut_nor_lose_its_role(app):
    staff = StaffFactory()
    StaffFactory(disabled_at=clock.now())
    StaffFactory(granted=[StaffRole(role=Role.DESK)])

    with pytest.raises(LastOffice):
        keeping.shut(staff, actor=OFFICE)
    with pytest.raises(LastOffice):
        keeping.change_account(staff, facts(), actor=OFFICE)

    assert staff.is_open
    assert staff.roles == {Role.OFFICE}


def test_with_a_second_account_the_first_may_go(app):
    staff, _ = StaffFactory(), StaffFactory()

    keeping.shut(staff, actor=OFFICE)

    assert not staff.is_open


def test_a_change_is_told_in_words(app):
    StaffFactory()
    staff = StaffFactory(name="Jens", email="jens@kreis.example.org")

    keeping.change_account(
        staff, facts(name="Jens Kreutz", roles=frozenset({Role.READER, Role.DESK})), actor=OFFICE
    )

    entry = entries_about("staff", staff.id)[0]
    assert (entry.actor, entry.words) == ("Büro", "hat das Konto geändert")
    assert entry.changes == [
        ["Name", "Jens", "Jens Kreutz"],
        ["Rollen", "Geschäftsstelle: alles, auch Konten", "Einlass, nur lesen"],
    ]


def test_saving_without_a_change_leaves_no_line(app):
    staff = StaffFactory(name="Jens", email="jens@kreis.example.org")

    keeping.change_account(staff, facts(roles=frozenset({Role.OFFICE})), actor=OFFICE)

    assert entries_about("staff", staff.id) == []


def test_the_pages_of_accounts_work_from_the_invitation_to_the_end(office):
    made = office.post(
        "/buero/konten/einladen",
        data={"name": "Jens <b>Kreutz</b>", "email": "jens@kreis.example.org", "roles": ["desk"]},
    )
    staff = queries.open_account("jens@kreis.example.org")
    address = f"/buero/konten/{staff.id}"
    listed = office.get("/buero/konten?suche=kreutz&rolle=desk")
    shown = office.get(address)
    shut = office.post(f"{address}/sperren", follow_redirects=True)
    listed_shut = office.get("/buero/konten?stand=gesperrt")
    office.post(f"{address}/oeffnen")
    sent = office.post(f"{address}/link", follow_redirects=True)

    assert made.status_code == 303
    for page in (listed, shown, shut, listed_shut):
        assert "Jens &lt;b&gt;Kreutz&lt;/b&gt;" in page.text
    assert "Das Konto ist gesperrt" in shut.text
    assert "ist unterwegs" in sent.text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"email": "keine"}, "Diese E-Mail-Adresse stimmt so nicht"),
        ({"name": ""}, "Bitte füllen Sie dieses Feld aus."),
        ({"roles": []}, "Bitte wählen Sie mindestens eine Rolle."),
        ({"email": "taken@kreis.example.org"}, "gibt es schon ein Konto"),
    ],
)
def test_a_mistake_is_said_in_words_and_the_rest_stays(office, typed, sentence):
    StaffFactory(email="taken@kreis.example.org")
    data = {"name": "Jens", "email": "jens@kreis.example.org", "roles": ["desk"], **typed}

    answer = office.post("/buero/konten/einladen", data=data)

    assert sentence in answer.text
    assert f'value="{data["email"]}"' in answer.text
    assert queries.open_account("jens@kreis.example.org") is None


def test_the_list_of_accounts_asks_the_same_for_one_and_for_thirty(office, count_queries):
    with count_queries() as for_few:
        office.get("/buero/konten")
    for _ in range(30):
        StaffFactory()
    db.session.expire_all()

    with count_queries() as for_many:
        office.get("/buero/konten")

    assert len(for_many) <= len(for_few) + 1
    assert len(for_many) < 12


def test_an_account_that_does_not_exist_is_not_found(office):
    assert office.get("/buero/konten/4711").status_code == 404
