"""The form where the language changes half-way, where blanks are sent, and where keys are made up."""

import re

import pytest

from conference.core.database import db
from conference.planning.states import ChoiceMode
from tests.programme.publishing import release
from tests.registration.visitors import AMIRA, forums, registrations


def test_changing_the_language_keeps_the_screen_and_what_was_typed(visitor, conference):
    f = forums(conference)
    choice = {f"p1-r{f['A1'].round_id}_1": str(f["A2"].id), "p1-consent_photo": "y"}
    visitor.begin().change_language("ar", first_name="Amira", email="halb")
    first = visitor.answer
    half = visitor.fields
    visitor.send(email="amira@example.org")
    visitor.change_language("ar", message="Bitte\nleise", **choice)
    second = visitor.answer

    assert (first.status_code, second.status_code) == (200, 200)
    assert (half["first_name"], half["email"], half["schritt"]) == ("Amira", "halb", "1")
    assert 'id="fehler"' not in first.text + second.text
    assert '<html lang="ar" dir="rtl">' in first.text
    assert "الجولة A" in second.text
    assert visitor.fields.items() >= (choice | {"message": "Bitte\nleise", "schritt": "2"}).items()
    assert registrations() == []

    visitor.send().follow()

    (registration,) = registrations()
    assert (registration.language, registration.message) == ("ar", "Bitte\nleise")
    assert [w.forum_id for w in registration.wishes] == [f["A2"].id]


def test_the_enter_key_never_changes_the_language(visitor):
    page = visitor.begin().answer.text

    first = re.search(r'<button[^>]*form="anmeldung"[^>]*>', page)[0]
    assert "sprachwechsel" not in first
    assert page.count('name="sprachwechsel"') == 6


@pytest.mark.parametrize("unseen", ["\u200b", "\u200d", "\u202e\u202c", " \u2060 "])
def test_a_name_that_nobody_can_see_is_no_name(visitor, unseen):
    visitor.begin().send(last_name=unseen, email="amira@example.org")

    assert "Bitte nennen Sie einen Vornamen oder einen Nachnamen." in visitor.text


def test_only_keys_that_we_gave_are_taken(visitor, client, conference):
    given = visitor.begin().fields["form_key"]
    forged = given[:-1] + ("A" if given[-1] != "A" else "B")

    for key in ("a" * 32, forged, "", "ü" * 32):
        visitor.begin().send(**AMIRA, form_key=key)
        replaced = visitor.fields["form_key"]
        visitor.send(form_key=key).follow()
        assert len(replaced) == 32
        assert replaced != key
        assert (
            key == "" or client.get(f"/{conference.year}/anmeldung/fertig/{key}").status_code == 404
        )

    visitor.begin().send(**AMIRA, form_key=given)
    assert visitor.fields["form_key"] == given


def test_one_of_a_group_can_wish_nothing_in_one_round_and_the_same_in_the_other(
    visitor, conference
):
    f = forums(conference)
    a, b = f"r{f['A1'].round_id}_1", f"r{f['B1'].round_id}_1"
    visitor.begin().send(**AMIRA, size="3")

    visitor.send(
        **{
            f"p1__{a}": str(f["A1"].id),
            f"p1__{b}": str(f["B1"].id),
            f"p2__{a}": "-",
            f"p3__{b}": str(f["B2"].id),
        }
    ).follow()

    assert [{w.forum_id for w in p.wishes} for p in registrations()] == [
        {f["A1"].id, f["B1"].id},
        {f["B1"].id},
        {f["A1"].id, f["B2"].id},
    ]


@pytest.mark.parametrize("phone", ["ruf mich an", "12 34", "Zimmer 1234"])
def test_a_telephone_number_has_digits(visitor, phone):
    visitor.begin().send(first_name="Amira", reach_by="phone", phone=phone)

    assert visitor.answer.status_code == 422
    assert "Bitte nennen Sie eine Telefonnummer mit Ziffern." in visitor.text
    assert visitor.fields["phone"] == phone


@pytest.mark.parametrize(
    ("phone", "kept"),
    [
        ("٠٢٤٥٢ ١٣", "02452 13"),
        ("(02452) 13-0", "(02452) 13-0"),
        ("+49 2452 1311 abends", "+49 2452 1311 abends"),
    ],
)
def test_digits_of_every_script_are_digits_and_are_kept_as_they_are_dialled(visitor, phone, kept):
    visitor.begin().send(first_name="Amira", reach_by="phone", phone=phone).send().follow()

    assert registrations()[0].phone == kept


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("jörg@müller.example", True),
        ("jörg@example.org", True),
        ("jörg@", False),
        ("jörg müller@example.org", False),
    ],
)
def test_umlauts_before_the_at_sign_are_told_apart_from_slips(visitor, address, told):
    visitor.begin().send(first_name="Jörg", email=address)

    assert visitor.answer.status_code == 422
    assert ("Umlaute vor dem @" in visitor.text) is told
    assert ("Diese E-Mail-Adresse stimmt so nicht." in visitor.text) is not told


def test_one_free_seat_is_one(visitor, conference):
    conference.choice_mode = ChoiceMode.DIRECT
    f = forums(conference)
    f["A1"].capacity = 1
    db.session.commit()
    release(conference)

    visitor.begin().send(**AMIRA)

    assert "A1 Deutsch für den Beruf A1 – stufenfrei – 1 Platz frei" in visitor.text
