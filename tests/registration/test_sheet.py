"""The office's sheet of one person: what changed is seen first, and numbers keep their order."""

import re

from bs4 import BeautifulSoup
from sqlalchemy import select

from conference.core.database import db
from conference.mail.models import Letter
from conference.papers.services.writing import ask_for_letter
from conference.registration import rules
from conference.registration.services.change import change
from conference.registration.services.links import send_link_of
from tests.registration.people import OFFICE, amira, sign_up, with_link


def trail_of(office, conference, person):
    """The lines in sight, and those behind the line about letters."""
    page = office.get(f"/buero/{conference.year}/anmeldungen/{person.code}").text
    soup = BeautifulSoup(page, "html.parser")
    lists = [
        [" ".join(line.p.get_text(" ").split()) for line in found.select("li.trail__entry")]
        for found in soup.select("ol.trail")
    ]
    closed = [found.find_parent("details") for found in soup.select("ol.trail")]
    assert [inside is not None for inside in closed] == [False, True]
    assert closed[1].get("open") is None
    return lists, " ".join(closed[1].summary.get_text().split())


def test_changes_stand_first_and_letters_behind_one_line(office, conference):
    person = sign_up(conference, amira(postal_address="Am Markt 1\n52525 Heinsberg"))
    send_link_of(person.id, actor=OFFICE)
    told = rules.details_of(person)
    ask_for_letter(person.id, actor=OFFICE)
    changed = rules.Details(**(vars(told) | {"phone": "0221 4710 101"}))
    change(person.id, changed, version=person.version, actor=with_link(person))

    (in_sight, aside), line = trail_of(office, conference, person)

    assert [words.partition(": ")[2] for words in in_sight] == [
        "Person (eigener Link) hat die Anmeldung geändert.",
        "Person (öffentliche Seite) hat angemeldet: Platz sicher.",
    ]
    assert [words.partition(": ")[2] for words in aside] == [
        "Büro (Svenja Küsters) hat einen Brief zum Drucken geschrieben.",
        "Büro (Svenja Küsters) hat den Link noch einmal geschickt.",
    ]
    assert line == "Briefe (2)"


def test_a_telephone_number_in_an_arabic_message_is_set_apart(office, conference):
    person = sign_up(conference, amira(message="رقمي 0221 4710 101، شكراً"))
    db.session.commit()

    page = office.get(f"/buero/{conference.year}/anmeldungen/{person.code}").text

    assert '<bdi dir="auto">رقمي \u20660221 4710 101\u2069، شكراً</bdi>' in page


def test_the_page_behind_the_link_sets_it_apart_too(client, conference):
    sign_up(conference, amira(message="رقمي 0221 4710 101، شكراً"), language="ar")
    letter = db.session.scalars(select(Letter)).one()
    link = re.search(r"/anmeldung/[\w-]{32}", letter.text)[0]

    page = client.get(f"{link}?sprache=ar").text

    assert "\u20660221 4710 101\u2069" in page
