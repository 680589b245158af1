from datetime import date, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from conference.core.actor import Role
from conference.core.database import db
from conference.core.errors import ChangedMeanwhile, NotAllowed, StateNotAllowed
from conference.directory import queries
from conference.directory.errors import NotAWebsite, ReasonMissing
from conference.directory.exports import do_organisations, do_people
from conference.directory.models import Organisation
from conference.directory.services.organisations import (
    OrganisationFacts,
    add_organisation,
    archive_organisation,
    change_organisation,
    restore_organisation,
)
from conference.directory.services.reaching import Address, Reach
from conference.directory.states import ContactKind, OrganisationCategory, OrganisationState
from conference.programme.states import Part
from conference.registration.models import Registration
from conference.registration.states import State
from conference.trail.queries import entries_about
from tests.directory.people import OFFICE
from tests.factories import (
    ConferenceFactory,
    DistrictFactory,
    EngagementFactory,
    ForumFactory,
    MembershipFactory,
    MunicipalityFactory,
    OrganisationFactory,
    PersonFactory,
    StandFactory,
    TopicFactory,
)
from tests.planning.people import READER
from tests.registration.people import amira, sign_up


def test_the_office_adds_an_organisation_with_everything_on_one_page(office):
    town = MunicipalityFactory(name="Wassenberg")
    TopicFactory(code="HF3")

    answer = office.post(
        "/buero/organisationen/neu",
        data={
            "name": "Brücken e. V.",
            "aliases": "BrückenVerein\nBEV",
            "category": "migrant",
            "municipality_id": town.id,
            "emails": "Info@bruecken.example.org\nvorstand@bruecken.example.org",
            "phones": "02432 4711",
            "website": "www.bruecken.example.org",
            "addresses-0-street": "Lindenallee 35",
            "addresses-0-postal_code": "41849",
            "addresses-0-city": "Wassenberg",
            "fields": ["HF3"],
            "languages": ["ar", "de"],
            "tags": "Verteiler A, Presse",
        },
    )

    made = db.session.scalars(db.select(Organisation)).one()
    assert answer.location.endswith(f"/buero/organisationen/{made.id}")
    assert (made.aliases, made.category) == (["BrückenVerein", "BEV"], OrganisationCategory.MIGRANT)
    assert (made.state, made.municipality_id) == (OrganisationState.APPROVED, town.id)
    assert [point.value for point in made.points(ContactKind.EMAIL)] == [
        "Info@bruecken.example.org",
        "vorstand@bruecken.example.org",
    ]
    assert made.website == "https://www.bruecken.example.org"
    assert made.usable_address.lines == ("Lindenallee 35", "41849 Wassenberg")
    assert (made.fields, made.languages, made.tags) == (
        ["HF3"],
        ["ar", "de"],
        ["Verteiler A", "Presse"],
    )
    page = office.get(answer.location).get_data(as_text=True)
    assert "vorstand@bruecken.example.org" in page
    assert "Lindenallee 35, 41849 Wassenberg" in page
    assert "hat die Organisation angelegt" in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": ""}, "Bitte geben Sie den Namen der Organisation an."),
        ({"emails": "gut@example.org\nkaputt@"}, "Diese E-Mail-Adresse stimmt so nicht: kaputt@"),
        ({"phones": "bitte mailen"}, "Das ist keine Telefonnummer: bitte mailen"),
        ({"website": "javascript:alert(1)"}, "Diese Internetadresse stimmt so nicht."),
        ({"category": "zoo"}, "Bitte wählen Sie etwas aus der Liste."),
        ({"municipality_id": "zoo"}, "Bitte wählen Sie etwas aus der Liste."),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_the_rest_stays(office, typed, sentence):
    DistrictFactory()
    sent = {"name": "Brücken e. V.", "category": "migrant", "note": "Anruf", **typed}

    page = office.post("/buero/organisationen/neu", data=sent).get_data(as_text=True)

    assert sentence in page
    assert "Anruf" in page
    assert db.session.query(Organisation).count() == 0


def test_a_change_is_told_and_an_address_that_stays_keeps_what_is_known_of_it():
    DistrictFactory()
    made = add_organisation(
        OrganisationFacts(
            name="Alt e. V.",
            reach=Reach(emails=["a@example.org", "b@example.org"], phones=["0221 1"]),
        ),
        actor=OFFICE,
    )
    made.points(ContactKind.EMAIL)[1].failed_at = made.changed_at
    db.session.commit()

    change_organisation(
        made.id,
        OrganisationFacts(
            name="Neu e. V.",
            reach=Reach(
                emails=["B@example.org"], addresses=[Address(street="Weg 1", city="Gangelt")]
            ),
        ),
        actor=OFFICE,
        why="Brief vom Verein",
    )

    (stays,) = made.contact_points
    assert (stays.value, stays.position, stays.works) == ("B@example.org", 1, False)
    told = entries_about("organisation", made.id)[0]
    assert (told.words, told.why) == (
        "hat die Angaben zur Organisation geändert",
        "Brief vom Verein",
    )
    assert told.changes == [
        ["Name", "Alt e. V.", "Neu e. V."],
        ["E-Mail", "a@example.org, b@example.org", "B@example.org"],
        ["Telefon", "0221 1", ""],
        ["Anschrift", "", "Weg 1, Gangelt"],
    ]
    assert list(db.session.scalars(queries.organisations_called("neu"))) == [made.id]
    assert list(db.session.scalars(queries.organisations_called("a@example"))) == []


