import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import select

from conference.core.actor import VISITOR
from conference.core.clock import BERLIN
from conference.core.database import db
from conference.core.tokens import new_token
from conference.mail.models import Letter
from conference.planning.states import ChoiceMode
from conference.registration.models import Registration
from conference.registration.services.links import first_token
from conference.registration.services.register import register
from conference.registration.services.withdraw import withdraw
from conference.registration.states import Reach, State
from tests.factories import ConferenceFactory, ForumFactory, ForumRoundFactory
from tests.registration.people import OFFICE, amira, application, sign_up, wish
from tests.registration.visitors import Visitor

KEY = new_token()


@pytest.fixture
def conference():
    return ConferenceFactory()


def behind(client, token, language="de"):
    """Somebody who has opened this link."""
    return Visitor(client, None, language).visit(f"/anmeldung/{token}")


def mailed_links():
    """The links of all letters, the latest last."""
    return [
        re.search(r"/anmeldung/([\w-]{32})", letter.text)[1]
        for letter in db.session.scalars(select(Letter).order_by(Letter.id))
    ]


def test_the_link_in_the_letter_opens_the_registration(client, conference):
    registration = sign_up(conference)

    page = behind(client, mailed_links()[0])

    assert page.answer.status_code == 200
    assert registration.code in page.text
    assert "Amira Haddad" in page.text
    assert page.answer.headers["Referrer-Policy"] == "no-referrer"
    assert page.answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("end", ["", "/1/aendern", "/1/meine-daten"])
def test_an_unknown_link_leads_to_a_new_one(client, end):
    ConferenceFactory(year=2026, contact_phone="02452 13-5001")

    page = client.get(f"/anmeldung/{new_token()}{end}")

    assert page.status_code == 404
    assert "Diesen Link kennen wir nicht" in page.text
    assert 'href="/2026/anmeldung/link"' in page.text
    assert 'href="tel:02452135001"' in page.text


def test_an_unknown_link_promises_no_number_that_the_office_does_not_have(client):
    ConferenceFactory(year=2026, contact_phone="")

    page = client.get(f"/anmeldung/{new_token()}")

    assert 'href="/2026/anmeldung/link"' in page.text
    assert "tel:" not in page.text


def test_an_unknown_link_without_a_conference_leads_nowhere(client):
    page = client.get(f"/anmeldung/{new_token()}")

    assert page.status_code == 404
    assert "/anmeldung/link" not in page.text


@pytest.mark.parametrize("language", ["de", "de-simple", "ar", "tr"])
def test_the_link_in_a_letter_opens_the_language_of_the_letter_in_any_browser(
    client, conference, language
):
    sign_up(conference, language=language)
    letter = db.session.scalars(select(Letter)).one()
    link = re.search(r"/anmeldung/\S+", letter.text)[0]

    page = client.get(link, headers={"Accept-Language": "uk"})

    assert f'<html lang="{language}"' in page.text
    assert f'href="http://localhost{link}"' in letter.html


def test_a_date_that_ends_in_a_dot_gets_no_second_one(client, conference):
    conference.allocation_day = conference.change_until.astimezone(BERLIN).date() - timedelta(
        days=1
    )
    db.session.commit()
    sign_up(conference, language="uk")

    page = behind(client, f"{mailed_links()[0]}?sprache=uk")

    assert "враховуються до такого дня" in page.text
    assert ".." not in BeautifulSoup(page.answer.text, "html.parser").main.get_text()


def test_opening_a_link_consumes_nothing(client, conference):
    sign_up(conference)

    first, second = (behind(client, mailed_links()[0]) for _ in range(2))

    assert first.answer.status_code == second.answer.status_code == 200


def test_the_thirty_first_wrong_link_is_refused(client):
    answers = [client.get(f"/anmeldung/{new_token()}").status_code for _ in range(32)]

    assert answers == [404] * 30 + [429] * 2


def test_everything_can_be_changed_on_one_page(client, conference):
    registration = sign_up(conference)
    visitor = behind(client, mailed_links()[0])

    visitor.visit(f"/anmeldung/{mailed_links()[0]}/1/aendern")
    before = visitor.fields
    visitor.send(last_name="Jansen", organisation="TV Erkelenz", consent_photo="y").follow()

    assert before["first_name"] == "Amira"
    assert (registration.last_name, registration.organisation) == ("Jansen", "TV Erkelenz")
    assert "Gespeichert." in visitor.text
    assert len(mailed_links()) == 2


def test_a_mistake_in_a_change_keeps_what_was_typed(client, conference):
    sign_up(conference)
    visitor = behind(client, mailed_links()[0]).visit(f"/anmeldung/{mailed_links()[0]}/1/aendern")

    visitor.send(email="amira", organisation="TV Erkelenz")

    assert visitor.answer.status_code == 422
    assert visitor.fields["organisation"] == "TV Erkelenz"


