import gzip
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
import sqlalchemy as sa
from flask import Flask, request, session
from flask_babel import Babel
from werkzeug.test import Client

from conference.app import create_app
from conference.core import clock
from conference.core.database import db
from conference.web import page_cache, page_stamp
from conference.web.languages import RememberLanguage, current_language
from conference.web.page_cache import PageCache, keep_nothing, keep_until, kept_page
from conference.web.page_stamp import StampReader
from config import TestConfig

CODES = ("de", "en", "ar")
LONG = "<p>Wir freuen uns auf Sie!</p>" * 40


@pytest.fixture
def site():
    """A small application behind the cache; ``made`` counts how often a page was really made."""
    flask = Flask(__name__)
    flask.config.update(
        SECRET_KEY="only for tests", LANGUAGES=CODES, SESSION_COOKIE_NAME="konferenz"
    )
    Babel(flask)
    made = []

    @flask.get("/2026/")
    @kept_page()
    def conference():
        made.append(request.path)
        return f"<h1>{current_language()}</h1>{LONG}{request.query_string.decode()}"

    @flask.get("/2026/programm")
    @kept_page("thema", "stufenlos")
    def programme():
        made.append(request.full_path)
        if request.args.get("thema", "HF1") != "HF1":
            keep_nothing()
        return f"{request.args.get('thema')} {request.args.get('stufenlos')}"

    @flask.get("/2026/kalender.ics")
    @kept_page(max_age=300)
    def calendar():
        made.append(request.path)
        return f"{current_language()} {request.cookies.get('konferenz')}", {
            "Content-Type": "text/calendar"
        }

    @flask.get("/2026/phase")
    @kept_page()
    def phase():
        made.append(request.path)
        keep_until(datetime(2026, 9, 1, 8, tzinfo=UTC))
        keep_until(datetime(2026, 10, 1, 8, tzinfo=UTC))
        return clock.now().isoformat()

    @flask.get("/2026/anmeldung")
    def sign_up():
        made.append(request.path)
        return LONG

    @flask.get("/2026/gruss")
    @kept_page()
    def greeting():
        made.append(request.path)
        session["seen"] = True
        return "Hallo"

    @flask.get("/2026/weg")
    @kept_page()
    def gone():
        made.append(request.path)
        return "Nicht da", 404

    stand = SimpleNamespace(mark="first")
    cache = PageCache(
        flask.wsgi_app,
        stamp=lambda: stand.mark,
        languages=CODES,
        session_cookie="konferenz",
        questions={"thema", "stufenlos"},
        most_pages=4,
        most_octets=200_000,
    )
    client = Client(RememberLanguage(cache, codes=CODES), use_cookies=False)
    return SimpleNamespace(get=client.get, head=client.head, made=made, stand=stand, cache=cache)


def test_a_page_is_made_once_for_everybody(site):
    first = site.get("/2026/")
    second = site.get("/2026/")

    assert (first.status_code, first.text) == (200, f"<h1>de</h1>{LONG}")
    assert second.text == first.text
    assert site.made == ["/2026/"]
    assert second.headers["Vary"] == "Accept-Language, Cookie, Accept-Encoding"
    assert second.headers["Cache-Control"] == "private, no-cache"


def test_nobody_sees_a_page_that_is_older_than_the_database(site):
    site.get("/2026/")

    site.stand.mark = "second"
    site.get("/2026/")
    site.get("/2026/")

    assert site.made == ["/2026/", "/2026/"]


def test_a_mark_that_returns_after_a_stale_page_was_made_late_does_no_harm(site):
    site.get("/2026/")
    site.stand.mark = "second"
    site.get("/2026/")

    site.stand.mark = "first"
    site.get("/2026/")

    assert len(site.made) == 3


def test_while_there_is_no_mark_every_page_is_made_anew(site):
    site.stand.mark = None

    site.get("/2026/")
    site.get("/2026/")

    assert len(site.made) == 2


def test_a_page_that_changes_by_itself_is_made_anew_at_that_moment(site):
    with clock.pretending(datetime(2026, 9, 1, 7, 59, 59, tzinfo=UTC)):
        site.get("/2026/phase")
        before = site.get("/2026/phase").text
    with clock.pretending(datetime(2026, 9, 1, 8, tzinfo=UTC)):
        after = site.get("/2026/phase").text

    assert (before, after) == ("2026-09-01T07:59:59+00:00", "2026-09-01T08:00:00+00:00")
    assert len(site.made) == 2


