"""The office's pages of lists, mailings and invitations."""

import re

import pytest

from conference.core import clock
from conference.core.database import db
from conference.directory.states import OrganisationCategory
from conference.invitations.models import Invitation, ListException, Mailing, MailingList
from conference.invitations.services import sending
from conference.invitations.states import InvitationState, MailingState, Way
from conference.mail.models import Letter
from tests.factories import (
    ConferenceFactory,
    MembershipFactory,
    MunicipalityFactory,
    OrganisationFactory,
)
from tests.factories.invitations import MailingFactory, MailingListFactory
from tests.invitations.guests import invited, somebody, with_mail

SELECTS = ("category", "municipality", "field", "language", "came", "invited")
EMPTY = {**dict.fromkeys(SELECTS, ""), "who": "people"}
WORDS = {"subject": "Einladung zur {{konferenz}}", "text": "{{anrede}}\n\nkommen Sie? {{link}}"}


@pytest.fixture
def conference():
    return ConferenceFactory(year=2026)


def test_the_office_walks_from_a_list_to_letters_that_are_written(office, conference):
    with_mail("Haddad", tags=["Verteiler A"])
    with_mail("Kowal")

    made = office.post(
        "/buero/2026/verteiler/neu",
        data=EMPTY | {"name": "A", "who": "people", "tag": "Verteiler A"},
    )
    page = office.get(made.location).text
    assert "1 steht auf diesem Verteiler." in page
    assert "Merkmal „Verteiler A“" in page
    mailing_list = db.session.query(MailingList).one()
    made = office.post(
        "/buero/2026/aussendungen/neu",
        data=WORDS | {"name": "Einladung A", "mailing_list": mailing_list.id},
    )
    base = made.location
    assert "Guten Tag Amira Haddad," in office.get(f"{base}/vorschau").text
    assert office.post(f"{base}/probebrief").status_code == 303
    dry = office.get(f"{base}/probelauf").text
    assert "haddad@post.example.org" in dry
    assert "kowal@post.example.org" not in dry
    assert "1 Einladung: 1 per E-Mail, 0 als Brief, 0 müssen angerufen werden." in dry
    sent = office.post(
        f"{base}/versenden", data={"plan": re.search('name="plan" value="([^"]+)"', dry)[1]}
    )
    assert "0 von 1 sind bearbeitet." in office.get(sent.location).text
    sending.sweep()

    assert "1 von 1 sind bearbeitet." in office.get(base).text
    to = [one.to_address for one in db.session.query(Letter).order_by(Letter.id)]
    assert to == [office.staff.email, "haddad@post.example.org"]
    assert db.session.query(Mailing).one().state is MailingState.DONE


def test_an_unknown_placeholder_is_refused_beside_the_text_which_stays(office, conference):
    mailing_list = MailingListFactory()

    answer = office.post(
        "/buero/2026/aussendungen/neu",
        data=WORDS
        | {"name": "X", "mailing_list": mailing_list.id, "text": "Hallo {{naem}} {{link}}"},
    ).text

    assert "Den Platzhalter {{naem}} gibt es nicht." in answer
    assert "Hallo {{naem}} {{link}}" in answer
    assert db.session.query(Mailing).count() == 0


def test_a_contact_is_on_the_list_because_of_the_organisation(office, conference):
    club = OrganisationFactory(name="SV Rur", category=OrganisationCategory.SPORTS)
    MembershipFactory(organisation=club)
    MembershipFactory()
    asked = {"who": "contacts", "category": "sports"}
    found = MailingListFactory(question=asked)

    page = office.get(f"/buero/2026/verteiler/{found.id}").text

    assert "Ansprechperson von SV Rur (Sportverein)" in page
    assert "1 steht auf diesem Verteiler." in page


def test_single_people_are_put_on_a_list_and_taken_off_by_hand(office, conference):
    person = with_mail("Haddad")
    found = MailingListFactory(question={"who": "people", "tag": "Verteiler A"})
    address = f"/buero/2026/verteiler/{found.id}"

    assert "Amira Haddad" in office.get(f"{address}?wen=haddad").text
    office.post(
        f"{address}/von-hand", data={"guest": person.id, "is_on": "ja", "why": "wollte dazu"}
    )
    page = office.get(address).text
    assert "von Hand dazu: wollte dazu" in page
    exception = db.session.query(ListException).one()
    office.post(f"{address}/ausnahmen/{exception.id}/aufheben")

    assert "Niemand steht auf diesem Verteiler." in office.get(address).text


def test_who_wants_no_invitations_is_counted_and_never_on_a_list(office, conference):
    with_mail("Haddad", opted_out_at=clock.now())
    found = MailingListFactory()
    address = f"/buero/2026/verteiler/{found.id}"

    page = office.get(address).text

    assert "0 stehen auf diesem Verteiler." in page
    assert "1 wünscht keine Einladungen" in page
    assert "Amira Haddad" in office.get(f"{address}?zeigen=wuensche").text


def test_lists_and_dry_runs_ask_as_few_questions_for_many_as_for_one(
    office, conference, count_queries
):
    found = MailingListFactory()
    mailing = MailingFactory(conference=conference, mailing_list=found)
    pages = [
        f"/buero/2026/verteiler/{found.id}",
        f"/buero/2026/aussendungen/{mailing.id}/probelauf",
    ]

    def asked():
        numbers = []
        for page in pages:
            office.get(page)
            with count_queries() as statements:
                office.get(page)
            numbers.append(len(statements))
        return numbers

    MembershipFactory(person=with_mail("Gast"))
    for_one = asked()
    for number in range(30):
        MembershipFactory(person=with_mail(f"Gast{number}", letters=True))

    assert asked() == for_one


def test_what_came_back_marks_the_address_and_leads_to_another_way(office, conference):
    person = somebody("Haddad", email="alt@post.example.org", letters=True)
    invited(conference)
    invitation = db.session.query(Invitation).one()
    address = f"/buero/2026/einladungen/{invitation.id}"

    office.post(f"{address}/unzustellbar", data={"why": "Postfach unbekannt"})
    page = office.get(address).text
    assert "Postfach unbekannt" in page
    assert invitation.state is InvitationState.BOUNCED
    assert invitation.way is Way.PAPER
    assert person.contact_points[0].failed_at
    office.post(f"{address}/noch-einmal")
    sending.sweep()

    db.session.expire_all()
    assert (invitation.state, invitation.way) == (InvitationState.QUEUED, Way.PAPER)


def test_the_overview_names_the_blank_spots(office, conference):
    empty, silent = MunicipalityFactory(name="Gangelt"), MunicipalityFactory(name="Selfkant")
    with_mail("Haddad", municipality_id=silent.id)
    invited(conference)

    page = office.get("/buero/2026/einladungen").text

    assert empty.name == "Gangelt"
    assert "Aus Gangelt ist noch niemand eingeladen." in page
    assert "Aus Selfkant hat noch niemand zugesagt." in page
    assert "Amira Haddad" in office.get("/buero/2026/einladungen/alle?stand=sent").text
    assert office.get("/buero/2026/einladungen/alle.xlsx").data.startswith(b"PK")


def test_a_list_needs_a_name_of_its_own(office, conference):
    MailingListFactory(name="A")

    answer = office.post("/buero/2026/verteiler/neu", data=EMPTY | {"name": "A"}).text

    assert "Einen Verteiler mit diesem Namen gibt es schon." in answer
    assert db.session.query(MailingList).count() == 1
