"""The call list and one call, as the clerk sees them."""

import pytest

from conference.calls.models import Call
from conference.core.actor import Role
from conference.core.database import db
from conference.registration.models import Question
from conference.registration.rules import Needs
from conference.registration.services.questions import settle
from conference.registration.services.withdraw import withdraw
from conference.registration.states import QuestionKind, QuestionState, Reach
from tests.factories import ConferenceFactory, ForumFactory
from tests.programme.publishing import release
from tests.registration.people import OFFICE, amira, sign_up, wish
from tests.registration.visitors import Page


@pytest.fixture
def conference():
    return ConferenceFactory(year=2026)


def by_phone(conference, **facts):
    return sign_up(
        conference,
        amira(**{"email": "", "phone": "02452 134", "reach_by": Reach.PHONE} | facts),
    )


def ask_back(person, kind, about=""):
    db.session.add(
        Question(registration_id=person.id, kind=kind, state=QuestionState.OPEN, about=about)
    )
    db.session.commit()
    db.session.expire_all()


def address(person):
    return f"/buero/2026/anrufe/{person.code}"


def test_the_list_shows_the_number_first_and_it_can_be_pressed(office, conference):
    by_phone(conference)

    page = office.get("/buero/2026/anrufe").text

    assert page.index('href="tel:02452134"') < page.index("Amira Haddad")
    assert "Hört von uns nur am Telefon" in page


def test_a_number_with_its_country_is_dialled_with_the_plus(office, conference):
    by_phone(conference, phone="+49 171 3920034")

    page = office.get("/buero/2026/anrufe").text

    assert 'href="tel:+491713920034"' in page
    assert "%2B" not in page


def test_an_empty_list_says_so(office, conference):
    assert "Niemand muss angerufen werden." in office.get("/buero/2026/anrufe").text
    assert "Niemand passt zu dieser Suche." in office.get("/buero/2026/anrufe?suche=x").text


def test_the_list_asks_as_few_questions_for_many_as_for_one(office, conference, count_queries):
    def more(number):
        for one in range(number):
            by_phone(conference, message=f"Ich komme mit {one + 2} Personen")

    more(1)
    office.get("/buero/2026/anrufe")
    with count_queries() as for_one:
        office.get("/buero/2026/anrufe")
    more(30)

    with count_queries() as for_many:
        office.get("/buero/2026/anrufe")

    assert len(for_many) == len(for_one)


def test_the_clerk_reads_out_day_place_and_wish_in_easy_words(office, conference):
    forum = ForumFactory(of=conference, code="A1")
    release(conference)
    person = by_phone(conference, choices=(wish(forum),))

    page = office.get(address(person)).text

    assert "Sie haben einen Platz." in page
    assert "Sie beginnt um 9:00 Uhr." in page
    assert "Der Ort heißt: Berufskolleg Wurmaue." in page
    assert "Ihr erster Wunsch für Forenrunde A ist: A1" in page
    assert f"Ihre Nummer bei uns ist: {person.code}." in page


def test_the_script_stands_in_the_language_of_the_person_too(office, conference):
    person = sign_up(
        conference,
        amira(email="", phone="02452 134", reach_by=Reach.PHONE),
        language="ar",
    )

    page = office.get(address(person)).text

    assert "Sie haben einen Platz." in page
    assert 'lang="ar" dir="rtl"' in page
    assert "يبدأ في الساعة 9:00." in page


def test_whoever_waits_hears_the_rank(office):
    conference = ConferenceFactory(year=2026, public_seats=1)
    sign_up(conference)
    person = by_phone(conference)

    page = office.get(address(person)).text

    assert "Sie stehen auf der Warteliste. Sie sind Nummer 1." in page


def test_a_call_is_stored_with_its_answers(office, conference):
    person = by_phone(conference, message="Ich komme mit 3 Personen")
    fields = Page(office.get(address(person))).fields
    asked = f"answer-{person.questions[0].id}"

    answer = office.post(
        address(person), data=fields | {"result": "reached", asked: "Sind angemeldet"}
    )

    assert answer.status_code == 303
    assert "Der Anruf bei Amira Haddad ist notiert." in office.get(answer.location).text
    assert db.session.query(Call).one().staff_name == office.staff.name
    assert db.session.query(Question).one().answer == "Sind angemeldet"


def test_a_gap_in_the_form_loses_nothing(office, conference):
    person = by_phone(conference, message="Ich komme mit 3 Personen")
    asked = f"answer-{person.questions[0].id}"

    nothing_chosen = office.post(address(person), data={"note": "Hört schlecht", asked: "Zwei"})
    no_day = office.post(address(person), data={"result": "call_again", "note": "Hört schlecht"})

    assert "Bitte wählen Sie, was herausgekommen ist." in nothing_chosen.text
    assert 'value="Zwei"' in nothing_chosen.text
    assert "Hört schlecht" in nothing_chosen.text
    assert "Bitte nennen Sie den Tag" in no_day.text
    assert "Hört schlecht" in no_day.text


def test_a_clerk_who_comes_second_sees_both_answers(office, conference):
    person = by_phone(conference, message="Ich komme mit 3 Personen")
    question = person.questions[0]
    fields = Page(office.get(address(person))).fields
    settle(question.id, "Sind angemeldet", actor=OFFICE)

    answer = office.post(
        address(person),
        data=fields | {"result": "reached", f"answer-{question.id}": "Kommen nicht"},
    )

    assert "Das hat inzwischen jemand anderes geklärt." in answer.text
    assert "Inzwischen geklärt: „Sind angemeldet“" in answer.text
    assert 'value="Kommen nicht"' in answer.text
    assert db.session.query(Call).count() == 0


