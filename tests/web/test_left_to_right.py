"""Among Arabic words, numbers keep their order: telephone numbers, addresses of mail, codes, dates in digits."""

import re

import pytest
from bs4 import BeautifulSoup, NavigableString

from conference.core.actor import SYSTEM
from conference.core.database import db
from conference.core.translated import Translated
from conference.directory.services.barriers import Report, answer_barrier, report_barrier
from conference.mail.models import Letter
from conference.planning.models import Conference
from conference.registration.rules import Details
from conference.registration.services.withdraw import withdraw
from tests.registration.people import sign_up
from tests.web.doors import rows
from tests.web.world import make_world

FRAGILE = re.compile(
    r"(?:\+|\b0)\d[\d ()/-]{6,}\d"  # telephone numbers
    r"|[\w.+-]+@[\w-]+\.[\w.-]+"
    r"|\b[KB]\d\d-\d{4}\b"
    r"|\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b"  # days in digits
)
ARABIC = re.compile(r"[\u0590-\u08ff]")
ISOLATED = re.compile("\u2066[^\u2069]*\u2069")
NOT_SHOWN = {"script", "style", "title", "option", "textarea"}


def loose_in_html(text):
    """What may lose its order: fragile pieces with no element around them that says left to right."""
    page = BeautifulSoup(text, "html.parser")
    found = []
    for piece in page.find_all(string=FRAGILE):
        if type(piece) is not NavigableString or piece.parent.name in NOT_SHOWN:
            continue
        around = [one for one in piece.parents if one.name not in {"body", "html", "[document]"}]
        if not any(
            one.name == "bdi" or one.get("dir") == "ltr" for one in around
        ) and FRAGILE.search(ISOLATED.sub("", piece)):
            found.append(str(piece).strip())
    return found


def loose_in_text(text):
    """The same in a letter without elements: alone in its line nothing can be turned around."""
    return [
        line
        for line in text.splitlines()
        if ARABIC.search(line) and FRAGILE.search(ISOLATED.sub("", line))
    ]


@pytest.fixture
def world():
    made = make_world()
    conference = db.session.query(Conference).filter_by(year=made.own["year"]).one()
    conference.contact_hours = Translated({"de": "montags", "ar": "أيام الاثنين"})
    conference.title = Translated({"de": "Konferenz", "ar": "مؤتمر الاندماج"})
    conference.district.street = "Wurmauenweg 12"
    db.session.commit()
    return made


def test_on_every_page_for_visitors(client, world):
    loose, opened = [], 0

    for method, rule, _ in rows():
        if method == "POST" or rule.startswith("/buero") or "." in rule:
            continue
        answer = client.get(world.address(rule), query_string={"sprache": "ar"})
        if answer.mimetype == "text/html" and answer.status_code == 200:
            opened += 'dir="rtl"' in answer.text
            loose += [(rule, one) for one in loose_in_html(answer.text)]

    assert loose == []
    assert opened > 12


def test_in_every_letter_to_visitors(world):
    conference = db.session.query(Conference).filter_by(year=world.own["year"]).one()
    person = sign_up(
        conference,
        Details(
            first_name="أميرة", last_name="حداد", email="a@example.org", phone="+49 221 4710 373"
        ),
        language="ar",
    )
    withdraw(person.id, actor=SYSTEM)
    kept = report_barrier(
        Report(form_key="k", text="نص", email="a@example.org", language="ar"), actor=SYSTEM
    )
    answer_barrier(kept.id, "Danke", actor=SYSTEM)
    letters = db.session.query(Letter).filter_by(language="ar").all()

    loose = [(one.key, line) for one in letters for line in loose_in_text(one.text)]
    loose += [(one.key, piece) for one in letters for piece in loose_in_html(one.html)]

    assert loose == []
    assert len(letters) >= 4


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("<p>هاتف 0221 4710 100</p>", 1),
        ('<p>هاتف <bdi dir="ltr">0221 4710 100</bdi></p>', 0),
        ("<p>رقم K29-0001</p>", 1),
        ("<p>يوم 12.05.2029</p>", 1),
        ("<p>2029 مؤتمر</p>", 0),
    ],
)
def test_a_loose_number_would_be_noticed(text, count):
    assert len(loose_in_html(f"<body>{text}</body>")) == count
