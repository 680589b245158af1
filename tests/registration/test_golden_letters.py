"""The letters, word for word. After a wanted change: ``REWRITE=1 pytest tests/registration/test_golden_letters.py``."""

import os
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from conference.core import clock
from conference.core.actor import VISITOR
from conference.core.database import db
from conference.core.translated import Translated, german
from conference.mail.models import Letter
from conference.planning.states import ChoiceMode
from conference.privacy.services.deleting import delete_person
from conference.registration import rules
from conference.registration.services.answering import sweep as let_offers_lapse
from conference.registration.services.change import change
from conference.registration.services.confirming import expire, remind
from conference.registration.services.links import send_links_again
from conference.registration.services.merge import merge
from conference.registration.services.register import register
from conference.registration.services.substitute import substitute
from conference.registration.services.withdraw import reject, withdraw
from conference.registration.states import ConsentKind
from tests.factories import ConferenceFactory, ForumFactory, ForumRoundFactory
from tests.registration.people import OFFICE, amira, application, sign_up, wish, with_link

FOLDER = Path(__file__).parent / "letters"
SEPTEMBER = datetime(2026, 9, 1, 10, tzinfo=UTC)
TITLE = Translated(
    {"de": "Integrationskonferenz 2026", "ar": "مؤتمر الاندماج 2026", "uk": "Конференція 2026"}
)


@pytest.fixture(autouse=True)
def _in_september():
    with clock.pretending(SEPTEMBER):
        yield


@pytest.fixture
def conference():
    return ConferenceFactory(
        year=2026,
        title=TITLE,
        day=date(2026, 11, 7),
        directions=german("Bus 401 bis Wurmaue.\nDer Eingang ist ohne Stufen."),
        registration_opens_at=datetime(2026, 8, 31, 7, tzinfo=UTC),
        registration_closes_at=datetime(2026, 10, 23, 22, tzinfo=UTC),
        change_until=datetime(2026, 11, 5, 11, tzinfo=UTC),
        changed_at=SEPTEMBER,
    )


@pytest.fixture
def forum(conference):
    return ForumFactory(
        of=conference,
        code="A1",
        round=ForumRoundFactory(conference=conference),
        title=german("Deutsch für den Beruf"),
    )


def the_last(name):
    letters = db.session.scalars(select(Letter).order_by(Letter.id)).all()
    return next(letter for letter in reversed(letters) if letter.name.endswith(f"/{name}"))


def as_written(letter):
    files = ", ".join(file.filename for file in letter.attachments) or "-"
    head = f"An: {letter.to_address}\nBetreff: {letter.subject}\nAnlagen: {files}\n\n"
    whole = f"{head}{letter.text}\n{'-' * 72}\n{letter.html}\n"
    whole = re.sub(r"/anmeldung/[\w-]{32}", "/anmeldung/TOKEN", whole)
    return re.sub(r"/angebot/\d+", "/angebot/1", whole)  # a database may count on after a test


def confirmed(conference, forum):
    sign_up(
        conference,
        amira(
            choices=(wish(forum),),
            consents=frozenset({ConsentKind.PHOTO}),
            organisation="Lernpaten <Oberbruch>",
            message="Ich bringe Kuchen mit.",
        ),
    )


def group(conference, forum):
    nameless = {"first_name": "", "last_name": "", "email": ""}
    sign_up(conference, amira(), amira(**nameless))


def waiting(conference, forum):
    conference.public_seats = 0
    db.session.commit()
    sign_up(conference, amira(), amira(first_name="Mina"))


def moved_up(conference, forum):
    conference.public_seats = 1
    db.session.commit()
    first = sign_up(conference, amira(first_name="Jens"))
    sign_up(conference)
    withdraw(first.id, actor=with_link(first))


def moved_up_in_forum(conference, forum):
    conference.choice_mode, forum.capacity = ChoiceMode.DIRECT, 1
    db.session.commit()
    first = sign_up(conference, amira(choices=(wish(forum),)))
    sign_up(conference, amira(choices=(wish(forum, or_wait=True),)))
    withdraw(first.id, actor=with_link(first))


def offered(conference, forum):
    conference.public_seats, conference.offer_hours = 1, 48
    db.session.commit()
    first = sign_up(conference, amira(first_name="Jens"))
    sign_up(conference)
    withdraw(first.id, actor=with_link(first))


def offer_lapsed(conference, forum):
    offered(conference, forum)
    with clock.pretending(SEPTEMBER + timedelta(days=3)):
        let_offers_lapse()


def offered_in_forum(conference, forum):
    conference.offer_hours = 48
    moved_up_in_forum(conference, forum)


def offer_lapsed_in_forum(conference, forum):
    offered_in_forum(conference, forum)
    with clock.pretending(SEPTEMBER + timedelta(days=3)):
        let_offers_lapse()


def changed(conference, forum):
    registration = sign_up(conference)
    told = rules.details_of(registration)
    told = replace(told, last_name="Haddad-Jansen", choices=(wish(forum),))
    change(registration.id, told, version=1, actor=with_link(registration))


def address_changed(conference, forum):
    registration = sign_up(conference)
    told = replace(rules.details_of(registration), email="amira@example.net")
    change(registration.id, told, version=1, actor=with_link(registration))


def withdrawn(conference, forum):
    registration = sign_up(conference)
    withdraw(registration.id, actor=with_link(registration))


def rejected(conference, forum):
    reject(sign_up(conference).id, actor=OFFICE, why="Die Veranstaltung ist für Fachkräfte.")