def test_asking_for_a_call_keeps_what_was_typed_about_this_one(office, conference):
    person = sign_up(conference)

    asked = office.post(
        f"{address(person)}/vormerken", data={"reason": "Fahrdienst", "note": "Hört schlecht"}
    )
    nothing = office.post(f"{address(person)}/vormerken", data={"note": "Hört schlecht"})

    assert "Vom Büro vorgemerkt: Fahrdienst" in asked.text
    assert "Hört schlecht" in asked.text
    assert "Bitte schreiben Sie, warum." in nothing.text


def test_somebody_in_danger_is_marked_and_led_to_the_decision(office, conference):
    person = by_phone(conference, message="Ich werde gesucht.")

    assert "dringend" in office.get("/buero/2026/anrufe").text
    page = office.get(address(person)).text
    assert "Schutz: geschützt, bis Sie entscheiden" in page
    assert f'href="/buero/2026/anmeldungen/{person.code}"' in page


def test_who_speaks_with_hands_is_never_rung(office, conference):
    person = by_phone(conference, needs=Needs(sign_language=True, consent=True))

    for page in (office.get("/buero/2026/anrufe").text, office.get(address(person)).text):
        assert "chreiben, nicht anrufen" in page
        assert 'href="tel:' not in page.partition("<main")[2].partition("</main>")[0]
        assert 'href="sms:02452134"' in page
        assert "Gebärden" not in page


def test_needs_stand_only_before_those_who_may_know_them(office, staff_client, conference):
    person = by_phone(conference, needs=Needs(interpreter="ti", consent=True))
    ask_back(person, QuestionKind.LIFT_TOO_SMALL, "A6")
    needs = staff_client(Role.NEEDS)

    for browser, sees in ((office, False), (needs, True)):
        for page in ("/buero/2026/anrufe", address(person)):
            text = browser.get(page).text
            assert ("Tigrinya" in text) is sees
            assert ("Rollstuhl" in text) is sees


def test_the_overview_leads_to_the_calls_of_today(office, conference):
    by_phone(conference, message="Ich werde gesucht.")

    page = office.get("/buero/2026").text

    assert "Eine Person anrufen" in page
    assert "/buero/2026/anrufe?wann=heute" in page
    assert "Eine Person ist geschützt, bis Sie entscheiden" in page


def test_whoever_may_be_in_danger_is_asked_for_first_and_no_message_is_left(office, conference):
    person = by_phone(conference, message="Ich werde gesucht.")

    page = office.get(address(person)).text

    warning = page.index("Sprechen Sie nur mit dieser Person selbst")
    assert "Hinterlassen Sie keine Nachricht" in page
    assert (
        warning < page.index("Spreche ich mit Amira Haddad?") < page.index("Integrationskonferenz.")
    )
    asked = page.index("Sie haben uns geschrieben: „Ich werde gesucht.“")
    assert asked < page.index("Darf man Sie auf Fotos sehen?") < page.index("Danke. Auf")


def test_what_the_call_is_about_is_among_the_sentences_to_read_out(office, conference):
    person = by_phone(conference)
    ask_back(person, QuestionKind.EMAIL_BROKEN, "amira@exmaple")
    ask_back(person, QuestionKind.WISH_CONTRADICTED, "A1")

    page = office.get(address(person)).text

    asked = page.index("Wie ist Ihre E-Mail-Adresse?")
    assert asked < page.index("Welches Forum möchten Sie besuchen?")
    assert asked < page.index("Haben Sie noch Fragen?")


def test_only_who_may_know_needs_reads_out_what_is_missing(office, staff_client, conference):
    person = sign_up(
        conference,
        amira(email="", phone="02452 134", reach_by=Reach.PHONE),
        language="ar",
    )
    ask_back(person, QuestionKind.NEED_NOT_SERVED, "A5, B4")

    for browser, sees in ((office, False), (staff_client(Role.NEEDS), True)):
        text = browser.get(address(person)).text
        assert ("In A5, B4 gibt es nicht, was Sie brauchen." in text) is sees
        assert ("Möchten Sie ein anderes Forum?" in text) is sees


def test_to_whom_one_writes_nobody_says_to_call(office, conference):
    person = by_phone(conference, needs=Needs(sign_language=True, consent=True))

    page = office.get(address(person)).text

    assert "Ich schreibe Ihnen, weil Sie sich angemeldet haben." in page
    assert "Sie können uns schreiben: integration@kreis.example.org" in page
    assert "Sie können uns anrufen." not in page
    assert "Auf Wiederhören" not in page


def test_other_calls_begin_as_they_always_did(office, conference):
    page = office.get(address(by_phone(conference))).text

    assert "Spreche ich mit" not in page
    assert "Hinterlassen Sie keine Nachricht" not in page


def test_the_page_of_a_call_says_what_is_offered_and_leads_to_the_answer(office, conference):
    conference.public_seats, conference.offer_hours = 1, 48
    db.session.commit()
    first, waiting = sign_up(conference), by_phone(conference)
    withdraw(first.id, actor=OFFICE)

    page = office.get(address(waiting)).text

    assert "Ein Platz ist frei geworden. Wir halten ihn für Sie." in page
    assert "Wir brauchen Ihre Antwort bis" in page
    assert f"/buero/2026/angebote/{waiting.offer_id}/annehmen" in page
