"""Who may be one person, and who only looks like it."""

import time

import pytest

from conference.registration.rules.likeness import Looks, likely_pairs, reasons_for


def looks(number, name, **facts):
    """``name`` is "first/last"."""
    first, last = name.split("/")
    return Looks(
        **{"id": number, "party_id": number, "first_name": first, "last_name": last} | facts
    )


def reasons(one, other):
    return likely_pairs([looks(1, **one), looks(2, **other)])


PHONE, PHONE_ABROAD = "0221 4710-101", "+49 (0) 221 4710 101"


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Selam/Tesfamariam", "Selam/Tesfamariam", "gleicher Name"),
        ("Lina/Shehadeh", "LINA/shehadeh", "gleicher Name"),
        ("Marlies/Königs", "Marlies/Koenigs", "gleicher Name in anderer Schreibweise"),
        ("Heinz/Großmann", "Heinz/Grossmann", "gleicher Name in anderer Schreibweise"),
        ("Inês/Gonçalves", "Ines/Goncalves", "gleicher Name in anderer Schreibweise"),
        ("Siobhán/O’Neill", "Siobhan/ONeill", "gleicher Name in anderer Schreibweise"),
        ("Olaf 🙂/Tholen", "Olaf/Tholen", "gleicher Name in anderer Schreibweise"),
        ("Friederike/Florack", "Florack/Friederike", "Vor- und Nachname vertauscht"),
        ("Abebe/", "/Abebe", "Vor- und Nachname vertauscht"),
        ("Anna Maria/Lenz", "Anna/Maria Lenz", "gleicher Name, anders aufgeteilt"),
        ("Hans/Lenzen", "Hans-Peter/Lenzen", "gleicher Name mit einem Teil mehr"),
        ("Stefanie/Jansen", "Stefanie/Jansen-Florack", "gleicher Name mit einem Teil mehr"),
        (
            "Stefanie/Jansen",
            "Stefanie/Florack",
            "gleicher Vorname, anderer Nachname: alter und neuer Name?",
        ),
        ("محمد/حداد", "Mohamed/Haddad", "gleicher Name in anderer Umschrift"),
        ("Юлія/Коваленко", "Yuliia/Kovalenko", "gleicher Name in anderer Umschrift"),
        ("Muhammad/Haddad", "Mohamed/Hadad", "gleicher Name in anderer Umschrift"),
        ("Iryna/Kovalenko", "Irina/Kovalenko", "Name 0,93 ähnlich"),
    ],
)
def test_a_name_that_is_written_otherwise_is_found_and_the_reason_says_how(one, other, why):
    pairs = reasons({"name": one, "phone": PHONE}, {"name": other, "phone": PHONE_ABROAD})

    assert [pair.reasons for pair in pairs] == [(why, "gleiches Telefon")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Heinz/Claßen-Thomas", "Hildegard/Claßen-Thomas"),
        ("Khaled/Al Masri", "Rasha/Al Masri"),
        ("Iryna/Kovalenko", "Andrii/Kovalenko"),
        ("Christian/Müller", "Christiane/Müller"),
        ("Karim/Haddad", "Karima/Haddad"),
        ("Andrea/Lenz", "Andreas/Lenz"),
        ("Sina/Welters", "Sana/Welters"),
        ("Anna/Müller", "Hanna/Müller"),
        ("Gerd/Plum", "Sina/Welters"),
        ("/", "Amira/Haddad"),
    ],
)
def test_a_family_or_an_office_with_one_mailbox_and_one_telephone_is_several_people(one, other):
    shared = {"email": "familie@example.org", "phone": PHONE}

    assert reasons({"name": one, **shared}, {"name": other, **shared}) == []


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ({"email": "a.haddad@example.org"}, {"email": "A.Haddad@Example.org"}, "gleiche E-Mail"),
        (
            {"email": "a.haddad@example.og"},
            {"email": "a.haddad@example.org"},
            "E-Mail mit einem Tippfehler",
        ),
        (
            {"email": "info@schule.example.cmo"},
            {"email": "info@schule.example.com"},
            "E-Mail mit einem Tippfehler",
        ),
        (
            {"postal_address": "Am Markt 1\n52511 Geilenkirchen"},
            {"postal_address": "am markt 1, 52511 geilenkirchen"},
            "gleiche Anschrift",
        ),
        (
            {"postal_address": "52511 Geilenkirchen"},
            {"postal_address": "52511 geilenkirchen"},
            "gleicher Ort",
        ),
        (
            {"email": "amira@example.org", "organisation": "Al Jisr e. V."},
            {"email": "haddad@example.net", "organisation": "al-jisr e.V."},
            "gleiche Organisation",
        ),
        (
            {"email": "amira@example.org", "municipality_id": 1},
            {"phone": PHONE, "municipality_id": 1},
            "sonst keine Angabe, die sich vergleichen lässt",
        ),
    ],
)
def test_the_same_name_needs_one_thing_more_that_fits(one, other, why):
    pairs = reasons({"name": "Amira/Haddad", **one}, {"name": "Amira/Haddad", **other})

    assert [pair.reasons for pair in pairs] == [("gleicher Name", why)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"email": "amira@example.org"}, {"email": "haddad@example.net"}),
        ({"phone": PHONE}, {"phone": "0221 4710 999"}),
        ({"email": "amira@example.org", "municipality_id": 1}, {"municipality_id": 2}),
    ],
)
def test_namesakes_who_are_reached_elsewhere_are_two_people(one, other):
    assert reasons({"name": "Amira/Haddad", **one}, {"name": "Amira/Haddad", **other}) == []


def test_a_frau_and_a_herr_whose_names_resemble_are_two_people():
    one = {"name": "Simone/Lenz", "phone": PHONE, "salutation": "Frau"}
    other = {"name": "Simeone/Lenz", "phone": PHONE, "salutation": "Herr"}

    assert reasons(one, other) == []


def test_the_people_of_one_form_are_never_the_same():
    one, other = (looks(number, "Amira/Haddad", party_id=7, phone=PHONE) for number in (1, 2))

    assert reasons_for(one, other) == ()


def test_three_registrations_of_one_person_are_three_pairs():
    people = [looks(number, "Amira/Haddad", phone=PHONE) for number in (3, 1, 2)]

    pairs = [(pair.first_id, pair.second_id) for pair in likely_pairs(people)]

    assert pairs == [(1, 2), (1, 3), (2, 3)]


def test_somebody_new_is_compared_with_those_before_and_they_not_once_more():
    before = [looks(number, "Amira/Haddad", phone=PHONE) for number in (1, 2)]

    found = likely_pairs([looks(3, "Amira/Haddad", phone=PHONE)], among=before)

    assert [(pair.first_id, pair.second_id) for pair in found] == [(1, 3), (2, 3)]


def test_twenty_thousand_people_are_compared_in_seconds_also_if_they_share_one_mailbox():
    names = [f"{first}{end}" for first in ("Mar", "Jul", "Fat", "Ste") for end in "abcdefghij"]
    people = [
        looks(
            number,
            f"{names[number % 40]}/{names[number // 40 % 40]}{number // 1600}",
            email="alle@example.org",
            phone=f"0221 47{number:06}",
        )
        for number in range(20_000)
    ]

    started = time.process_time()
    likely_pairs(people)

    assert time.process_time() - started < 10