@pytest.mark.parametrize(
    ("address", "headers", "language"),
    [
        ("/2026/", {}, "de"),
        ("/2026/", {"Accept-Language": "ar-SY,en;q=0.5"}, "ar"),
        ("/2026/", {"Cookie": "sprache=en", "Accept-Language": "ar"}, "en"),
        ("/2026/", {"Cookie": "x=1; sprache=xx", "Accept-Language": "ar"}, "ar"),
        ("/2026/", {"Cookie": 'sprache="en"'}, "de"),
        ("/2026/?sprache=ar", {"Cookie": "sprache=en"}, "ar"),
        ("/2026/?sprache=xx", {"Cookie": "sprache=en"}, "en"),
    ],
)
def test_each_language_has_its_own_page(site, address, headers, language):
    for other in CODES:
        site.get(f"/2026/?sprache={other}")

    assert site.get(address, headers=headers).text.startswith(f"<h1>{language}</h1>")


def test_the_language_of_the_address_is_remembered_for_its_reader_alone(site):
    asked = site.get("/2026/?sprache=ar")
    again = site.get("/2026/?sprache=ar")
    other = site.get("/2026/", headers={"Accept-Language": "ar"})

    for answer in (asked, again):
        assert answer.headers["Set-Cookie"].startswith(
            "sprache=ar; Max-Age=31536000; HttpOnly; Path=/"
        )
        assert answer.headers.getlist("Cache-Control") == ["private, no-cache"]
    assert "Set-Cookie" not in other.headers
    known = site.get("/2026/?sprache=ar", headers={"Cookie": "sprache=ar"})
    assert "Set-Cookie" not in known.headers


def test_a_file_depends_on_its_address_alone(site):
    headers = {"Accept-Language": "en", "Cookie": "sprache=ar; konferenz=secret"}

    plain = site.get("/2026/kalender.ics", headers=headers)
    arabic = site.get("/2026/kalender.ics?sprache=ar", headers=headers)

    assert (plain.text, arabic.text) == ("de None", "ar None")
    assert "Set-Cookie" not in arabic.headers
    assert plain.headers["Cache-Control"] == "public, max-age=300"
    assert plain.headers["Vary"] == "Accept-Encoding"
    assert site.get("/2026/kalender.ics").text == "de None"
    assert len(site.made) == 2


def test_whoever_is_signed_in_gets_a_page_made_for_them(site):
    site.get("/2026/")

    site.get("/2026/", headers={"Cookie": "konferenz=abc"})

    assert len(site.made) == 2


@pytest.mark.parametrize("path", ["/2026/anmeldung", "/2026/gruss", "/2026/weg", "/nirgends"])
def test_what_is_not_the_same_for_all_is_never_kept(site, path):
    site.get(path)

    site.get(path)

    assert site.cache.count == 0


def test_questions_a_page_answers_are_told_apart_and_their_order_is_not(site):
    first = site.get("/2026/programm?thema=HF1&stufenlos=1")
    same = site.get("/2026/programm?stufenlos=1&thema=HF1")
    other = site.get("/2026/programm?thema=HF1")

    assert (first.text, same.text, other.text) == ("HF1 1", "HF1 1", "HF1 None")
    assert len(site.made) == 2


def test_questions_of_strangers_fill_no_memory_and_change_nobodys_page(site):
    for number in range(20):
        site.get(f"/2026/?irgendwas={number}")
        site.get(f"/2026/programm?thema=unsinn{number}")
        site.get(f"/2026/programm?thema=HF1&thema={number}")
    assert site.cache.count == 0

    assert site.get("/2026/").text == f"<h1>de</h1>{LONG}"
    assert site.get("/2026/?irgendwas=1").text == f"<h1>de</h1>{LONG}"


def test_the_page_that_was_not_asked_for_the_longest_goes_first(site):
    for address in ("/2026/", "/2026/?sprache=en", "/2026/?sprache=ar", "/2026/kalender.ics"):
        site.get(address)
    site.get("/2026/")

    site.get("/2026/programm")

    assert site.cache.count == 4
    site.made.clear()
    site.get("/2026/")
    assert site.made == []
    site.get("/2026/?sprache=en")
    assert site.made == ["/2026/"]


def test_memory_is_bounded_by_size_too(site):
    site.cache.most_octets = 8 * 6_000

    for language in CODES:
        site.get(f"/2026/?sprache={language}")
    kept = site.cache.octets
    site.cache.most_octets = 6_000
    site.stand.mark = "second"
    site.get("/2026/?sprache=de")

    assert site.cache.count == 3
    assert 3 * len(LONG) < kept < 8 * 6_000