def test_saving_without_a_change_tells_nothing_and_keeps_the_version():
    made = OrganisationFactory()

    change_organisation(
        made.id,
        OrganisationFacts(name=made.name, reach=Reach()),
        actor=OFFICE,
    )

    assert (made.version, entries_about("organisation", made.id)) == (1, [])


def test_two_who_change_the_same_organisation_do_not_overwrite_each_other(office):
    made = OrganisationFactory(name="Alt")
    change_organisation(made.id, OrganisationFacts(name="Ihres"), actor=OFFICE, seen=1)

    with pytest.raises(ChangedMeanwhile):
        change_organisation(made.id, OrganisationFacts(name="Meins"), actor=OFFICE, seen=1)
    sent = {"seen": "1", "name": "Meins", "category": "other"}
    first = office.post(f"/buero/organisationen/{made.id}/aendern", data=sent)
    again = office.post(f"/buero/organisationen/{made.id}/aendern", data={**sent, "seen": "2"})

    assert "Jemand anderes hat das inzwischen geändert." in first.get_data(as_text=True)
    assert (again.status_code, made.name) == (303, "Meins")


def test_readers_do_not_keep_organisations():
    made = OrganisationFactory()

    for forbidden in (
        lambda: add_organisation(OrganisationFacts(name="Neu"), actor=READER),
        lambda: change_organisation(made.id, OrganisationFacts(name="Neu"), actor=READER),
        lambda: archive_organisation(made.id, actor=READER, why="Doppel"),
        lambda: restore_organisation(made.id, actor=READER),
    ):
        with pytest.raises(NotAllowed):
            forbidden()


def test_a_website_that_no_browser_should_follow_is_refused():
    DistrictFactory()

    with pytest.raises(NotAWebsite):
        add_organisation(OrganisationFacts(name="Neu", website="data://x"), actor=OFFICE)


def test_the_archive_takes_a_reason_and_gives_back(office):
    made = OrganisationFactory(name="Alte Gilde")
    with pytest.raises(ReasonMissing):
        archive_organisation(made.id, actor=OFFICE, why="")

    office.post(f"/buero/organisationen/{made.id}/archiv", data={"why": "aufgelöst"})
    hidden = office.get("/buero/organisationen").get_data(as_text=True)
    shown = office.get("/buero/organisationen?stand=archived").get_data(as_text=True)
    with pytest.raises(StateNotAllowed):
        archive_organisation(made.id, actor=OFFICE, why="noch einmal")
    office.post(f"/buero/organisationen/{made.id}/zurueckholen")

    assert ("Alte Gilde" in hidden, "Alte Gilde" in shown) == (False, True)
    assert (made.state, made.state_reason) == (OrganisationState.APPROVED, "")
    assert [entry.words for entry in entries_about("organisation", made.id)] == [
        "hat die Organisation aus dem Archiv geholt",
        "hat die Organisation ins Archiv gelegt",
    ]


def names(browser, question):
    """The organisations of the list, in its order."""
    page = browser.get(f"/buero/organisationen{question}").get_data(as_text=True)
    known = db.session.scalars(db.select(Organisation.name)).all()
    return sorted((name for name in known if f">{name}<" in page), key=page.index)


def test_the_list_is_searched_narrowed_and_ordered(office):
    district = DistrictFactory()
    town = MunicipalityFactory(district_id=district.id, name="Gangelt")
    sport = OrganisationFactory(
        district_id=district.id,
        name="Turnverein",
        aliases=["TV Königs"],
        category=OrganisationCategory.SPORTS,
        municipality_id=town.id,
        tags=["Verteiler A"],
        languages=["ar"],
        fields=["HF3"],
    )
    OrganisationFactory(district_id=district.id, name="Amt", email="post@amt.example.org")

    assert names(office, "") == ["Amt", "Turnverein"]
    assert names(office, "?sortierung=-name") == ["Turnverein", "Amt"]
    for question in (
        "?suche=koenigs",
        "?suche=konigs+turn",
        "?art=sports",
        f"?kommune={town.id}",
        "?merkmal=Verteiler+A",
        "?sprache=ar",
        "?feld=HF3",
    ):
        assert names(office, question) == [sport.name], question
    assert names(office, "?suche=POST@amt") == ["Amt"]
    assert names(office, "?suche=%25") == []
    assert names(office, "?kommune=nirgends&art=zoo&stand=weg") == ["Amt", "Turnverein"]


