"""Organisations and experts register themselves, and the office decides."""

import re

import pytest
from sqlalchemy import select

from conference.core.actor import VISITOR, Role
from conference.core.database import db
from conference.core.errors import NotAllowed, StateNotAllowed
from conference.directory import queries
from conference.directory.errors import NotAWebsite, NoWayToAnswer
from conference.directory.models import ContactPoint, Expert, Organisation, OrganisationLink, Person
from conference.directory.services import reviewing
from conference.directory.services.applying import (
    Applicant,
    ExpertOffer,
    OrganisationWish,
    apply_as_organisation,
    offer_as_expert,
)
from conference.directory.states import (
    ContactKind,
    ExpertState,
    OrganisationCategory,
    OrganisationState,
)
from conference.mail.models import Letter
from conference.trail.queries import entries_about
from tests.directory.people import OFFICE, PROGRAMME
from tests.factories import DistrictFactory, OrganisationFactory, PersonFactory


@pytest.fixture(autouse=True)
def district():
    return DistrictFactory(email="integration@kreis.example.org")


def rana(number=1, **facts):
    return Applicant(
        **{
            "form_key": f"form-{number}",
            "first_name": "Rana",
            "last_name": "Haddad",
            "email": "rana@bruecken.example",
        }
        | facts
    )


def an_organisation(number=1, name="Brücken e. V.", **facts):
    return apply_as_organisation(OrganisationWish(name=name, **facts), rana(number), actor=VISITOR)


def letters():
    return [
        (letter.name.rpartition("/")[2], letter.to_address, letter.language)
        for letter in db.session.scalars(select(Letter).order_by(Letter.id))
    ]


def test_an_organisation_tells_about_itself_and_waits_for_the_office(client):
    form = client.get("/mitmachen/organisation").get_data(as_text=True)
    key = re.search(r'name="form_key"[^>]*value="([^"]+)"', form)[1]
    typed = {
        "form_key": key,
        "name": "Brücken e. V.",
        "category": "migrant",
        "website": "www.bruecken.example",
        "languages": ["ar", "de"],
        "last_name": "Haddad",
        "email": "Rana@bruecken.example",
    }

    answers = [client.post("/mitmachen/organisation", data=typed) for _ in range(2)]

    assert [(one.status_code, one.location) for one in answers] == [(303, "/mitmachen/danke")] * 2
    organisation = db.session.scalars(select(Organisation)).one()
    assert (organisation.state, organisation.category, organisation.website) == (
        OrganisationState.APPLIED,
        OrganisationCategory.MIGRANT,
        "https://www.bruecken.example",
    )
    assert queries.contact_of(organisation).email == "rana@bruecken.example"
    assert letters() == [
        ("application_arrived", "integration@kreis.example.org", "de"),
        ("application_received", "rana@bruecken.example", "de"),
    ]


@pytest.mark.parametrize("page", ["organisation", "fachleute"])
def test_what_is_missing_stands_beside_the_field_and_what_was_typed_stays(client, page):
    answer = client.post(
        f"/mitmachen/{page}", data={"form_key": "k", "first_name": "Rana", "email": "keine"}
    ).get_data(as_text=True)

    assert "Bitte nennen Sie Ihren Namen." in answer
    if page == "organisation":
        assert answer.index("Bitte nennen Sie den Namen der") < answer.index("Sie Ihren Namen.")
    assert 'value="Rana"' in answer
    assert 'value="keine"' in answer
    assert db.session.scalars(select(Person)).all() == []


def test_without_address_and_number_nobody_could_answer(client):
    with pytest.raises(NoWayToAnswer):
        apply_as_organisation(OrganisationWish(name="A"), rana(email=""), actor=VISITOR)

    page = client.post("/mitmachen/fachleute", data={"form_key": "k", "last_name": "Haddad"})
    assert "Bitte nennen Sie eine E-Mail-Adresse oder eine Telefonnummer." in page.text


@pytest.mark.parametrize("typed", ["javascript://alert(1)", "ftp://a.example", "kein Netz"])
def test_a_website_is_an_address_of_the_web(typed):
    with pytest.raises(NotAWebsite):
        an_organisation(website=typed)