def merged(conference, forum):
    one, other = sign_up(conference, amira(choices=(wish(forum),))), sign_up(conference)
    merge(one.id, other.id, versions=(one.version, other.version), actor=OFFICE)


def place_given_on(conference, forum):
    registration = sign_up(conference)
    substitute(
        registration.id,
        amira(first_name="Petra", email="palmen@example.net"),
        version=registration.version,
        actor=with_link(registration),
        language="de",
    )


def links(conference, forum):
    register(application(conference, amira(), amira(first_name="Mina")), actor=VISITOR)
    send_links_again("amira@example.org", language="de", actor=VISITOR)


def unconfirmed(conference, forum):
    conference.confirms_email = True
    db.session.commit()
    return sign_up(conference, amira(), amira(first_name="Mina", email=""))


def confirm_again(conference, forum):
    remind(unconfirmed(conference, forum).party_id)


def expired(conference, forum):
    party_id = unconfirmed(conference, forum).party_id
    with clock.pretending(SEPTEMBER + timedelta(hours=48)):
        expire(party_id)


def deleted(conference, forum):
    registration = sign_up(conference)
    delete_person(registration.id, actor=with_link(registration))


@pytest.mark.parametrize(
    ("name", "story"),
    [
        ("confirm_address", unconfirmed),
        ("confirm_again", confirm_again),
        ("expired", expired),
        ("deleted", deleted),
        ("confirmed", confirmed),
        ("confirmed-group", group),
        ("waiting", waiting),
        ("moved_up", moved_up),
        ("moved_up_in_forum", moved_up_in_forum),
        ("offered", offered),
        ("offered-forum", offered_in_forum),
        ("offer_lapsed", offer_lapsed),
        ("offer_lapsed-forum", offer_lapsed_in_forum),
        ("changed", changed),
        ("address_changed", address_changed),
        ("withdrawn", withdrawn),
        ("rejected", rejected),
        ("merged", merged),
        ("place_given_on", place_given_on),
        ("links", links),
    ],
)
def test_a_letter_says_what_it_always_said(conference, forum, name, story):
    story(conference, forum)

    written = as_written(the_last(name.partition("-")[0]))
    kept = FOLDER / f"{name}.de.txt"
    if "REWRITE" in os.environ:
        kept.write_text(written)
    assert written == kept.read_text()


@pytest.mark.parametrize("language", ["de-simple", "en", "ar", "uk", "tr"])
def test_a_letter_is_in_the_language_of_the_person(conference, language):
    sign_up(conference, language=language)

    letter = the_last("confirmed")
    direction = "rtl" if language == "ar" else "ltr"

    assert letter.language == language
    assert f'<html lang="{language}" dir="{direction}">' in letter.html
    assert TITLE.get(language, TITLE["de"]) in letter.subject
    assert f"?sprache={language}" in letter.text


def test_what_is_not_translated_is_marked_as_german(conference):
    sign_up(conference, language="ar")

    assert '<span lang="de" dir="ltr">Bus 401 bis Wurmaue.' in the_last("confirmed").html


def test_what_people_type_is_no_html(conference):
    sign_up(conference, amira(first_name="<b>Amira</b>", organisation="<script>"))

    html = the_last("confirmed").html

    assert "<b>" not in html
    assert "<script>" not in html
    assert "&lt;b&gt;Amira&lt;/b&gt;" in html


def test_the_calendar_file_of_the_letter_is_the_one_behind_the_link(client, conference):
    sign_up(conference)

    letter = the_last("confirmed")
    token = re.search(r"/anmeldung/([\w-]{32})", letter.text)[1]

    assert letter.attachments[0].content == client.get(f"/anmeldung/{token}/termin.ics").data
    assert letter.attachments[0].content_type == "text/calendar; charset=utf-8"


def test_a_person_of_a_group_with_an_address_reads_nothing_about_the_others(conference):
    sign_up(
        conference,
        amira(),
        amira(first_name="Jens", email="jens@example.org", organisation="Sportbund"),
    )

    letters = db.session.scalars(select(Letter).order_by(Letter.id)).all()

    assert [letter.to_address for letter in letters] == ["amira@example.org", "jens@example.org"]
    assert "Sportbund" not in letters[0].text
    assert "Amira" not in letters[1].text


def test_the_contact_of_a_group_reads_whose_registration_was_changed(conference):
    own = sign_up(conference, amira(), amira(first_name="Doris", last_name="Vier", email=""))
    other = own.party.registrations[1]
    told = replace(rules.details_of(other), organisation="Sportbund")

    change(other.id, told, version=other.version, actor=with_link(own))

    letter = the_last("changed")
    assert letter.to_address == "amira@example.org"
    assert f"Bei {other.code} (Doris Vier) ist jetzt anders:" in letter.text
    assert "das ist jetzt anders:" not in letter.text
    assert "(<bdi>Doris Vier</bdi>) ist jetzt anders:" in letter.html


def test_somebody_of_a_group_without_a_name_is_called_by_the_number_alone(conference):
    own = sign_up(conference, amira(), amira(first_name="", last_name="", email=""))
    other = own.party.registrations[1]
    told = replace(rules.details_of(other), organisation="Sportbund")

    change(other.id, told, version=other.version, actor=with_link(own))

    assert f"Bei {other.code} ist jetzt anders:" in the_last("changed").text


def test_whoever_only_waited_has_no_calendar_entry_to_take_back(conference):
    conference.public_seats = 0
    db.session.commit()
    registration = sign_up(conference)

    withdraw(registration.id, actor=with_link(registration))

    assert the_last("withdrawn").attachments == []
    assert "Kalender" not in the_last("withdrawn").text
