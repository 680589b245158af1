"""The letters to staff, word for word."""

from datetime import datetime

import pytest
from sqlalchemy import select

from conference.accounts.services import keeping, signing_in
from conference.accounts.services.keeping import AccountFacts
from conference.core import clock
from conference.core.actor import SYSTEM, VISITOR, Role
from conference.core.clock import BERLIN
from conference.core.database import db
from conference.mail.models import Letter
from tests.factories import StaffFactory


@pytest.fixture(autouse=True)
def saturday():
    with clock.pretending(datetime(2026, 11, 7, 9, tzinfo=BERLIN)):
        yield


def the_letter():
    """The only letter in the outbox, and the address in it."""
    letter = db.session.scalars(select(Letter)).one()
    link = next(word for word in letter.text.split() if word.startswith("http"))
    return letter, link


def test_the_link_somebody_asked_for():
    StaffFactory(email="svenja@kreis.example.org", name="Svenja Küsters")

    signing_in.ask_for_link("svenja@kreis.example.org", actor=VISITOR)

    letter, link = the_letter()
    assert letter.subject == "Ihr Link zum Anmelden im Konferenzbüro"
    assert letter.text.strip() == (
        "Guten Tag Svenja Küsters,\n"
        "\n"
        "mit diesem Link kommen Sie einmal ins Konferenzbüro:\n"
        "\n"
        f"{link}\n"
        "\n"
        "Er gilt bis Samstag, 7. November 2026, 9:30 Uhr. Danach lassen Sie sich einfach einen neuen "
        "schicken.\n"
        "\n"
        "Haben Sie keinen Link verlangt? Dann brauchen Sie nichts zu tun: Ohne diese E-Mail kommt "
        "niemand herein."
    )
    assert f'<a href="{link}">{link}</a>' in letter.html


def test_the_invitation():
    facts = AccountFacts(
        email="jens@kreis.example.org", name="Jens <Kreutz>", roles=frozenset({Role.DESK})
    )

    keeping.invite(facts, actor=SYSTEM)

    letter, link = the_letter()
    assert letter.subject == "Ihr Zugang zum Konferenzbüro"
    assert letter.text.strip() == (
        "Guten Tag Jens <Kreutz>,\n"
        "\n"
        "die Geschäftsstelle hat für Sie ein Konto im Konferenzbüro angelegt. Mit diesem Link kommen "
        "Sie das erste Mal herein:\n"
        "\n"
        f"{link}\n"
        "\n"
        "Er gilt einmal und bis Samstag, 14. November 2026, 9:00 Uhr. Unter „Mein Konto“ können Sie "
        "danach ein Passwort setzen. Ohne Passwort lassen Sie sich jedes Mal einen Link schicken."
    )
    assert "Jens &lt;Kreutz&gt;" in letter.html