def test_a_change_after_another_one_asks_to_look_again(client, conference):
    registration = sign_up(conference)
    token = mailed_links()[0]
    one = Visitor(client, None).visit(f"/anmeldung/{token}/1/aendern")
    other = Visitor(client, None).visit(f"/anmeldung/{token}/1/aendern").send(title="Dr.")

    one.send(organisation="TV Erkelenz")
    refused = one.text
    one.send()

    assert other.answer.status_code == 303
    assert "Ihre Anmeldung wurde inzwischen geändert." in refused
    assert registration.organisation == "TV Erkelenz"


def test_a_new_address_opens_a_new_link_for_this_browser_and_closes_the_old_one(client, conference):
    sign_up(conference)
    old = mailed_links()[0]
    visitor = Visitor(client, None).visit(f"/anmeldung/{old}/1/aendern")

    visitor.send(email="amira@example.net").follow()

    assert visitor.answer.status_code == 200
    assert "amira@example.net" in visitor.text
    assert client.get(f"/anmeldung/{old}").status_code == 404


def test_withdrawing_takes_two_clicks(client, conference):
    registration = sign_up(conference)
    visitor = Visitor(client, None).visit(f"/anmeldung/{mailed_links()[0]}/1/abmelden")
    before = registration.state

    visitor.send().follow()

    assert (before, registration.state) == (State.CONFIRMED, State.CANCELLED)
    assert "Die Abmeldung ist gespeichert." in visitor.text
    assert "abgemeldet" in visitor.text


def test_the_contact_sees_the_group_and_names_and_changes_whoever_has_no_address(
    client, conference
):
    party = register(
        application(
            conference,
            amira(),
            amira(first_name="", last_name="", email=""),
            amira(first_name="", last_name="", email="jens@example.org"),
            form_key=KEY,
        ),
        actor=VISITOR,
    )
    token = first_token(KEY, 1)
    visitor = behind(client, token)

    visitor.visit(f"/anmeldung/{token}/2/aendern").send(first_name="Mina").follow()
    visitor.visit(f"/anmeldung/{token}/3/name").send(first_name="Jens").follow()
    forbidden = client.get(f"/anmeldung/{token}/3/aendern").status_code

    assert [p.full_name for p in party.registrations] == ["Amira Haddad", "Mina", "Jens"]
    assert "K" in visitor.text
    assert forbidden == 403


def test_a_member_sees_only_the_own_registration(client, conference):
    register(
        application(
            conference, amira(), amira(first_name="Jens", email="jens@example.org"), form_key=KEY
        ),
        actor=VISITOR,
    )
    token = first_token(KEY, 2)

    page = behind(client, token)

    assert "Jens" in page.text
    assert "Amira" not in page.text
    assert client.get(f"/anmeldung/{token}/1/aendern").status_code == 403
    assert client.get(f"/anmeldung/{token}/1/abmelden").status_code == 403
    assert client.get(f"/anmeldung/{token}/7/aendern").status_code == 404


@pytest.mark.parametrize(
    ("mode", "days", "told"), [("wishes", 7, True), ("wishes", 0, False), ("direct", 7, False)]
)
def test_whoever_may_change_reads_until_when_wishes_count(client, mode, days, told):
    conference = ConferenceFactory(choice_mode=ChoiceMode(mode))
    conference.allocation_day = conference.change_until.astimezone(BERLIN).date() - timedelta(
        days=days
    )
    db.session.commit()
    register(application(conference, form_key=KEY), actor=VISITOR)

    page = behind(client, first_token(KEY, 1))

    assert "Ändern können Sie bis" in page.text
    assert ("Ihre Wünsche zählen bis" in page.text) is told


def test_wishes_are_set_apart_from_each_other_among_arabic_words(client):
    conference = ConferenceFactory()
    slot = ForumRoundFactory(conference=conference)
    one, two = (ForumFactory(of=conference, round=slot, code=code) for code in ("A1", "A2"))
    register(
        application(conference, amira(choices=(wish(one), wish(two))), form_key=KEY), actor=VISITOR
    )

    page = client.get(f"/anmeldung/{first_token(KEY, 1)}?sprache=ar").text

    assert "\u2068A1 Deutsch für den Beruf A1\u2069\u060c \u2068A2 " in page


def test_a_group_that_waits_can_move_up_one_by_one(client):
    conference = ConferenceFactory(public_seats=1)
    party = register(application(conference, amira(), amira(), form_key=KEY), actor=VISITOR)

    visitor = behind(client, first_token(KEY, 1))
    visitor.send().follow()

    assert [p.state for p in party.registrations] == [State.CONFIRMED, State.WAITLISTED]