def test_a_robot_that_fills_every_field_is_thanked_and_forgotten(client):
    answer = client.post(
        "/mitmachen/organisation",
        data={
            "form_key": "k",
            "name": "Buy",
            "last_name": "now",
            "email": "a@b.example",
            "url": "x",
        },
    )

    assert answer.status_code == 303
    assert db.session.scalars(select(Organisation)).all() == []
    assert letters() == []


def test_letters_never_carry_what_a_stranger_typed():
    apply_as_organisation(
        OrganisationWish(name="https://boese.example"),
        rana(first_name="Boese", last_name="Boese", email="opfer@example.org"),
        actor=VISITOR,
    )

    for letter in db.session.scalars(select(Letter)):
        assert "oese" not in letter.text + letter.html + letter.subject + letter.to_name


def test_nobody_has_a_stranger_flooded_with_letters():
    for number in range(6):
        an_organisation(number)

    assert [name for name, *_ in letters()].count("application_received") == 3


def test_the_office_hears_of_twenty_in_an_hour_and_finds_the_rest_in_the_queue():
    for number in range(23):
        an_organisation(number)

    assert [name for name, *_ in letters()].count("application_arrived") == 20
    assert queries.waiting_applications() == 23


def test_somebody_offers_to_come_in_arabic():
    expert = offer_as_expert(
        ExpertOffer(
            expertise=["Sprachförderung"], languages=["ar"], shows=True, consent_version="1"
        ),
        rana(language="ar"),
        actor=VISITOR,
    )

    assert (expert.state, expert.person.expertise, expert.consent_version) == (
        ExpertState.OFFERED,
        ["Sprachförderung"],
        "1",
    )
    assert letters()[1] == ("application_received", "rana@bruecken.example", "ar")


def test_the_same_offer_counts_once():
    first, again = (offer_as_expert(ExpertOffer(), rana(), actor=VISITOR).id for _ in range(2))

    assert first == again
    assert len(db.session.scalars(select(Expert)).all()) == 1


def test_an_accepted_organisation_gets_its_own_link_by_mail(client):
    organisation = an_organisation()

    reviewing.approve_organisation(organisation.id, actor=OFFICE)

    assert organisation.state is OrganisationState.APPROVED
    letter = db.session.scalars(select(Letter).where(Letter.name == "partners/mail/welcome")).one()
    path = re.search(r"/organisation/[\w-]{32}", letter.text)[0]
    assert client.get(path).status_code == 200
    assert path.rpartition("/")[2] not in str(
        db.session.scalars(select(OrganisationLink)).one().token_hash
    )


def test_the_office_asks_back_and_notes_when():
    organisation = an_organisation()

    reviewing.ask_organisation(organisation.id, "Wo ist Ihr Sitz?", actor=OFFICE)

    assert (organisation.state, organisation.asked) == (
        OrganisationState.APPLIED,
        "Wo ist Ihr Sitz?",
    )
    letter = db.session.scalars(select(Letter).order_by(Letter.id.desc()).limit(1)).one()
    assert (letter.to_address, "Wo ist Ihr Sitz?" in letter.text) == ("rana@bruecken.example", True)


def test_a_refusal_is_mailed_with_its_reason():
    organisation = an_organisation()
    expert = offer_as_expert(ExpertOffer(), rana(2, email="olha@example.org"), actor=VISITOR)

    reviewing.reject_organisation(organisation.id, "Sie stehen schon da.", actor=OFFICE)
    reviewing.reject_expert(expert.id, "Kein passendes Thema.", actor=OFFICE)

    assert (organisation.state, expert.state) == (OrganisationState.REJECTED, ExpertState.RESTING)
    texts = {
        letter.to_address: letter.text
        for letter in db.session.scalars(
            select(Letter).where(Letter.name == "directory/mail/application_rejected")
        )
    }
    assert "Sie stehen schon da." in texts["rana@bruecken.example"]
    assert "Kein passendes Thema." in texts["olha@example.org"]
    assert (
        entries_about("organisation", organisation.id)[0].words == "hat die Organisation abgelehnt"
    )


def test_an_expert_is_accepted_once():
    expert = offer_as_expert(ExpertOffer(), rana(), actor=VISITOR)

    reviewing.approve_expert(expert.id, actor=OFFICE)

    assert expert.state is ExpertState.REVIEWED
    with pytest.raises(StateNotAllowed):
        reviewing.approve_expert(expert.id, actor=OFFICE)


