"""The office prints, marks, takes back; and a code on paper opens the registration."""

from io import BytesIO

import pytest
from flask import current_app
from pypdf import PdfReader
from sqlalchemy import select

from conference.core.actor import Role
from conference.core.database import db
from conference.papers.models import PrintedLetter
from conference.papers.rules.codes import code_for, token_for
from conference.papers.states import PaperState
from conference.registration.rules.today import Matter
from conference.registration.services.forget import forget
from conference.registration.services.overview import overview_of
from conference.registration.services.withdraw import withdraw
from conference.trail.queries import entries_about
from conference.web.limits import DOORS
from tests.papers.people import conference_on_paper, marianne, on_paper
from tests.registration.people import OFFICE, amira, sign_up
from tests.registration.visitors import Page


@pytest.fixture
def conference():
    return conference_on_paper()


def pile(conference):
    return f"/buero/{conference.year}/briefe-drucken"


def letter_of(person):
    return db.session.scalars(
        select(PrintedLetter)
        .where(PrintedLetter.registration_id == person.id)
        .order_by(PrintedLetter.id.desc())
    ).first()


def form_on(browser, path, to="/briefe-drucken"):
    """The form of a page whose button leads to this address: where to, and what it sends."""
    forms = Page(browser.get(path)).forms
    (form,) = [one for one in forms if (one["action"] or "").endswith(to)]
    return form["action"], dict(form["fields"])


def press(browser, path, to="/briefe-drucken"):
    """Press this button, and read what follows."""
    action, fields = form_on(browser, path, to)
    return browser.post(action, data=fields, follow_redirects=True).text


def code_of(person):
    return code_for(current_app.config["SECRET_KEY"], letter_of(person).key)


def test_what_waits_is_printed_marked_and_gone(office, conference):
    for number in range(3):
        on_paper(conference, marianne(last_name=f"Müller {number}"))

    page = office.get(pile(conference)).text
    file = office.get(f"{pile(conference)}/alle.pdf")
    answer = press(office, pile(conference))

    assert "3 Briefe als PDF öffnen" in page
    assert file.content_type == "application/pdf"
    assert len(PdfReader(BytesIO(file.data)).pages) == 3
    assert "3 Briefe sind als gedruckt markiert." in answer
    assert "Es wartet kein Brief." in answer
    assert office.get(f"{pile(conference)}/alle.pdf").status_code == 404


def test_only_the_letters_that_the_page_named_are_marked(office, conference):
    first = on_paper(conference)
    action, fields = form_on(office, pile(conference))
    second = on_paper(conference, marianne(first_name="Heinz"))

    office.post(action, data=fields)

    assert letter_of(first).state is PaperState.PRINTED
    assert letter_of(second).state is PaperState.WAITING


def test_what_changed_while_the_printer_ran_is_said_and_printed_again(office, conference):
    first, second = on_paper(conference), on_paper(conference, marianne(first_name="Heinz"))
    action, fields = form_on(office, pile(conference))
    withdraw(second.id, actor=OFFICE)

    answer = office.post(action, data=fields, follow_redirects=True).text

    assert "Ein Brief ist als gedruckt markiert. 1 davon nicht" in answer
    assert letter_of(first).state is PaperState.PRINTED
    assert letter_of(second).state is PaperState.WAITING


def test_a_double_click_marks_once(office, conference):
    person = on_paper(conference)
    action, fields = form_on(office, pile(conference))

    office.post(action, data=fields)
    again = office.post(action, data=fields, follow_redirects=True).text

    assert "warten nicht mehr" in again
    assert [entry.words for entry in entries_about("registration", person.id)].count(
        "hat den Brief gedruckt"
    ) == 1


def test_a_paper_jam_is_taken_back_but_for_what_is_out_of_date(office, conference):
    first, second = on_paper(conference), on_paper(conference, marianne(first_name="Heinz"))
    press(office, pile(conference))
    withdraw(second.id, actor=OFFICE)

    answer = press(office, pile(conference), "/zuruecknehmen")

    assert "Ein Brief wartet wieder." in answer
    assert letter_of(first).state is PaperState.WAITING
    assert len(db.session.scalars(select(PrintedLetter).filter_by(state="waiting")).all()) == 2


def test_the_letter_of_somebody_deleted_since_does_not_come_back_and_cannot_be_seen(
    office, conference
):
    person = on_paper(conference)
    press(office, pile(conference))
    number = letter_of(person).id
    forget(person.id, actor=OFFICE)

    answer = press(office, pile(conference), "/zuruecknehmen")
    letter = office.get(f"{pile(conference)}/{number}.pdf")

    assert "0 Briefe warten wieder." in answer
    assert db.session.get_one(PrintedLetter, number).state is PaperState.PRINTED
    assert (letter.status_code, "sind gelöscht" in letter.text) == (409, True)


def test_an_incomplete_address_is_shown_with_what_is_missing_and_not_printed(office, conference):
    person = on_paper(conference, marianne(postal_address="Rurstraße 12"))

    page = office.get(pile(conference)).text

    assert "Es fehlt: Postleitzahl und Ort." in page
    assert "als PDF öffnen" not in page
    assert f"/anmeldungen/{person.code}/aendern" in page
    assert office.get(f"{pile(conference)}/alle.pdf").status_code == 404