def test_a_page_travels_small_to_whoever_can_unpack_it(site):
    plain = site.get("/2026/")
    small = site.get("/2026/", headers={"Accept-Encoding": "br, gzip"})

    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.data) == plain.data
    assert int(small.headers["Content-Length"]) == len(small.data) < len(plain.data)
    assert small.headers["ETag"] != plain.headers["ETag"]
    assert (
        "Content-Encoding"
        not in site.get("/2026/", headers={"Accept-Encoding": "gzip;q=0"}).headers
    )


@pytest.mark.parametrize("known", ["{}", "W/{}", '"x", {}', "*", 'W/"y" , W/{}'])
def test_a_known_page_is_not_sent_again(site, known):
    tag = site.get("/2026/").headers["ETag"]

    answer = site.get("/2026/", headers={"If-None-Match": known.format(tag)})

    assert (answer.status_code, answer.data) == (304, b"")
    assert answer.headers["ETag"] == tag
    assert answer.headers["Vary"] == "Accept-Language, Cookie, Accept-Encoding"
    assert "Content-Length" not in answer.headers


@pytest.mark.parametrize("known", ['"other"', "", "W/"])
def test_an_unknown_page_is_sent(site, known):
    assert site.get("/2026/", headers={"If-None-Match": known}).status_code == 200


def test_the_first_reader_gets_the_same_answer_as_the_others(site):
    first = site.get("/2026/", headers={"If-None-Match": "*"})

    assert first.status_code == 304


def test_a_question_for_the_headers_only_gets_them_and_no_body(site):
    head = site.head("/2026/")
    page = site.get("/2026/")

    assert (head.status_code, head.data) == (200, b"")
    assert list(head.headers) == list(page.headers)
    assert site.head("/2026/anmeldung").data == b""


def test_a_page_for_one_person_travels_small_with_a_size_that_tells_nothing(site):
    answers = [site.get("/2026/anmeldung", headers={"Accept-Encoding": "gzip"}) for _ in range(20)]

    assert {gzip.decompress(answer.data) for answer in answers} == {LONG.encode()}
    assert len({len(answer.data) for answer in answers}) > 5
    assert "Accept-Encoding" in answers[0].headers["Vary"]
    assert site.get("/2026/anmeldung").text == LONG


def test_a_house_behind_a_path_prefix_keeps_its_own_pages(site):
    site.get("/2026/")

    site.get("/2026/", environ_overrides={"SCRIPT_NAME": "/konferenz"})

    assert len(site.made) == 2


def test_the_mark_is_new_after_every_change(app):
    read = StampReader(db.engines)
    assert read() is None

    page_stamp.renew()
    first = read()
    page_stamp.renew()

    assert first is not None
    assert read() not in {first, None}
    assert db.session.scalar(sa.text("SELECT count(*) FROM page_stamp")) == 1


def test_a_change_in_one_process_is_seen_at_once_in_another(database):
    config = type("OwnDatabase", (TestConfig,), {"SQLALCHEMY_DATABASE_URI": database})
    one, other = create_app(config), create_app(config)
    with one.app_context():
        db.create_all()
        read = StampReader({None: db.engine})
        page_stamp.renew()
        db.session.commit()
    with other.app_context():
        seen_elsewhere = StampReader({None: db.engine})
        before = (read(), seen_elsewhere())
        page_stamp.renew()
        db.session.commit()

    assert before[0] == before[1] is not None
    assert read() == seen_elsewhere() != before[0]
    for app in (one, other):
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


def test_the_mark_is_read_again_after_the_database_was_away(database):
    engine = sa.create_engine(database)
    read = StampReader({None: engine})
    assert read() is None  # no such table: logged, and pages are made anew

    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE page_stamp (id integer primary key, mark text)"))
        connection.execute(sa.text("INSERT INTO page_stamp VALUES (1, 'x')"))
    assert read() == "x"
    read._cursor.connection.close()

    assert read() == "x"
    engine.dispose()


def test_the_house_stands_behind_the_cache(app):
    layers, layer = [], app.wsgi_app
    while hasattr(layer, "app") or hasattr(layer, "application"):
        layers.append(type(layer))
        layer = getattr(layer, "app", None) or getattr(layer, "application", None)

    assert layers.index(RememberLanguage) < layers.index(page_cache.PageCache)
