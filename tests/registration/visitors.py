"""Visitors without JavaScript: they fill in what a page shows and press its button."""

import re
from html.parser import HTMLParser

from sqlalchemy import select

from conference.core.database import db
from conference.registration import rules
from conference.registration.models import Registration
from tests.factories import ForumFactory

AMIRA = {"first_name": "Amira", "last_name": "Haddad", "email": "amira@example.org"}


def forums(conference):
    return {f.code: f for f in db.session.query(ForumFactory._meta.model)}


def registrations():
    return db.session.scalars(select(Registration).order_by(Registration.id)).all()


class Page(HTMLParser):
    """The forms of a page, with the values they would send."""

    def __init__(self, answer):
        super().__init__()
        self.answer, self.forms, self.select = answer, [], None
        self.feed(answer.text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            self.forms.append({"action": given.get("action"), "fields": []})
        if not self.forms:
            return
        fields = self.forms[-1]["fields"]
        name = given.get("name")
        if tag == "input" and name:
            if given.get("type") in ("radio", "checkbox") and "checked" not in given:
                return
            fields.append((name, given.get("value", "")))
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in given:
            fields.append((self.select, given.get("value", "")))
        elif tag == "textarea" and name:
            fields.append((name, ""))
            self.textarea = True

    def handle_data(self, text):
        if getattr(self, "textarea", False):
            name, _ = self.forms[-1]["fields"].pop()
            self.forms[-1]["fields"].append((name, text.removeprefix("\r\n").removeprefix("\n")))
            self.textarea = False

    def handle_endtag(self, tag):
        if tag == "select":
            self.select = None
        if tag == "textarea":
            self.textarea = False

    @property
    def fields(self):
        """What the last form of the page would send."""
        return dict(self.forms[-1]["fields"])


class Visitor:
    """Somebody with a browser, on the pages of one conference."""

    def __init__(self, client, conference, language="de"):
        self.client, self.conference = client, conference
        self.headers = {"Accept-Language": language}
        self.answer = None

    def visit(self, path):
        self.path = path
        self.answer = self.client.get(path, headers=self.headers)
        return self

    def begin(self, query=""):
        return self.visit(f"/{self.conference.year}/anmeldung{query}")

    def send(self, *, button=None, **typed):
        """Fill in the form that is shown, and press its (first) button."""
        form = Page(self.answer).forms[-1]
        fields = dict(form["fields"]) | {name.replace("__", "-"): v for name, v in typed.items()}
        fields = {name: value for name, value in fields.items() if value is not None}
        if button:
            fields[button] = "1"
        self.sent = (form["action"] or self.path, fields)
        return self.again()

    def change_language(self, code, **typed):
        """Fill in the form that is shown, and choose a language in the menu."""
        form = Page(self.answer).forms[-1]
        fields = dict(form["fields"]) | {name.replace("__", "-"): v for name, v in typed.items()}
        self.headers = {"Accept-Language": code}
        action = re.search(rf'name="sprachwechsel" value="{code}" formaction="([^"]+)"', self.text)[
            1
        ]
        self.sent = (action, fields | {"sprachwechsel": code})
        return self.again()

    def again(self):
        """Send the same once more, as a double click, a reload or a lost answer does."""
        action, fields = self.sent
        self.answer = self.client.post(action, data=fields, headers=self.headers)
        return self

    def follow(self):
        assert self.answer.status_code == 303, self.answer.status
        return self.visit(self.answer.location)

    @property
    def text(self):
        return " ".join(self.answer.text.split())

    @property
    def fields(self):
        return Page(self.answer).fields


def kept():
    """What is kept of the needs of the one person who is registered."""
    (registration,) = registrations()
    return rules.needs_of(registration.need)


def on_the_second_screen(visitor, **first):
    """Amira has told who comes, and has the forums before her."""
    return visitor.begin().send(**AMIRA | first)


def in_spite(visitor):
    """Press the button that sends the form as it is."""
    key = re.search(r'name="trotzdem" value="([^"]+)"', visitor.text)[1]
    return visitor.send(trotzdem=key)
