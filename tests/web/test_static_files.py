"""Files for browsers: built from packages, named by their content, kept for ever."""

import json
import re

import pytest

from conference.app import HOUSE, create_app
from conference.web import assets, static_files, typefaces
from config import TestConfig

built = pytest.mark.skipif(
    not (HOUSE / "static" / "vendor" / "manifest.json").is_file(),
    reason="static/vendor is not built: python -m conference.web.assets",
)


def test_pages_can_be_shown_before_anything_is_built(app, client):
    app.extensions["assets"], known = {}, app.extensions["assets"]
    try:
        with app.test_request_context():
            assert static_files.asset("site.css") == "/static/vendor/site.css"
    finally:
        app.extensions["assets"] = known


@built
def test_the_sheet_is_named_by_its_content_and_may_be_kept_for_ever(app, client):
    with app.test_request_context():
        address = static_files.asset("site.css")

    answer = client.get(address, headers={"Accept-Encoding": "gzip"}, buffered=True)

    assert re.fullmatch(r"/static/vendor/site\.[0-9a-f]{12}\.css", address)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "max-age=315360000, public, immutable"
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.data) < 20_000


@built
def test_a_path_prefix_of_the_proxy_stands_before_the_address(app):
    with app.test_request_context(environ_overrides={"SCRIPT_NAME": "/konferenz"}):
        assert static_files.asset("site.css").startswith("/konferenz/static/vendor/site.")


@pytest.mark.parametrize(
    "path",
    [
        "/static/../config.py",
        "/static/%2e%2e/config.py",
        "/static/vendor/../../wsgi.py",
        "/static/nichts",
    ],
)
def test_nothing_outside_of_the_folder_is_given_away(client, path):
    assert client.get(path).status_code == 404


@built
def test_the_sheet_knows_neither_left_nor_right_nor_another_server():
    names = json.loads((HOUSE / "static/vendor/manifest.json").read_text())
    sheet = (HOUSE / "static/vendor" / names["site.css"]).read_text()

    assert re.findall(r"[;{](?:margin|padding|border)-(?:left|right)", sheet) == []
    assert re.findall(r"url\((?!\"?data:|[a-z0-9.-]+\))", sheet) == []
    assert "oklch(" not in sheet


@built
@pytest.mark.parametrize("cut", typefaces.CUTS, ids=lambda cut: cut.file)
def test_typefaces_have_the_letters_of_their_languages(cut):
    names = json.loads((HOUSE / "static/vendor/manifest.json").read_text())
    font = typefaces.TTFont(HOUSE / "static/vendor" / names[cut.file])

    letters = set(font.getBestCmap())
    needed = "Straße „Übung“ – ŞşĞğİı €"
    needed += "Їжак ґрунт є" if "cyrillic" in cut.file else ""
    needed += "مرحبًا، ٢٠٢٦ پچژگ" if "arabic" in cut.file else ""
    assert {letter for letter in needed if ord(letter) not in letters} == set()


@built
def test_the_terms_of_others_lie_beside_their_work():
    folder = HOUSE / "static" / "vendor"

    fira = (folder / "OFL-fira-sans.txt").read_text()
    assert "copyright" in fira.splitlines()[0]
    assert "SIL OPEN FONT LICENSE Version 1.1" in fira
    assert {path.name for path in folder.glob("*[A-Z]*-*.*")} == {
        "0BSD-htmx.txt",
        "EUPL-kern.md",
        "OFL-fira-sans.txt",
        "OFL-noto-sans-arabic.txt",
        "OFL-noto-sans-ethiopic.txt",
    }


def test_the_lock_file_names_no_host():
    lock = assets.LOCK.read_text()

    assert "resolved" not in lock
    assert re.findall(r"https?://(?!github\.com/sponsors)[^\"]*", lock) == []


def test_the_application_starts_without_a_folder_of_built_files(tmp_path, monkeypatch):
    monkeypatch.setattr(static_files, "MANIFEST", "vendor/not-built.json")

    app = create_app(TestConfig)

    assert app.extensions["assets"] == {}
