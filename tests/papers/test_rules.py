"""Windows, codes, and what fits."""

import pytest

from conference.core.typed_codes import ALPHABET, plain
from conference.papers.rules.codes import code_for, token_for
from conference.papers.rules.envelopes import envelope_for
from conference.papers.rules.occasions import says, together
from conference.papers.rules.room_on_paper import surely_fits
from conference.papers.states import Occasion
from conference.registration.models import Registration
from conference.registration.states import State


def window(address, **facts):
    return envelope_for(
        Registration(
            **{"title": "", "first_name": "Marianne", "last_name": "Müller"} | facts,
            postal_address=address,
        )
    )


@pytest.mark.parametrize(
    ("address", "lines", "code"),
    [
        ("Rurstr. 12\n41849 Wassenberg", ("Rurstr. 12", "41849 Wassenberg"), "41849"),
        ("Rurstr. 12, 41849 Wassenberg", ("Rurstr. 12", "41849 Wassenberg"), "41849"),
        ("Marianne Müller\nPostfach 3\nD-52525 Heinsberg", ("Postfach 3", "D-52525 Heinsberg"), "52525"),
        ("bei Kowal\nAm Markt 1a\n52525 Heinsberg", ("bei Kowal", "Am Markt 1a", "52525 Heinsberg"), "52525"),
        ("Dorpstraat 5\n6411 AB Heerlen\nNiederlande", ("Dorpstraat 5", "6411 AB Heerlen", "Niederlande"), "6411AB"),
    ],
)  # fmt: skip
def test_a_whole_address_stands_in_the_window_line_by_line(address, lines, code):
    envelope = window(address)

    assert (envelope.lines, envelope.postal_code) == (("Marianne Müller", *lines), code)
    assert envelope.missing == ()


@pytest.mark.parametrize(
    ("address", "missing"),
    [
        ("", ("die Anschrift",)),
        ("Rurstraße 12", ("Postleitzahl und Ort",)),
        ("Rurstraße 12\n41849", ("der Ort",)),
        ("41849 Wassenberg", ("Straße und Hausnummer",)),
        ("Rurstraße\n41849 Wassenberg", ("Straße und Hausnummer",)),
    ],
)
def test_what_a_postman_would_miss_is_named(address, missing):
    envelope = window(address)

    assert (envelope.missing, envelope.postal_code) == (missing, "")


def test_nobody_writes_to_somebody_without_a_name():
    assert window("Rurstr. 1\n41849 Wassenberg", first_name="", last_name="").missing == (
        "der Name",
    )


def test_a_very_long_address_still_fits_into_the_window():
    envelope = window("\n".join(["x" * 99] * 9 + ["Weg 1", "52525 Heinsberg"]))

    assert len(envelope.lines) == 6
    assert envelope.lines[-1] == "52525 Heinsberg"
    assert max(map(len, envelope.lines)) <= 48


def test_a_code_is_short_clear_and_opens_one_link_however_it_is_typed():
    code = code_for("secret", "7/7.1")

    assert len(plain(code)) == 10
    assert set(plain(code)) <= set(ALPHABET)
    assert set(ALPHABET) & set("0O1I") == set()
    typed = (code.lower(), code.replace("-", ""), code.replace("-", " "), f" {code} ")
    assert {token_for("secret", one) for one in typed} == {token_for("secret", code)}
    assert len(token_for("secret", code)) == 32


def test_codes_differ_by_letter_and_by_installation():
    codes = {code_for(secret, f"{n}/{n}.1") for secret in ("one", "two") for n in range(500)}

    assert len(codes) == 1000
    assert token_for("one", "K7QXM-3TFWP") != token_for("two", "K7QXM-3TFWP")


@pytest.mark.parametrize(
    ("unprinted", "news", "told"),
    [
        (None, Occasion.CHANGED, Occasion.CHANGED),
        (Occasion.CONFIRMED, Occasion.CHANGED, Occasion.CONFIRMED),
        (Occasion.MOVED_UP, Occasion.CHANGED, Occasion.MOVED_UP),
        (Occasion.WAITING, Occasion.MOVED_UP, Occasion.MOVED_UP),
        (Occasion.CONFIRMED, Occasion.WITHDRAWN, Occasion.WITHDRAWN),
        (Occasion.ASKED, Occasion.CHANGED, Occasion.CHANGED),
    ],
)
def test_two_pieces_of_news_become_one_letter(unprinted, news, told):
    assert together(unprinted, news) is told


@pytest.mark.parametrize(
    ("occasion", "state", "told"),
    [
        (Occasion.CONFIRMED, State.CONFIRMED, Occasion.CONFIRMED),
        (Occasion.ASKED, State.ALLOCATED, Occasion.CONFIRMED),
        (Occasion.CONFIRMED, State.WAITLISTED, Occasion.WAITING),
        (Occasion.MOVED_UP, State.CONFIRMED, Occasion.MOVED_UP),
        (Occasion.CONFIRMED, State.CANCELLED, Occasion.WITHDRAWN),
        (Occasion.WITHDRAWN, State.CONFIRMED, Occasion.CHANGED),
        (Occasion.MOVED_UP, State.REJECTED, Occasion.REJECTED),
    ],
)
def test_a_letter_never_tells_anything_but_how_things_stand(occasion, state, told):
    assert says(occasion, state) is told


def test_only_what_surely_fits_is_not_measured():
    assert surely_fits(["Guten Tag"], [("Wann", "Samstag")] * 10, 2)
    assert not surely_fits(["Guten Tag"], [("Wann", "W" * 400)] * 10, 2)
