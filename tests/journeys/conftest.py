"""Journeys: the real application behind a real port, visited by a real browser."""

import shutil
import threading
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from werkzeug.serving import make_server

from conference.app import create_app
from conference.core.database import db
from conference.mail.delivery import deliver_due
from config import TestConfig
from tests.browsing import Browser
from tests.databases import new_database
from tests.web import sample_pages

HOUSE = Path(__file__).parent.parent.parent
AXE = HOUSE / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]

PHONE = {"width": 360, "height": 800}
DESK = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def app(tmp_path_factory):
    """The application on a database of its own that the server's threads share."""
    folder = tmp_path_factory.mktemp("journeys")
    with new_database(folder) as address:
        settings = {
            "SQLALCHEMY_DATABASE_URI": address,
            "WTF_CSRF_ENABLED": True,
            "INSTANCE_FOLDER": str(folder),
            "MAIL_FOLDER": str(folder / "mail"),
        }
        app = create_app(type("JourneyConfig", (TestConfig,), settings))
        app.test_client_class = Browser
        app.register_blueprint(sample_pages.pages)
        with app.app_context():
            db.create_all()
            yield app
            db.session.remove()
            db.engine.dispose()


@pytest.fixture(autouse=True)
def _clean_database(app):
    """What a journey wrote is gone before the next begins; the server's threads see what tests commit."""
    with app.app_context():
        yield
        forget_everything()


def forget_everything():
    db.session.remove()
    with db.engine.begin() as connection:
        for table in reversed(db.metadata.sorted_tables):
            connection.execute(table.delete())


@pytest.fixture(scope="session")
def server(app) -> Iterator[str]:
    """The address of the running application."""
    httpd = make_server("127.0.0.1", 0, app, threaded=True)
    address = f"http://127.0.0.1:{httpd.server_port}"
    app.config["PUBLIC_URL"] = address
    thread = threading.Thread(target=httpd.serve_forever)
    thread.start()
    yield address
    httpd.shutdown()
    thread.join()
    httpd.server_close()


@pytest.fixture(scope="session")
def base_url(server):
    """Addresses in journeys begin with a slash."""
    return server


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The system's Chromium, if there is one; it never asks the network for anything of its own.

    Rather the one without windows: it draws the same pages and has no menus to keep up for nobody.
    """
    own = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    return {**browser_type_launch_args, "args": quiet} | ({"executable_path": own} if own else {})


@pytest.fixture
def open_browser(browser, base_url):
    """``open_browser(PHONE, language="ar")``: a page that complains of errors and of foreign servers."""
    opened = []

    def start(size=DESK, *, language="de", **options):
        context = browser.new_context(
            base_url=base_url, viewport=size, locale=language, service_workers="block", **options
        )
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda m: m.type in {"error", "warning"} and complaints.append(m.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "request",
            lambda request: (
                request.url.startswith((base_url, "data:"))
                or complaints.append(f"asks another server: {request.url}")
            ),
        )
        opened.append((context, complaints))
        return page

    yield start
    for context, complaints in opened:
        context.close()
        assert [c for c in complaints if not _is_an_answer(c)] == []


def _is_an_answer(complaint: str) -> bool:
    """A browser calls the answers 4xx errors; for us they are answers."""
    return complaint.startswith("Failed to load resource") and " 4" in complaint


@pytest.fixture
def post(app):
    """``post()``: deliver what waits, and read the letters in the order they came."""

    def read():
        folder = Path(app.config["MAIL_FOLDER"])
        for old in folder.glob("*.eml"):
            old.unlink()
        deliver_due()
        return [
            message_from_bytes(file.read_bytes(), policy=policy.default)
            for file in sorted(folder.glob("*.eml"))
        ]

    return read


@pytest.fixture
def page(open_browser):
    """A browser on a desk."""
    return open_browser(DESK)


@pytest.fixture
def phone(open_browser):
    """A browser on a small telephone."""
    return open_browser(PHONE)


@pytest.fixture(scope="session")
def barriers():
    """``barriers(page)``: what axe finds on the page as it stands; empty when all is well."""
    source = AXE.read_text(encoding="utf-8")

    def find(page) -> list[str]:
        page.wait_for_load_state()
        if not page.evaluate("'axe' in window"):
            page.evaluate(source)
        found = page.evaluate(
            "async rules => (await axe.run("
            "    document, {runOnly: rules, resultTypes: ['violations']})).violations",
            RULES,
        )
        return [
            f"{violation['id']}: {node['target']} {node['failureSummary']}"
            for violation in found
            for node in violation["nodes"]
        ]

    return find


@pytest.fixture(scope="session")
def sideways():
    """``sideways(page)``: by how many pixels the page is wider than its window."""

    def measure(page) -> int:
        page.wait_for_load_state()
        return page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )

    return measure
