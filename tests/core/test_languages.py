"""Lists and foreign titles in a sentence, in the direction of the page."""

import pytest

from conference.core.languages import isolated, isolated_lines, listed, with_numbers_in_order


@pytest.mark.parametrize(
    ("language", "told"), [("de", "A1, A2"), ("tr", "A1, A2"), ("ar", "A1\u060c A2")]
)
def test_a_list_has_the_comma_of_its_language(language, told):
    assert listed(["A1", "A2"], language) == told


@pytest.mark.parametrize(
    ("language", "told"),
    [("de", "A1 Kita, Schule; A2 Arbeit"), ("ar", "A1 Kita, Schule\u061b A2 Arbeit")],
)
def test_things_with_commas_of_their_own_stand_between_semicolons(language, told):
    assert listed(["A1 Kita, Schule", "A2 Arbeit"], language, long=True) == told


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("A1 Ankommen: was hilft?", "de", "A1 Ankommen: was hilft?"),
        ("A1 Ankommen: was hilft?", "ar", "\u2068A1 Ankommen: was hilft?\u2069"),
        ("A1 العمل", "ar", "\u2067A1 العمل\u2069"),
    ],
)
def test_a_title_keeps_its_direction_and_its_marks_in_an_arabic_sentence(text, language, told):
    assert isolated(text, language) == told


def test_every_line_that_somebody_typed_keeps_its_direction():
    assert isolated_lines("4 und 2\nNüsse.", "ar") == "\u20684 und 2\u2069\n\u2068Nüsse.\u2069"
    assert isolated_lines("4 und 2", "tr") == "4 und 2"
    assert isolated_lines("", "ar") == ""


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("رقمي 0221 4710 101، شكراً", "رقمي \u20660221 4710 101\u2069، شكراً"),
        ("اتصل +49 (221) 4710-101", "اتصل \u2066+49 (221) 4710-101\u2069"),
        ("نحن 4 أشخاص، الغرفة 12", "نحن 4 أشخاص، الغرفة 12"),
        ("Rufen Sie an: 0221 4710 101", "Rufen Sie an: 0221 4710 101"),
        ("", ""),
    ],
)
def test_the_groups_of_a_telephone_number_keep_their_order_among_arabic_words(typed, shown):
    assert with_numbers_in_order(typed) == shown
    assert with_numbers_in_order(shown) == shown
