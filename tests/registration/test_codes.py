"""Forums as clerks type them."""

import pytest

from conference.registration.rules.codes import read_codes

OFFERED = ("A1", "A5", "A6", "A11")


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("A5 A1 A6", ("A5", "A1", "A6")),
        ("a5,a1;A6", ("A5", "A1", "A6")),
        ("a5a1a6", ("A5", "A1", "A6")),
        ("  A 5 / a-1 ", ("A5", "A1")),
        ("5 1", ("A5", "A1")),
        ("a11", ("A11",)),
        ("a1a11", ("A1", "A11")),
        ("", ()),
    ],
)
def test_codes_are_read_however_they_are_spaced_and_written(typed, codes):
    assert (read_codes(typed, OFFERED).codes, read_codes(typed, OFFERED).wrong) == (codes, ())


def test_what_is_no_code_is_told_apart():
    reading = read_codes("A5 A9 xyz", OFFERED)

    assert (reading.codes, reading.wrong) == (("A5",), ("A9", "xyz"))


def test_a_number_that_fits_two_codes_means_none_of_them():
    assert read_codes("1", ("A1", "B1")).wrong == ("1",)


def test_a_very_long_word_is_answered_at_once():
    assert read_codes("a" * 100, ("A", "AA", "AAAB")).codes
    assert read_codes("a" * 99 + "c", ("A", "AA", "AAAB")).wrong