def test_the_list_asks_the_database_as_often_for_many_as_for_one(office, count_queries):
    district = DistrictFactory()

    def one_more():
        organisation = OrganisationFactory(district_id=district.id, email="a@example.org")
        MembershipFactory(organisation=organisation, person=PersonFactory(district=district))

    one_more()
    with count_queries() as for_one:
        office.get("/buero/organisationen")
    for _ in range(29):
        one_more()

    with count_queries() as for_many:
        office.get("/buero/organisationen")

    assert len(for_many) == len(for_one)


def test_the_list_can_be_taken_away_as_it_is_narrowed(office):
    DistrictFactory()
    part = MembershipFactory(role="Vorsitz")
    add_organisation(
        OrganisationFacts(
            name="Neue Brücke",
            aliases=["NB"],
            languages=["ar"],
            reach=Reach(
                emails=["a@example.org", "b@example.org"],
                addresses=[Address(street="Weg 1", postal_code="52538", city="Gangelt")],
            ),
        ),
        actor=OFFICE,
    )

    answer = office.get("/buero/organisationen.xlsx?suche=neue")
    whole = load_workbook(
        BytesIO(do_organisations({"search": "", "filters": {}}, lambda done, total: None).content)
    )["Organisationen"]

    headings, *rows = load_workbook(BytesIO(answer.data))["Organisationen"].values
    (row,) = [dict(zip(headings, values, strict=True)) for values in rows]
    assert row["Name"] == "Neue Brücke"
    assert row["Andere Namen"] == "NB"
    assert row["E-Mail"] == "a@example.org; b@example.org"
    assert row["Anschrift"] == "Weg 1, 52538 Gangelt"
    assert row["Sprachen"] == "Arabisch"
    assert f"{part.person.full_name} (Vorsitz)" in {cell.value for one in whole for cell in one}


def test_a_long_list_is_an_errand(office, monkeypatch):
    OrganisationFactory()
    monkeypatch.setattr("conference.directory.views.organisations.AT_ONCE", 0)

    too_long = office.get("/buero/organisationen.xlsx", follow_redirects=True)
    asked = office.post("/buero/organisationen/datei?suche=br")
    people = office.post("/buero/personen/datei")

    assert "Die Liste ist sehr lang." in too_long.get_data(as_text=True)
    assert "Liste als Excel erstellen lassen" in too_long.get_data(as_text=True)
    assert "/auftraege/" in asked.location
    assert "/auftraege/" in people.location


def test_the_file_of_people_has_what_the_office_knows():
    part = MembershipFactory(person=PersonFactory(email="jens@example.org", tags=["Presse"]))

    file = do_people({"search": "jens", "filters": {}}, lambda done, total: None)

    headings, values = load_workbook(BytesIO(file.content))["Personen"].values
    row = dict(zip(headings, values, strict=True))
    assert (row["E-Mail"], row["Merkmale"]) == ("jens@example.org", "Presse")
    assert (row["Tätig bei"], row["Am liebsten per"]) == (part.organisation.name, "gleich")


def test_the_page_tells_what_the_organisation_did_at_conferences(office):
    conference = ConferenceFactory(year=2029, day=date.today() - timedelta(days=30))  # noqa: DTZ011
    organisation = OrganisationFactory(name="Brücken e. V.", aliases=["BEV"])
    leads = PersonFactory(first_name="Ina", last_name="Breuer", organisation="")
    MembershipFactory(organisation=organisation, person=leads)
    later = PersonFactory(last_name="Spät", organisation="")
    MembershipFactory(
        organisation=organisation, person=later, since=conference.day + timedelta(days=1)
    )
    forum = ForumFactory(of=conference, code="A1")
    EngagementFactory(person=leads, forum=forum)
    EngagementFactory(person=later, forum=forum, part=Part.RAPPORTEUR)
    StandFactory(conference_id=conference.id, number=7, organisation="bev")
    for name, state in (
        ("brücken e. v.", State.CHECKED_IN),
        ("Brücken e. V. Nord", State.CONFIRMED),
    ):
        signed_up = sign_up(conference, amira(email="", organisation=name), actor=OFFICE)
        db.session.execute(
            db.update(Registration).where(Registration.id == signed_up.id).values(state=state)
        )
        db.session.commit()

    deeds = [deed.words for deed in queries.deeds_of(organisation)]
    page = office.get(f"/buero/organisationen/{organisation.id}").get_data(as_text=True)

    assert sorted(deeds) == [
        "1 Person war da",
        "Leitung des Forums A1 Deutsch für den Beruf A1: Ina Breuer",
        "Stand 7 am Markt der Möglichkeiten",
    ]
    assert f'href="/buero/2029/programm/foren/{forum.id}"' in page


def test_only_who_keeps_the_programme_sees_organisations(staff_client):
    OrganisationFactory()

    assert staff_client(Role.PROGRAMME).get("/buero/organisationen").status_code == 200
    assert staff_client(Role.READER).get("/buero/organisationen").status_code == 403
