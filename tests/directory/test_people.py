from html import unescape

import pytest

from conference.core import clock
from conference.core.actor import Role
from conference.core.errors import ChangedMeanwhile, NotAllowed, NotFound
from conference.core.translated import german
from conference.directory import queries
from conference.directory.services.people import (
    PersonFacts,
    Standing,
    add_person,
    change_person,
)
from conference.directory.services.reaching import Reach
from conference.directory.states import ContactKind, PreferredChannel
from conference.trail.queries import entries_about
from tests.directory.people import OFFICE, PROGRAMME
from tests.factories import DistrictFactory, MunicipalityFactory, PersonFactory
from tests.planning.people import READER


def test_the_programme_keeps_the_people():
    DistrictFactory()
    person = add_person(PersonFacts(last_name="Ohlenforst", title="Dr."), actor=PROGRAMME)

    change_person(
        person.id,
        PersonFacts(
            last_name="Ohlenforst",
            title="Dr.",
            expertise=["Grußwort", "Kreispolitik"],
            languages=["de", "ar"],
            biography=german("Landrat seit 2020"),
        ),
        actor=PROGRAMME,
        why="Anruf",
    )

    assert (person.full_name, person.languages) == ("Dr. Ohlenforst", ["de", "ar"])
    assert [(e.words, e.why, e.changes) for e in entries_about("person", person.id)] == [
        (
            "hat die Angaben zur Person geändert",
            "Anruf",
            [
                ["Fachgebiete", "", "Grußwort, Kreispolitik"],
                ["Sprachen", "", "de, ar"],
                ["Über die Person (Deutsch)", "", "Landrat seit 2020"],
            ],
        ),
        ("hat die Person angelegt", "", []),
    ]


def test_two_who_change_the_same_person_do_not_overwrite_each_other():
    person = PersonFactory()
    seen = person.changed_at
    change_person(person.id, PersonFacts(last_name="Neu"), actor=OFFICE, seen=seen)

    with pytest.raises(ChangedMeanwhile):
        change_person(person.id, PersonFacts(last_name="Anders"), actor=OFFICE, seen=seen)

    assert person.last_name == "Neu"


def test_readers_do_not_keep_people():
    person = PersonFactory()

    with pytest.raises(NotAllowed):
        change_person(person.id, PersonFacts(last_name="Neu"), actor=READER)
    with pytest.raises(NotFound):
        change_person(person.id + 1, PersonFacts(last_name="Neu"), actor=OFFICE)


def test_people_are_found_by_every_word_of_the_search(staff_client):
    PersonFactory(first_name="Ina", last_name="Breuer", organisation="Vorzimmer")
    PersonFactory(first_name="Ina", last_name="Lang", organisation="Caritas")
    PersonFactory(first_name="100%", last_name="Prozent", organisation="Verein")
    browser = staff_client(Role.PROGRAMME)

    found = browser.get("/buero/personen?suche=ina+caritas").get_data(as_text=True)
    literal = browser.get("/buero/personen?suche=0%25").get_data(as_text=True)

    assert ("Ina Lang" in found, "Breuer" in found) == (True, False)
    assert ("Prozent" in literal, "Breuer" in literal) == (True, False)


def test_the_list_can_be_ordered(office):
    PersonFactory(last_name="Arens", organisation="Zoll")
    PersonFactory(last_name="Zander", organisation="Amt")

    by_name = office.get("/buero/personen").get_data(as_text=True)
    by_organisation = office.get("/buero/personen?sortierung=organisation").get_data(as_text=True)

    assert by_name.index("Arens") < by_name.index("Zander")
    assert by_organisation.index("Zander") < by_organisation.index("Arens")


def test_the_office_adds_and_changes_a_person_on_one_page(office):
    DistrictFactory()
    office.post("/buero/personen/neu", data={"last_name": "محمد", "languages": ["ar", "de"]})
    (person,) = queries.people()
    page = office.get(f"/buero/personen/{person.id}").get_data(as_text=True)
    seen = person.changed_at.isoformat()

    office.post(
        f"/buero/personen/{person.id}",
        data={
            "seen": seen,
            "last_name": "محمد",
            "expertise": "Recht, , Asyl ",
            "languages": ["ar"],
        },
    )

    assert "محمد" in page
    assert (person.expertise, person.languages) == (["Recht", "Asyl"], ["ar"])