def test_only_the_office_decides():
    organisation = an_organisation()

    for decide in (
        lambda: reviewing.approve_organisation(organisation.id, actor=PROGRAMME),
        lambda: reviewing.reject_organisation(organisation.id, "nein", actor=VISITOR),
        lambda: reviewing.ask_organisation(organisation.id, "wer?", actor=PROGRAMME),
    ):
        with pytest.raises(NotAllowed):
            decide()


def test_likely_doubles_stand_beside_the_application_with_the_reason(staff_client):
    known = OrganisationFactory(name="bruecken e. v.", website="")
    same_site = OrganisationFactory(name="Chor Harmonie", website="http://bruecken.example/verein")
    same_mail = OrganisationFactory(name="Turnverein")
    same_mail.email = "rana@bruecken.example"
    person = PersonFactory(last_name="Ganz anders")
    person.phone = "0221/4710 188"
    OrganisationFactory(name="Etwas ganz anderes", website="https://anders.example")
    known.name = "Brücken  e. V."
    db.session.commit()
    applied = apply_as_organisation(
        OrganisationWish(name="BRÜCKEN e. V.", website="www.bruecken.example"),
        rana(phone="+49 221 4710188"),
        actor=VISITOR,
    )

    found = queries.doubles_of_organisation(applied)

    assert {double.organisation or double.person: double.reasons for double in found} == {
        known: ["gleicher Name"],
        same_site: ["gleiche Internetseite"],
        same_mail: ["gleiche E-Mail"],
        person: ["gleiche Telefonnummer"],
    }
    page = staff_client(Role.OFFICE).get(f"/buero/mitmachen/organisation/{applied.id}").text
    assert "Vielleicht schon bekannt" in page
    assert "gleiche Internetseite" in page


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ("AFIK", "gleicher Name"),
        ("Afrikanische Frauen im Kreis Heinsberg eV", "gleicher Name"),
        ("Afrikanische Frauen Heinsberg", "ähnlicher Name"),
        ("Frauenchor Wegberg", None),
    ],
)
def test_an_organisation_is_known_by_its_other_names_and_by_names_alike(told, why):
    known = OrganisationFactory(
        name="Afrikanische Frauen im Kreis Heinsberg e. V.", aliases=["AFIK"]
    )
    applied = apply_as_organisation(OrganisationWish(name=told), rana(), actor=VISITOR)

    found = queries.doubles_of_organisation(applied)

    assert [(one.organisation, one.reasons) for one in found] == ([(known, [why])] if why else [])


def test_everything_that_is_missing_is_said_at_once(client):
    page = client.post("/mitmachen/organisation", data={"name": "", "last_name": ""})

    for words in (
        "Bitte nennen Sie den Namen der Organisation.",
        "Bitte nennen Sie Ihren Namen.",
        "Bitte nennen Sie eine E-Mail-Adresse oder eine Telefonnummer.",
    ):
        assert words in page.text


def test_doubles_of_a_person_are_found_by_name_and_number():
    known = PersonFactory(first_name="Rana", last_name="Haddad")
    db.session.add(
        ContactPoint(
            person_id=PersonFactory().id,
            kind=ContactKind.EMAIL,
            value="rana@bruecken.example",
            plain="rana@bruecken.example",
        )
    )
    db.session.commit()
    expert = offer_as_expert(ExpertOffer(), rana(), actor=VISITOR)

    found = queries.doubles_of_person(expert.person)

    assert sorted((one.reasons for one in found), key=str) == [
        ["gleiche E-Mail"],
        ["gleicher Name"],
    ]
    assert known.id in {one.person.id for one in found}


@pytest.mark.parametrize("page", ["/buero/mitmachen", "/buero/mitmachen/fachleute"])
def test_the_queue_asks_the_same_number_of_questions_for_one_and_for_thirty(
    staff_client, count_queries, page
):
    office = staff_client(Role.OFFICE)

    def asked():
        with count_queries() as counted:
            assert office.get(page).status_code == 200
        return len(counted)

    an_organisation(0)
    offer_as_expert(ExpertOffer(), rana(100), actor=VISITOR)
    one = asked()
    for number in range(1, 31):
        an_organisation(number, f"Verein {number}")
        offer_as_expert(ExpertOffer(), rana(100 + number), actor=VISITOR)

    assert asked() == one
