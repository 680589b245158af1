"""Whatever somebody types into whatever field, every page shows it as text."""

import re
import xml.etree.ElementTree as ET

import pytest
import sqlalchemy as sa

from conference.core.database import db
from conference.core.translated import Translated, TranslatedText
from tests.web.doors import rows
from tests.web.world import make_world

CANARY = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{ 6 * 7777 }}"
FOUND_RAW = ("<script>alert(1)", "<img src=x", "46662")
AS_TEXT = "&lt;script&gt;alert(1)"

# What no person types freely: addresses, keys and codes that the house makes or checks itself
OURS = {
    "colour", "slug", "uid", "calendar_uid", "token_hash", "link_hash", "password_hash", "key",
    "form_key", "form_digest", "door", "mark", "part", "message_id", "language", "content_type",
    "kind", "about_kind", "ags", "privacy_version", "text_version", "event",
}  # fmt: skip
LANGUAGES = ("de", "de-simple", "en", "ar")


def poison(table, column):
    """The canary in the form this column takes, or nothing for what nobody types."""
    if column.name in OURS or column.foreign_keys or isinstance(column.type, sa.Enum):
        return None
    if isinstance(column.type, TranslatedText):
        return Translated(dict.fromkeys(LANGUAGES, CANARY))
    if isinstance(column.type, sa.JSON):
        return [[CANARY, CANARY, CANARY]] if table.name == "trail_entry" else [CANARY]
    if isinstance(column.type, sa.String):
        unique = column.unique or any(
            column.name in constraint.columns
            for constraint in table.constraints
            if isinstance(constraint, sa.UniqueConstraint)
        )
        return sa.cast(table.c.id, sa.String) + CANARY if unique else CANARY
    return None


def in_every_text(content):
    """The content of a release with every text in it replaced."""
    if isinstance(content, dict):
        return {
            key: CANARY
            if isinstance(value, str) and (key in LANGUAGES or key in TEXTS_OF_A_RELEASE)
            else in_every_text(value)
            for key, value in content.items()
        }
    return [in_every_text(value) for value in content] if isinstance(content, list) else content


TEXTS_OF_A_RELEASE = {"name", "title", "organisation", "function", "code", "directions", "floor"}


@pytest.fixture
def poisoned_world():
    """One of everything, and the canary in every text of every row."""
    world = make_world()
    db.session.remove()
    connection = db.engines[None]
    for table in db.metadata.sorted_tables:
        values = {column.name: poison(table, column) for column in table.columns}
        if table.name == "release":
            for number, content in connection.execute(sa.select(table.c.id, table.c.content)):
                clean = {"content": in_every_text(content)}
                connection.execute(table.update().where(table.c.id == number).values(clean))
            values.pop("content")
        written = {name: value for name, value in values.items() if value is not None}
        if written:
            connection.execute(table.update().values(written))
    return world


def test_no_text_becomes_code_on_any_page(poisoned_world, office, client):
    harmed, shown = [], 0

    for method, rule, _ in rows():
        for browser in (client, office):
            address = poisoned_world.address(rule, session_id=0)
            answer = browser.open(address, method=method, query_string={"suche": CANARY})
            if answer.mimetype == "text/html":
                shown += AS_TEXT in answer.text
                harmed += [(rule, raw) for raw in FOUND_RAW if raw in answer.text]
            elif answer.mimetype.endswith("xml") and answer.mimetype.startswith(("text", "app")):
                ET.fromstring(answer.data)
        db.session.remove()

    assert harmed == []
    assert shown > 20


def test_no_typed_text_becomes_code_when_a_form_comes_back(office, client):
    world = make_world()
    harmed, came_back = [], 0

    for method, rule, _ in rows():
        if method != "POST":
            continue
        for browser in (client, office):
            address = world.address(rule, session_id=0)
            names = set(re.findall(r'name="([^"]+)"', browser.get(address).text)) - {"viewport"}
            answer = browser.post(address, data=dict.fromkeys(names, CANARY))
            if answer.mimetype != "text/html":
                continue  # a file to take away
            came_back += AS_TEXT in answer.text
            harmed += [(rule, raw) for raw in FOUND_RAW if raw in answer.text]

    assert harmed == []
    assert came_back > 10


def test_a_page_that_forgets_to_escape_would_be_noticed(app):
    with app.test_request_context():
        page = app.jinja_env.from_string("{{ text | safe }}").render(text=CANARY)

    assert any(raw in page for raw in FOUND_RAW)