@pytest.mark.parametrize("numbers", ["", "abc", "1,2,x", "9" * 300, "-1", "٣", "1;2"])
def test_nonsense_marks_nothing(office, conference, numbers):
    person = on_paper(conference)

    answer = office.post(pile(conference), data={"briefe": numbers.replace("1", "0")})

    assert answer.status_code == 303
    assert letter_of(person).state is PaperState.WAITING


def test_a_letter_is_printed_from_the_sheet_with_one_button(office, conference):
    person = on_paper(conference)
    sheet = office.get(f"/buero/{conference.year}/anmeldungen/{person.code}").text
    own = f"/buero/{conference.year}/anmeldungen/{person.code}/briefe"

    file = office.post(own, follow_redirects=True)
    answer = press(office, own)

    assert own in sheet
    assert file.content_type == "application/pdf"
    assert "Ein Brief ist als gedruckt markiert." in answer
    assert letter_of(person).run.printed_by in answer


def test_without_an_address_the_page_says_what_to_do(office, conference):
    person = sign_up(conference)
    own = f"/buero/{conference.year}/anmeldungen/{person.code}/briefe"

    answer = office.post(own, follow_redirects=True).text

    assert "Für den Brief fehlt noch: die Anschrift." in answer
    assert letter_of(person) is None


def test_what_is_out_of_date_is_not_printed(office, conference):
    person = on_paper(conference)
    old = letter_of(person)
    withdraw(person.id, actor=OFFICE)

    assert office.get(f"{pile(conference)}/{old.id}.pdf").status_code == 404


def test_letters_are_for_the_office_only(staff_client, conference):
    for role in set(Role) - {Role.OFFICE}:
        assert staff_client(role).get(pile(conference)).status_code == 403


def test_the_list_asks_as_few_questions_for_many_as_for_one(office, conference, count_queries):
    on_paper(conference)
    office.get(pile(conference))
    with count_queries() as for_one:
        office.get(pile(conference))
    for number in range(30):
        on_paper(conference, marianne(last_name=f"Müller {number}"))

    with count_queries() as for_many:
        assert "Müller 29" in office.get(pile(conference)).text

    assert len(for_many) <= len(for_one)


def test_the_list_is_searched_and_narrowed(office, conference):
    on_paper(conference)
    on_paper(conference, marianne(last_name="Özdemir", postal_address="Weg 1"))

    assert "Offermanns" not in office.get(f"{pile(conference)}?suche=özdemir").text
    assert "Offermanns" not in office.get(f"{pile(conference)}?anschrift=nein").text
    assert "Özdemir" not in office.get(f"{pile(conference)}?anschrift=ja").text


def test_the_morning_list_counts_what_waits_to_be_printed(office, conference):
    on_paper(conference)
    before = overview_of(conference, worker_silent=False)

    press(office, pile(conference))
    after = overview_of(conference, worker_silent=False)

    assert "Einen Brief drucken" in [task.title for task in before.tasks]
    assert Matter.BY_LETTER not in [task.matter for task in after.tasks]


def test_a_code_on_paper_opens_the_registration_however_it_is_typed(client, conference):
    person = on_paper(conference, language="ar")
    code = code_of(person)
    token = token_for(current_app.config["SECRET_KEY"], code)

    answers = [client.get(f"/a/{typed}") for typed in (code, code.lower(), code.replace("-", " "))]

    assert {answer.location for answer in answers} == {f"/anmeldung/{token}?sprache=ar"}
    assert person.code in client.get(answers[0].location).text


def test_a_printed_code_works_after_the_letter_was_replaced(client, conference):
    person = on_paper(conference)
    code = code_of(person)
    withdraw(person.id, actor=OFFICE)

    assert client.get(f"/a/{code}").status_code == 303


@pytest.mark.parametrize("wrong", ["K7QXM-3TFWP", "x", "0" * 500, "K7QXM-3TFW\u00e4", "٣٣٣"])
def test_a_wrong_code_is_told_kindly(client, conference, wrong):
    on_paper(conference)

    answer = client.get(f"/a/{wrong}")

    assert answer.status_code == 404
    assert "Diesen Code kennen wir nicht" in answer.text


def test_guessing_codes_is_stopped_even_for_the_right_one(client, conference):
    code = code_of(on_paper(conference))
    for _ in range(DOORS["link"].wrong + 1):
        client.get("/a/WWWWW-WWWWW")

    assert client.get(f"/a/{code}").status_code == 429


def test_nothing_in_the_database_opens_a_registration(conference):
    person = on_paper(conference)
    code = code_of(person)

    stored = str(
        [db.session.execute(table.select()).all() for table in db.metadata.tables.values()]
    )

    assert code not in stored
    assert token_for(current_app.config["SECRET_KEY"], code) not in stored


def test_who_gets_emails_can_have_a_letter_too(office, conference):
    person = sign_up(conference, amira(postal_address="Am Markt 1\n52525 Heinsberg"))

    file = office.post(
        f"/buero/{conference.year}/anmeldungen/{person.code}/briefe", follow_redirects=True
    )

    assert file.content_type == "application/pdf"
