from conference.core.database import db
from conference.directory.models import Organisation
from conference.directory.services.organisations import (
    OrganisationFacts,
    add_organisation,
    change_organisation,
)
from conference.directory.states import OrganisationCategory
from tests.directory.people import OFFICE
from tests.factories import DistrictFactory, MembershipFactory, OrganisationFactory


def test_the_public_sees_only_who_wants_it_and_whom_the_office_agreed_to(client, office):
    district = DistrictFactory()
    office.post(
        "/buero/organisationen/neu",
        data={
            "name": "Brücken e. V.",
            "category": "migrant",
            "emails": "info@bruecken.example.org",
            "offers": "Wir beraten.",
            "languages": ["ar"],
            "wants_page": "y",
            "is_listed": "y",
        },
    )
    for hidden in ({"wants_page": True}, {"is_listed": True}):
        OrganisationFactory(district_id=district.id, name="Verborgen", slug=str(hidden), **hidden)
    organisation = db.session.scalars(db.select(Organisation).filter_by(name="Brücken e. V.")).one()
    person = MembershipFactory(organisation=organisation).person

    listed = client.get("/organisationen").get_data(as_text=True)
    page = client.get("/organisationen/bruecken-e-v").get_data(as_text=True)
    office.post(f"/buero/organisationen/{organisation.id}/archiv", data={"why": "aufgelöst"})
    gone = client.get("/organisationen/bruecken-e-v")

    assert ("Brücken e. V." in listed, "Verborgen" in listed) == (True, False)
    assert all(word in page for word in ("Wir beraten.", "info@bruecken.example.org", "Arabisch"))
    assert person.last_name not in page
    assert gone.status_code == 404


def test_a_public_address_is_made_once_and_twice_for_nobody():
    DistrictFactory()
    facts = OrganisationFacts(name="Brücken", wants_page=True, is_listed=True)

    first, second = (add_organisation(facts, actor=OFFICE) for _ in range(2))
    change_organisation(
        first.id, OrganisationFacts(name="Stege", wants_page=True, is_listed=True), actor=OFFICE
    )

    assert (first.slug, second.slug) == ("bruecken", "bruecken-2")


def test_the_public_list_is_narrowed_by_kind_and_word(client):
    district = DistrictFactory()
    for name, kind in (("Turnverein", "sports"), ("Moschee", "religious")):
        OrganisationFactory(
            district_id=district.id,
            name=name,
            category=OrganisationCategory(kind),
            slug=kind,
            wants_page=True,
            is_listed=True,
        )

    by_kind = client.get("/organisationen?art=sports").get_data(as_text=True)
    by_word = client.get("/organisationen?suche=mosch").get_data(as_text=True)
    nobody = client.get("/organisationen?suche=nirgends").get_data(as_text=True)

    assert ("Turnverein" in by_kind, "Moschee" in by_kind) == (True, False)
    assert ("Turnverein" in by_word, "Moschee" in by_word) == (False, True)
    assert "Keine Organisation passt zu Ihrer Suche." in nobody
