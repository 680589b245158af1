"""The octets of a letter, and what can never get into them."""

import email
import email.policy
from datetime import UTC, datetime
from pathlib import Path

import pytest

from conference.mail.message import octets
from conference.mail.models import Attachment, Letter

GOLDEN = Path(__file__).parent / "golden"


def letter(**changed):
    return Letter(
        **{
            "id": 7,
            "name": "registration/mail/confirmed",
            "language": "uk",
            "to_address": "oksana.petrenko@post.example.org",
            "to_name": "Оксана Петренко",
            "subject": "Ваша реєстрація: Integrationskonferenz 2026 – дякуємо за вашу реєстрацію",
            "text": "Добрий день,\n\n. ця точка стоїть сама\n"
            "https://konferenz.example.org/anmeldung/AbCdEfGhIjKlMnOpQrStUvWxYz01_-AB\n",
            "html": '<!doctype html>\n<html lang="uk"><p>Добрий день = вам</p></html>\n',
            "message_id": "<8d1c3d0e-7a55-4a4e-9c05-0f6b3d3d8c11@kreis.example.org>",
            "written_at": datetime(2026, 7, 1, 8, 30, tzinfo=UTC),
            "attachments": [
                Attachment(
                    filename="konferenz-2026.ics",
                    content_type="text/calendar; charset=utf-8",
                    content=b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
                )
            ],
            **changed,
        }
    )


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("with_attachment", {}),
        ("with_html", {"attachments": []}),
        ("text_only", {"attachments": [], "html": "", "subject": "Kurz", "text": "Guten Tag\n"}),
    ],
)
def test_a_letter_is_written_exactly_so(name, changes):
    assert octets(letter(**changes)) == (GOLDEN / f"{name}.eml").read_bytes()


def test_a_program_that_reads_mail_finds_everything_again():
    message = email.message_from_bytes(octets(letter()), policy=email.policy.default)

    body, calendar = message.iter_parts()
    plain, html = body.iter_parts()
    assert message["Subject"] == letter().subject
    assert message["To"] == "oksana.petrenko@post.example.org"
    assert plain.get_content().replace("\r\n", "\n") == letter().text
    assert html.get_content().replace("\r\n", "\n") == letter().html
    assert calendar.get_content_type() == "text/calendar"
    assert calendar.get_filename() == "konferenz-2026.ics"
    assert calendar.get_payload(decode=True) == b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


def test_octets_are_plain_ascii_in_short_lines_and_the_same_every_time():
    written = octets(letter(text="Ä" * 3000))

    assert written.isascii()
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert max(len(line) for line in written.split(b"\r\n")) <= 78
    assert octets(letter(text="Ä" * 3000)) == written


@pytest.mark.parametrize(
    "subject",
    [
        "Ihre Anmeldung\r\nBcc: all@example.org",
        "=?utf-8?q?a=0D=0ABcc:_v@example.org?=",
        "=?utf-8?q?a=0D=0ABcc:_v@example.org?= " * 5,
        "=?utf-8?b?YQ0KQmNjOiB2QGV4YW1wbGUub3Jn?=",
        "a\u2028Bcc: v@example.org\u0085Bcc: w@example.org\x0bBcc: x@example.org",
        "x" * 500,
        "\n\n",
    ],
)
def test_no_subject_makes_another_header(subject):
    head = octets(letter(subject=subject)).partition(b"\r\n\r\n")[0]

    message = email.message_from_bytes(head)
    assert sorted(message.keys()) == sorted(email.message_from_bytes(octets(letter())).keys())
    assert "Bcc" not in message
    again = email.message_from_bytes(octets(letter(subject=subject)), policy=email.policy.default)
    assert "Bcc" not in email.message_from_bytes(again.as_bytes())


def test_a_file_name_makes_no_header_and_keeps_its_letters():
    name = 'Bestätigung"\r\nContent-Type: text/html\r\n.ics'
    attachment = Attachment(filename=name, content_type="text/calendar\r\nX: y", content=b"")

    message = email.message_from_bytes(octets(letter(attachments=[attachment])))

    part = message.get_payload()[1]
    assert part.get_filename() == 'Bestätigung" Content-Type: text/html .ics'
    assert "X" not in part


def test_the_last_line_of_a_letter_ends():
    assert octets(letter(html="", attachments=[], text="Guten Tag")).endswith(b"Guten Tag\r\n")


def test_no_name_of_a_stranger_stands_in_a_header():
    head = octets(letter(to_name="Klicken Sie auf example.com")).partition(b"\r\n\r\n")[0]

    assert b"Klicken" not in head
