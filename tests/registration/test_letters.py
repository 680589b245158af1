from sqlalchemy import select

from conference.core.database import db
from conference.mail.models import Letter
from conference.registration.services.withdraw import withdraw
from tests.factories import ConferenceFactory
from tests.registration.people import amira, sign_up, with_link


def last_letter():
    return db.session.scalars(select(Letter).order_by(Letter.id.desc())).first()


def lines(letter):
    return letter.text.splitlines()


def test_the_letter_about_a_withdrawal_greets_in_a_line_of_its_own():
    registration = sign_up(ConferenceFactory())

    withdraw(registration.id, actor=with_link(registration))

    assert lines(last_letter())[:4] == [
        "Guten Tag Amira Haddad,",
        "",
        f"Amira Haddad ({registration.code}) ist abgemeldet.",
        "Danke, dass Sie Bescheid sagen: Den Platz bekommt jetzt jemand anderes.",
    ]


def test_a_telephone_number_keeps_its_order_in_an_arabic_letter():
    sign_up(ConferenceFactory(), amira(phone="02452 13-4567"), language="ar")

    assert "- الهاتف: \u206602452 13-4567\u2069" in lines(last_letter())
    assert '<bdi dir="ltr">02452 13-4567</bdi>' in last_letter().html


def test_a_telephone_number_stands_plainly_in_a_german_letter():
    sign_up(ConferenceFactory(), amira(phone="02452 13-4567"))

    assert "- Telefon: 02452 13-4567" in lines(last_letter())


def test_headings_of_a_turkish_letter_keep_the_dots_of_their_letters():
    sign_up(ConferenceFactory(), language="tr")

    assert {"ETKİNLİK", "NE ZAMAN", "NEREDE", "BAĞLANTINIZ"} <= set(lines(last_letter()))


def test_a_salutation_is_read_in_the_language_of_the_letter():
    sign_up(ConferenceFactory(), amira(salutation="Herr"), language="tr")

    assert "- Hitap: Bay" in lines(last_letter())