def test_the_rank_is_shown_behind_the_link(client):
    conference = ConferenceFactory(public_seats=0)
    sign_up(conference)
    sign_up(conference, amira(email="zwei@example.org"))

    page = behind(client, mailed_links()[1])

    assert "Sie stehen auf Platz 2 der Warteliste." in page.text


def test_the_day_for_the_calendar_keeps_its_uid(client, conference):
    registration = sign_up(conference)
    token = mailed_links()[0]

    answer = client.get(f"/anmeldung/{token}/termin.ics")

    assert answer.content_type == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert f"UID:{registration.calendar_uid}\r\n" in answer.text
    assert "METHOD" not in answer.text
    assert token not in answer.text
    assert "Amira" not in answer.text


def test_after_the_withdrawal_the_calendar_entry_says_so(client, conference):
    sign_up(conference)
    token = mailed_links()[0]
    Visitor(client, None).visit(f"/anmeldung/{token}/1/abmelden").send()

    answer = client.get(f"/anmeldung/{token}/termin.ics")

    assert "STATUS:CANCELLED\r\n" in answer.text
    assert "SEQUENCE:1\r\n" in answer.text


def test_whoever_waits_is_offered_no_day_for_the_calendar(client):
    conference = ConferenceFactory(public_seats=0)
    sign_up(conference, form_key=KEY)
    token = first_token(KEY, 1)

    page = behind(client, token).text
    done = Visitor(client, None).visit(f"/{conference.year}/anmeldung/fertig/{KEY}").text
    file = client.get(f"/anmeldung/{token}/termin.ics")

    assert "Kalender" not in page
    assert "Kalender" not in done
    assert file.status_code == 404
    assert "Sie stehen auf Platz 1 der Warteliste." in file.text


def test_a_withdrawal_from_the_waiting_list_takes_no_entry_out_of_a_calendar(client):
    sign_up(ConferenceFactory(public_seats=0))

    Visitor(client, None).visit(f"/anmeldung/{mailed_links()[0]}/1/abmelden").send()

    letter = db.session.scalars(select(Letter).order_by(Letter.id.desc())).first()
    assert letter.attachments == []
    assert "Kalender" not in letter.text


@pytest.mark.parametrize("page", ["abmelden", "aendern", "name"])
def test_what_has_ended_leads_back_to_how_it_stands(client, conference, page):
    registration = sign_up(conference)
    token = mailed_links()[0]
    withdraw(registration.id, actor=OFFICE)

    answers = [method(f"/anmeldung/{token}/1/{page}") for method in (client.get, client.post)]

    assert [(a.status_code, a.location) for a in answers] == [(303, f"/anmeldung/{token}")] * 2


def test_saving_without_a_change_promises_no_letter(client, conference):
    sign_up(conference)
    visitor = Visitor(client, None).visit(f"/anmeldung/{mailed_links()[0]}/1/aendern")

    visitor.send().follow()

    assert "Es hat sich nichts geändert." in visitor.text
    assert "haben wir Ihnen geschrieben" not in visitor.text
    assert len(mailed_links()) == 1


def test_saving_promises_no_letter_to_whoever_gets_none(client, conference):
    sign_up(conference, amira(reach_by=Reach.PHONE, phone="02431 1", email=""), form_key=KEY)
    visitor = Visitor(client, None).visit(f"/anmeldung/{first_token(KEY, 1)}/1/aendern")

    visitor.send(organisation="TV Erkelenz").follow()

    assert "Die Änderung ist gespeichert." in visitor.text
    assert "geschrieben" not in visitor.text


def test_a_lost_link_is_answered_alike_for_known_and_unknown_addresses(client, conference):
    sign_up(conference)

    def ask(email):
        visitor = Visitor(client, conference).visit(f"/{conference.year}/anmeldung/link")
        visitor.send(email=email)
        return visitor.answer.status_code, visitor.text

    known, unknown = ask("AMIRA@example.org"), ask("nobody@example.org")

    assert known == unknown
    assert len(mailed_links()) == 2
    assert client.get(f"/anmeldung/{mailed_links()[1]}").status_code == 200
    assert client.get(f"/anmeldung/{mailed_links()[0]}").status_code == 200


def test_a_lost_link_needs_an_address(client, conference):
    visitor = Visitor(client, conference).visit(f"/{conference.year}/anmeldung/link").send()

    assert visitor.answer.status_code == 422
    assert "Bitte nennen Sie Ihre E-Mail-Adresse." in visitor.text


def test_pages_behind_the_link_change_nothing_by_looking(client, conference, count_queries):
    sign_up(conference)
    token = mailed_links()[0]

    with count_queries() as asked:
        for page in ("", "/termin.ics", "/1/aendern", "/1/abmelden"):
            assert client.get(f"/anmeldung/{token}{page}").status_code == 200

    assert [q for q in asked if q.startswith(("INSERT", "UPDATE", "DELETE"))] == []
    assert db.session.scalars(select(Registration)).one().version == 1
