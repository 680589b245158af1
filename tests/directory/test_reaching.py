from conference.core.database import db
from conference.core.words import has_word
from conference.directory import queries
from conference.directory.models import Organisation, Person
from conference.directory.states import ContactKind
from tests.factories import DistrictFactory, MembershipFactory, OrganisationFactory, PersonFactory


def test_a_person_is_found_by_any_of_her_addresses_however_they_are_written():
    person = PersonFactory(email="Amira.Haddad@Example.org")
    PersonFactory(email="boris@example.org")

    found = queries.people_with_address(" amira.haddad@example.ORG ")

    assert list(found) == [person]


def test_numbers_are_compared_whatever_way_they_were_written():
    people = [
        Person(last_name="Lenz", phone=number)
        for number in ("0221/4710 188", "+49 (0)221 4710188", "00492214710188")
    ]

    plain = {person.contact_points[0].plain for person in people}

    assert plain == {"+492214710188"}


def test_another_address_has_not_failed_yet_and_an_empty_one_is_none():
    person = PersonFactory(email="alt@example.org")
    (point,) = person.points(ContactKind.EMAIL)
    point.failed_at = person.changed_at
    failed = person.working_email

    person.email = "neu@example.org"
    corrected = person.working_email
    person.email = ""

    assert (failed, corrected, person.email) == ("", "neu@example.org", "")


def test_words_of_a_short_list_are_found_as_a_whole():
    DistrictFactory()
    OrganisationFactory(name="Beide", languages=["ar", "uk"])
    OrganisationFactory(name="Andere", languages=["arc"])

    found = db.session.scalars(
        db.select(Organisation.name).where(has_word(Organisation.languages, "ar"))
    ).all()

    assert list(found) == ["Beide"]


def test_who_has_left_an_organisation_is_no_contact_any_more(app):
    stays = MembershipFactory()
    left = MembershipFactory(until=stays.person.changed_at.date().replace(year=2020))

    assert (stays.is_current, left.is_current) == (True, False)
