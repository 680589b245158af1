import pytest
import sqlalchemy as sa
from flask_babel import get_locale

from conference.core.database import db
from conference.core.transaction import use_case
from conference.mail.models import Attachment, Letter
from conference.mail.outbox import File
from conference.mail.states import LetterState
from conference.web.languages import current_language
from tests.mail.conftest import write


def letters():
    return db.session.scalars(sa.select(Letter)).all()


def test_a_letter_is_a_row_that_waits():
    write()

    [letter] = letters()
    assert (letter.state, letter.subject) == (
        LetterState.PENDING,
        "Ihre Anmeldung: Integrationskonferenz 2026",
    )
    assert letter.text == (
        "Guten Tag Oksana Petrenko,\n\nSprache: de ltr, Link: "
        "https://konferenz.example.org/anmeldung/AbCdEfGhIjKlMnOpQrStUvWxYz01_-AB\n"
    )
    assert '<html lang="de" dir="ltr">' in letter.html
    assert letter.message_id.endswith("@kreis.example.org>")


def test_the_same_key_is_written_once():
    write()
    write(conference="Andere Konferenz")

    assert [letter.subject for letter in letters()] == [
        "Ihre Anmeldung: Integrationskonferenz 2026"
    ]


def test_a_failed_use_case_leaves_no_letter():
    @use_case
    def fail():
        write()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert letters() == []


def test_a_letter_speaks_its_own_language_and_then_the_page_goes_on_in_its_own(app):
    with app.test_request_context("/?sprache=tr"):
        write(language="ar")

        assert (current_language(), str(get_locale())) == ("tr", "tr")
    [letter] = letters()
    assert "Sprache: ar rtl" in letter.text
    assert '<html lang="ar" dir="rtl">' in letter.html


def test_what_strangers_typed_cannot_break_a_header_or_the_html():
    write(to_name="<b>Eve\r\nBcc: a@b.example</b>", conference="x\r\nBcc: all@example.org")

    [letter] = letters()
    assert letter.subject == "Ihre Anmeldung: x Bcc: all@example.org"
    assert letter.to_name == "<b>Eve Bcc: a@b.example</b>"
    assert "<b>" not in letter.html


def test_files_go_with_the_letter():
    write(files=(File(filename="termin.ics", content_type="text/calendar", content=b"BEGIN"),))
    write(files=(File(filename="zwei.ics", content_type="text/calendar", content=b"NO"),))

    [attachment] = db.session.scalars(sa.select(Attachment)).all()
    assert (attachment.filename, attachment.content) == ("termin.ics", b"BEGIN")
    assert letters()[0].attachments == [attachment]


def test_writing_a_letter_asks_the_database_once(count_queries):
    write(key="warm")

    with count_queries() as asked:
        write()

    assert [statement.split()[0] for statement in asked if "letter" in statement] == ["INSERT"]
