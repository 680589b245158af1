"""The worker looks for doubles in the directory; the office joins them, or says for ever that they are two."""

import re

import pytest

from conference.addresses import queries
from conference.addresses.models import KnownApart
from conference.addresses.rules.alike_bodies import BodyLooks, likely_bodies
from conference.addresses.services.resembling import do_compare
from conference.addresses.states import AddressRowState, AddressRunState
from conference.core.database import db
from conference.directory.models import LikelyDouble, Organisation, Person
from conference.directory.states import DoubleKind, DoubleState
from conference.errands import work as errands
from tests.addresses.lists import check, rows_of, take_back, take_in
from tests.factories import DistrictFactory, MembershipFactory, OrganisationFactory, PersonFactory

PAGE = "/buero/verzeichnis/doppelte"


def amira(first_name="Amira", email="amira@example.org"):
    person = PersonFactory(first_name=first_name, last_name="Haddad", organisation="")
    person.email = email
    db.session.commit()
    return person


def look_through():
    do_compare({}, lambda done, total: None)
    db.session.expire_all()
    return [(pair.kind, pair.first_id, pair.second_id, pair.why) for pair in pairs()]


def pairs():
    return db.session.query(LikelyDouble).order_by(LikelyDouble.id).all()


def of(one, other, kind="personen"):
    return f"{PAGE}/{kind}/{one.id}/{other.id}"


def join(office, address, **kept):
    """Press the button of the page as it stands."""
    page = office.get(address).text
    seen = dict(re.findall(r'name="(seen|other_seen)"[^>]* value="([^"]*)"', page))
    return office.post(address, data=seen | kept)


def test_people_with_one_address_and_one_name_are_found_and_namesakes_are_not():
    one, other = amira(), amira()
    amira(email="")

    assert look_through() == [
        (DoubleKind.PERSON, one.id, other.id, "gleiche E-Mail, gleicher Name")
    ]


def test_a_pair_that_resembles_no_more_is_asked_no_more():
    other = (amira(), amira())[1]
    look_through()

    other.first_name, other.last_name = "Yusuf", "Kaya"
    db.session.commit()

    assert look_through() == []


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (("Brücken e. V.", 1), ("Bruecken eV", 1), "gleicher Name, gleicher Ort"),
        (("Brücken e. V.", 1), ("Brucken", None), "gleicher Name"),
        (
            ("Chor Harmonie Wegberg", 1),
            ("Chor Harmonie Wegberk", 1),
            "ähnlicher Name, gleicher Ort",
        ),
        (("Caritas", 1), ("Caritas", 2), None),
        (("Kreis Heinsberg – Jugendamt", 1), ("Kreis Heinsberg – Sozialamt", 1), None),
        (("Turnverein Gangelt", 1), ("Turnverein Gangelt – Jugend", 1), None),
        (("CDU-Fraktion im Kreistag", 1), ("FDP-Fraktion im Kreistag", 1), None),
        (("Integrationsbeauftr. Wegberg", 1), ("Integrationsrat Wegberg", 1), None),
        (("Industrie- und Handelskammer Aachen", None), ("Handwerkskammer Aachen", None), None),
    ],
)
def test_organisations_resemble_each_other_by_name_and_place(one, other, why):
    looks = [
        BodyLooks(id=number, names=(name,), town_id=town)
        for number, (name, town) in enumerate((one, other), start=1)
    ]

    assert [reasons for *_, reasons in likely_bodies(looks)] == ([why] if why else [])


def test_a_thousand_organisations_with_one_word_are_not_compared_one_by_one():
    looks = [BodyLooks(id=n, names=(f"Verein {n:05d}",), town_id=1) for n in range(20_000)]

    assert list(likely_bodies(looks)) == []