def test_an_old_form_is_refused_once_and_then_taken(office):
    person = PersonFactory()
    old = person.changed_at.isoformat()
    change_person(person.id, PersonFacts(last_name="Neu"), actor=OFFICE)

    first = office.post(f"/buero/personen/{person.id}", data={"seen": old, "last_name": "Meins"})
    new = person.changed_at.isoformat()
    again = office.post(f"/buero/personen/{person.id}", data={"seen": new, "last_name": "Meins"})

    assert "Jemand anderes hat das inzwischen geändert." in first.get_data(as_text=True)
    assert new in unescape(first.get_data(as_text=True))
    assert (again.status_code, person.last_name) == (303, "Meins")


def test_a_person_without_a_name_is_not_kept(office):
    DistrictFactory()

    page = office.post("/buero/personen/neu", data={"first_name": "Ina"}).get_data(as_text=True)

    assert "Bitte geben Sie einen Namen an." in page
    assert 'value="Ina"' in page


def test_an_unknown_person_is_a_kind_404(office):
    assert office.get("/buero/personen/4711").status_code == 404


def test_the_list_asks_the_database_as_often_for_many_people_as_for_one(office, count_queries):
    district = DistrictFactory()
    PersonFactory(district=district)
    with count_queries() as for_one:
        office.get("/buero/personen")
    for _ in range(29):
        PersonFactory(district=district)

    with count_queries() as for_many:
        office.get("/buero/personen")

    assert len(for_many) == len(for_one)


def test_a_person_is_kept_with_everything_on_one_page(office):
    town = MunicipalityFactory(name="Gangelt")

    office.post(
        "/buero/personen/neu",
        data={
            "last_name": "Haddad",
            "emails": "a@example.org\nb@example.org",
            "mobiles": "0151 4711",
            "addresses-0-street": "Weg 1",
            "addresses-0-city": "Gangelt",
            "channel": "letter",
            "never_on": ["5"],
            "opted_out": "y",
            "municipality_id": town.id,
            "tags": "Presse, Verteiler A",
        },
    )

    (person,) = queries.people()
    assert (person.email, person.working_email) == ("a@example.org", "a@example.org")
    assert [point.plain for point in person.points(ContactKind.MOBILE)] == ["+491514711"]
    assert person.usable_address.lines == ("Weg 1", "Gangelt")
    assert (person.channel, person.never_on) == (PreferredChannel.LETTER, ["5"])
    assert (person.wants_invitations, person.municipality_id) == (False, town.id)
    assert person.tags == ["Presse", "Verteiler A"]
    page = office.get(f"/buero/personen/{person.id}").get_data(as_text=True)
    assert "b@example.org" in page
    assert f"Möchte seit {clock.today():%d.%m.%Y} keine Einladungen." in page


def test_no_invitations_keeps_its_day_and_can_be_taken_back():
    person = PersonFactory()
    out = PersonFacts(last_name=person.last_name, standing=Standing(opted_out=True))
    change_person(person.id, out, actor=OFFICE)
    since = person.opted_out_at

    change_person(person.id, out, actor=OFFICE)
    again = person.opted_out_at
    change_person(person.id, PersonFacts(last_name="Neu", first_name="Ina"), actor=OFFICE)
    kept = person.opted_out_at
    back = PersonFacts(last_name="Neu", standing=Standing())
    change_person(person.id, back, actor=OFFICE, why="Anruf")

    assert since is not None
    assert (again, kept, person.opted_out_at) == (since, since, None)


def test_facts_without_reach_correct_the_first_address_only():
    person = PersonFactory()
    reach = Reach(emails=["a@example.org", "b@example.org"])
    change_person(person.id, PersonFacts(last_name="Lang", reach=reach), actor=OFFICE)

    change_person(person.id, PersonFacts(last_name="Lang", email="c@example.org"), actor=OFFICE)

    assert [point.value for point in person.contact_points] == ["c@example.org", "b@example.org"]


def test_people_are_narrowed_by_town_tag_language_and_invitations(office):
    district = DistrictFactory()
    town = MunicipalityFactory(district_id=district.id)
    PersonFactory(
        district=district,
        last_name="Haddad",
        tags=["Presse"],
        languages=["ar"],
        municipality=town,
        opted_out_at=clock.now(),
    )
    PersonFactory(district=district, last_name="Kowal")

    for question in ("merkmal=Presse", "sprache=ar", f"kommune={town.id}", "einladungen=nein"):
        page = office.get(f"/buero/personen?{question}").get_data(as_text=True)
        assert ("Haddad" in page, "Kowal" in page) == (True, False), question
