"""What every answer says to the browser."""

import pytest

from conference.app import create_app
from config import TestConfig

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@pytest.mark.parametrize(
    "path", ["/", "/nirgends", "/gesundheit", "/robots.txt", "/buero/anmelden"]
)
def test_every_answer_is_careful(client, path):
    headers = client.get(path).headers

    assert headers["Content-Security-Policy"] == POLICY
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Strict-Transport-Security" not in headers


def test_over_https_the_browser_is_asked_to_stay_there():
    app = create_app(type("HttpsConfig", (TestConfig,), {"PUBLIC_URL": "https://k.example.org"}))

    headers = app.test_client().get("/robots.txt").headers

    assert headers["Strict-Transport-Security"] == "max-age=31536000"


def test_pages_of_the_office_are_kept_nowhere(client):
    headers = client.get("/buero/anmelden").headers

    assert headers["Cache-Control"] == "no-store"
    assert "noindex" in headers["X-Robots-Tag"]


def test_what_staff_see_is_kept_nowhere(office):
    assert office.get("/nirgends").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/robots.txt", "/gesundheit", "/nirgends"])
def test_a_page_without_a_form_sets_no_cookie(client, path):
    assert "Set-Cookie" not in client.get(path).headers


def test_a_chosen_language_is_remembered(client):
    cookie = client.get("/nirgends?sprache=ar").headers["Set-Cookie"]

    assert cookie.startswith("sprache=ar;")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert '<html lang="ar"' in client.get("/nirgends").text


@pytest.mark.parametrize("chosen", ["xx", "de'\"", "", "a" * 5000])
def test_an_unknown_language_is_no_error_and_not_remembered(client, chosen):
    answer = client.get("/nirgends", query_string={"sprache": chosen})

    assert answer.status_code == 404
    assert "Set-Cookie" not in answer.headers
    assert '<html lang="de"' in answer.text


def test_the_office_speaks_german(client):
    page = client.get("/buero/nirgends?sprache=ar", headers={"Accept-Language": "en"}).text

    assert '<html lang="de"' in page


def test_robots_stay_out_of_the_office_only(client):
    assert client.get("/robots.txt").text == "User-agent: *\nDisallow: /buero\n"


def test_whoever_finds_a_hole_learns_whom_to_tell(client):
    answer = client.get("/.well-known/security.txt", headers={"Host": "evil.example"})

    assert answer.text.startswith("Contact: mailto:konferenz@kreis.example.org\nExpires: 20")
    assert "Canonical: http://localhost/.well-known/security.txt" in answer.text
