import pytest

from conference.registration.rules import meant_address


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("amira@gmial.com", "amira@gmail.com"),
        ("amira@gmai.com", "amira@gmail.com"),
        ("amira@gmaill.com", "amira@gmail.com"),
        ("amira@wen.de", "amira@web.de"),
        ("amira@example.og", "amira@example.org"),
        ("amira@example.cmo", "amira@example.com"),
        ("amira@verein.example.nte", "amira@verein.example.net"),
        ("amira@wbe.ed", "amira@web.de"),
    ],
)
def test_a_slip_of_the_finger_is_asked_about(typed, meant):
    assert meant_address(typed) == meant


@pytest.mark.parametrize(
    "address",
    [
        "amira@gmail.com",
        "amira@example.org",
        "info@bücher.example",
        "a@kreis-heinsberg.de",
        "x",
        "",
    ],
)
def test_a_good_address_is_left_alone(address):
    assert meant_address(address) is None