def test_the_office_has_the_directory_looked_through_and_joins_two(office):
    one, other = amira(), amira(first_name="Amirah")
    other.phone = "0221 4710 188"
    db.session.commit()
    errand = office.post(f"{PAGE}/suchen").location
    errands.do_waiting()
    assert PAGE in office.get(errand).text

    assert "gleiche E-Mail" in office.get(PAGE).text
    assert "gibt es dann nicht mehr" in office.get(of(one, other)).text
    answer = join(office, of(one, other), first_name="second")

    stays = db.session.query(Person).one()
    assert (stays.first_name, stays.phone) == ("Amirah", "0221 4710 188")
    assert "Die beiden sind zusammengeführt." in office.get(answer.location).text


def test_who_comes_too_late_is_led_to_the_one_that_stays(office):
    one, other = amira(), amira()
    url, old = of(one, other), f"/buero/personen/{other.id}"
    stays = f"/buero/personen/{one.id}"

    assert join(office, url).location == stays
    assert join(office, url).location == stays
    assert "Jemand hat diese beiden gerade zusammengeführt." in office.get(stays).text
    assert office.get(old).location == stays
    assert office.post(f"{url}/verschieden").location == stays


def test_two_who_are_not_the_same_are_never_asked_again_nor_proposed_by_a_list(office):
    one, other = amira(), amira()
    look_through()

    office.post(f"{of(one, other)}/verschieden")
    office.post(f"{of(one, other)}/verschieden")

    assert [pair.state for pair in pairs()] == [DoubleState.APART]
    assert len(look_through()) == 1
    assert db.session.query(KnownApart).count() == 1
    assert "Hier gibt es keine Paare." in office.get(PAGE).text
    assert "Amira Haddad" in office.get(f"{PAGE}?stand=apart").text


def test_organisations_are_joined_and_their_old_public_address_leads_on(office, client):
    one = OrganisationFactory(name="Brücken e. V.", slug="bruecken", wants_page=True)
    other = OrganisationFactory(name="Bruecken eV", slug="bruecken-alt", wants_page=True)
    one.is_listed = other.is_listed = True
    db.session.commit()
    look_through()
    assert "gleicher Name" in office.get(f"{PAGE}?art=organisationen").text
    old = f"/buero/organisationen/{other.id}"

    join(office, of(one, other, "organisationen"), name="second")

    stays = db.session.query(Organisation).one()
    assert (stays.name, stays.aliases) == ("Bruecken eV", ["Brücken e. V."])
    assert client.get("/organisationen/bruecken-alt").location == "/organisationen/bruecken"
    assert office.get(old).location == f"/buero/organisationen/{stays.id}"


@pytest.mark.parametrize("kind", ["personen", "organisationen"])
def test_the_page_asks_as_much_for_one_pair_as_for_thirty(office, count_queries, kind):
    def some(number):
        for n in range(number):
            for _ in range(2):
                if kind == "personen":
                    MembershipFactory(person=amira(email=f"a{n}@example.org"))
                else:
                    MembershipFactory(organisation=OrganisationFactory(name=f"Brücken {n}"))
        look_through()

    some(1)
    with count_queries() as few:
        office.get(f"{PAGE}?art={kind}")
    some(30)
    db.session.expire_all()
    with count_queries() as many:
        page = office.get(f"{PAGE}?art={kind}").text

    assert page.count("Zusammenführen …") > 20
    assert len(many) <= len(few) + 1


def test_a_pair_of_one_or_of_nobody_is_no_page(office):
    one = amira()

    for address in (of(one, one), f"{PAGE}/personen/1000001/1000002", f"{PAGE}/tiere/1/2"):
        assert office.get(address).status_code == 404


def test_who_was_joined_since_stays_when_the_list_is_taken_back(office):
    DistrictFactory()
    run = take_in(check())
    one, other = db.session.query(Person).filter_by(last_name="Haddad").order_by(Person.id)
    join(office, of(one, other))

    run = take_back(queries.run_of(run.id))

    assert run.state is AddressRunState.UNDONE
    states = [row.state for row in rows_of(run).values()]
    assert states.count(AddressRowState.KEPT) == 2
    assert [person.full_name for person in db.session.query(Person)] == ["Dr. Amira Haddad"]
