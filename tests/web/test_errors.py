"""Whatever goes wrong is said in words, in the form that was asked for, and tells no secret."""

import logging

import pytest
from sqlalchemy.exc import OperationalError

from conference.app import create_app
from conference.core.database import db
from conference.core.errors import ChangedMeanwhile, TooMany
from conference.web.access import open_to_everyone
from conference.web.logs import masked
from config import TestConfig

TYPED = "Amira Haddad wohnt in 52525 Heinsberg"
TOKEN = "Zz9_-" + "a1B2c3D4e" * 3


class AsOutside(TestConfig):
    """Errors become pages, as they do for visitors."""

    PROPAGATE_EXCEPTIONS = False
    WTF_CSRF_ENABLED = True


@open_to_everyone
def broken(token=""):
    raise ValueError(TYPED)


@open_to_everyone
def database_away():
    raise OperationalError("SELECT 1", {}, Exception("disk I/O error"))


@open_to_everyone
def changed():
    raise ChangedMeanwhile


@open_to_everyone
def too_many():
    raise TooMany


@open_to_everyone
def form():
    return "stored"


@pytest.fixture
def outside():
    app = create_app(AsOutside)
    for path, view, methods in (
        ("/kaputt/<token>", broken, ["GET"]),
        ("/api/kaputt", broken, ["GET"]),
        ("/datenbank", database_away, ["GET"]),
        ("/geaendert", changed, ["GET"]),
        ("/api/geaendert", changed, ["GET"]),
        ("/zuviel", too_many, ["GET"]),
        ("/formular", form, ["POST"]),
    ):
        app.add_url_rule(path, path.strip("/"), view, methods=methods)
    with app.app_context():
        db.create_all()
        yield app.test_client()
        db.session.remove()


@pytest.mark.parametrize(
    ("method", "path", "status", "title"),
    [
        ("GET", "/nirgends", 404, "Diese Seite gibt es nicht"),
        ("GET", "/formular", 405, "So geht das hier nicht"),
        ("GET", "/geaendert", 409, "Das ist gerade nicht möglich"),
        ("GET", "/zuviel", 429, "Zu viele Versuche"),
        ("GET", "/kaputt/x", 500, "Da ist uns ein Fehler unterlaufen"),
        ("GET", "/datenbank", 503, "Gerade geht es nicht"),
        ("POST", "/formular", 400, "Das haben wir nicht verstanden"),
    ],
)
def test_an_error_is_a_page_with_a_heading_and_a_next_step(outside, method, path, status, title):
    answer = outside.open(path, method=method)

    assert answer.status_code == status
    assert answer.text.count("<h1") == 1
    assert f">{title}</h1>" in answer.text
    assert "Bitte" in answer.text or "bitte" in answer.text


def test_a_broken_rule_says_its_own_sentence(outside):
    assert str(ChangedMeanwhile()) in outside.get("/geaendert").text


def test_an_error_in_a_piece_of_a_page_is_a_piece_of_a_page(outside):
    answer = outside.get("/nirgends", headers={"HX-Request": "true"})

    assert "<html" not in answer.text
    assert 'role="alert"' in answer.text


def test_an_error_for_a_machine_is_a_problem(outside):
    answer = outside.get("/api/geaendert")

    assert answer.mimetype == "application/problem+json"
    assert answer.json == {
        "type": "about:blank",
        "title": "Das ist gerade nicht möglich",
        "status": 409,
        "detail": str(ChangedMeanwhile()),
        "code": "ChangedMeanwhile",
    }


def test_a_refused_method_says_which_are_allowed(outside):
    assert outside.get("/formular").headers["Allow"] == "OPTIONS, POST"


def test_whoever_guessed_too_often_is_told_when_to_come_back(outside):
    assert outside.get("/zuviel").headers["Retry-After"] == "3600"


@pytest.mark.parametrize("path", [f"/kaputt/{TOKEN}", "/api/kaputt"])
def test_a_fault_of_ours_tells_nothing_about_the_inside(outside, path):
    answer = outside.get(path)

    assert answer.status_code == 500
    for secret in ("Amira", "ValueError", "Traceback", ".py"):
        assert secret not in answer.text


def test_the_log_knows_where_it_broke_but_not_about_whom(outside, caplog):
    with caplog.at_level(logging.INFO):
        outside.get(f"/kaputt/{TOKEN}")

    assert "ValueError" in caplog.text
    assert "in broken" in caplog.text
    assert "Amira" not in caplog.text
    assert TOKEN not in caplog.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"GET /anmeldung/{TOKEN} 200", "GET /anmeldung/… 200"),
        (f"GET /anmeldung/{TOKEN}/kalender.ics", "GET /anmeldung/…/kalender.ics"),
        ("to <amira@example.org> failed", "to <…@…> failed"),
        ("/2026/foren/a1-deutsch-fuer-den-beruf", "/2026/foren/a1-deutsch-fuer-den-beruf"),
    ],
)
def test_the_log_masks_secret_addresses_and_people(text, said):
    assert masked(text) == said


def test_a_form_from_a_page_too_old_is_offered_again_with_what_was_typed(outside):
    answer = outside.post(
        "/formular?von=1",
        data={"name": '<b>"Amira"', "password": "geheim", "csrf_token": "old"},
        headers={"Sec-Fetch-Site": "same-origin"},
    )

    assert answer.status_code == 400
    assert 'name="name" value="&lt;b&gt;&#34;Amira&#34;"' in answer.text
    assert 'action="/formular?von=1"' in answer.text
    assert "geheim" not in answer.text


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", None])
def test_a_form_from_a_stranger_is_not_offered_again(outside, site):
    headers = {"Sec-Fetch-Site": site} if site else {}

    answer = outside.post("/formular", data={"name": "Mallory"}, headers=headers)

    assert answer.status_code == 400
    assert "Mallory" not in answer.text


def test_an_offered_form_can_be_sent(outside):
    page = outside.post(
        "/formular", data={"name": "Amira"}, headers={"Sec-Fetch-Site": "same-origin"}
    ).text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]

    answer = outside.post("/formular", data={"name": "Amira", "csrf_token": token})

    assert (answer.status_code, answer.text) == (200, "stored")


def test_errors_speak_the_readers_language(outside):
    page = outside.get("/nirgends?sprache=ar").text

    assert '<html lang="ar" dir="rtl">' in page


def test_what_is_too_large_is_refused_in_words(outside):
    answer = outside.post("/formular", data={"text": "x" * 3_000_000})

    assert answer.status_code == 413
    assert "kürzen Sie den Text" in answer.text


@pytest.mark.parametrize(
    ("path", "options"),
    [
        ("/formular", {"data": b"\xff\xfe", "content_type": "multipart/form-data"}),
        (
            "/formular",
            {"data": b"--x\r\nbroken", "content_type": "multipart/form-data; boundary=x"},
        ),
        ("/formular", {"data": b"%ff%fe=%00", "content_type": "application/x-www-form-urlencoded"}),
        ("/formular?a=%ff%fe", {"data": {}}),
        ("/%ff%fe", {}),
        ("/" + "a" * 9000, {}),
    ],
)
def test_broken_requests_are_the_senders_fault(outside, path, options):
    assert 400 <= outside.post(path, **options).status_code < 500
