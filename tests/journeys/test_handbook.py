"""The handbook's pictures: every page it shows opens in the demonstration, and every picture it names is there.

``make handbook`` takes the pictures anew; a test run only walks through the pages.
"""

import os
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from conference.accounts.services.signing_in import make_link
from conference.core import clock
from conference.core.actor import SYSTEM, Actor, Role
from conference.core.database import db
from conference.core.listing import Wanted
from conference.demo import story
from conference.demo.script import Snapshot
from conference.intake.services.checking import check
from conference.invitations.forms.office import REMINDER_SUBJECT, REMINDER_TEXT
from conference.invitations.models import MailingList
from conference.invitations.queries import silent_ones
from conference.invitations.services.mailings import MailingFacts, make_mailing
from conference.invitations.services.reminding import choose
from conference.mail.delivery import begin_sending, claim, deliver_due
from conference.planning.models import VenueRoom
from conference.planning.queries import conference_of
from conference.planning.services.years import copy_year
from conference.programme.models import Forum
from conference.programme.services.forums import move_forum
from conference.registration.models import Registration
from conference.registration.states import Reach, State
from tests.factories import StaffFactory
from tests.house.sources import HOUSE
from tests.intake.test_reading_in import LIST

HANDBOOK = HOUSE / "docs" / "handbuch"
PICTURES = HANDBOOK / "bilder"
TAKE_THEM = os.environ.get("HANDBUCH_BILDER") == "1"
LARGEST, ALL_TOGETHER = 120_000, 3_500_000  # bytes
CLERK = Actor(name="Svenja Küsters", staff_id=None, roles=frozenset({Role.OFFICE}))
MONDAY = datetime(2026, 9, 21, 10, tzinfo=clock.BERLIN)


@dataclass(frozen=True, kw_only=True)
class Picture:
    """What a picture shows: a page from this heading on, in a window of this size."""

    name: str
    address: str
    begins_with: str = ""
    width: int = 1280
    height: int = 900
    office: bool = True


SHOWN = [
    Picture(name="anmelden", address="/buero/anmelden", office=False, height=820),
    Picture(name="uebersicht", address="/buero/{year}"),
    Picture(name="uebersicht-telefon", address="/buero/{year}", width=360, height=700),
    Picture(name="konferenz", address="/buero/{year}/konferenz"),
    Picture(name="termine", address="/buero/{year}/konferenz/termine"),
    Picture(name="ankuendigen", address="/buero/{next_year}/konferenz/ankuendigen", height=560),
    Picture(name="programm", address="/buero/{year}/programm", height=800),
    Picture(name="forum", address="/buero/{year}/programm/foren/{forum_id}"),
    Picture(
        name="mitwirkende",
        address="/buero/{year}/programm/foren/{forum_id}",
        begins_with="Personen",
        height=520,
    ),
    Picture(name="warnungen", address="/buero/{year}/programm/warnungen", height=560),
    Picture(
        name="veroeffentlichen",
        address="/buero/{year}/programm/veroeffentlichen",
        begins_with="Das ändert sich für Gäste",
        height=720,
    ),
    Picture(name="fassungen", address="/buero/{year}/programm/veroeffentlichungen", height=460),
    Picture(name="anmeldungen", address="/buero/{year}/anmeldungen"),
    Picture(name="eingeben", address="/buero/{year}/anmeldungen/neu"),
    Picture(name="anmeldung", address="/buero/{year}/anmeldungen/{code}"),
    Picture(name="abmelden", address="/buero/{year}/anmeldungen/{code}/abmelden", height=560),
    Picture(name="doppelte", address="/buero/{year}/doppelte", height=760),
    Picture(name="doppelte-telefon", address="/buero/{year}/doppelte", width=360, height=700),
    Picture(name="bedarf", address="/buero/{year}/bedarf", height=800),
    Picture(name="anrufe", address="/buero/{year}/anrufe", height=760),
    Picture(name="anruf", address="/buero/{year}/anrufe/{called}", height=900),
    Picture(name="briefe-drucken", address="/buero/{year}/briefe-drucken", height=700),
    Picture(name="einladungen", address="/buero/{year}/einladungen", height=1100),
    Picture(name="verteiler", address="/buero/{year}/verteiler/{mailing_list_id}", height=700),
    Picture(
        name="weisse-flecken",
        address="/buero/{year}/einladungen",
        begins_with="Weiße Flecken",
        height=860,
    ),
    Picture(name="probelauf", address="/buero/{year}/aussendungen/{mailing_id}/probelauf"),
    Picture(name="erinnern", address="/buero/{year}/aussendungen/{mailing_id}/wen", height=760),
    Picture(name="loeschfristen", address="/buero/datenschutz-fristen", height=700),
    Picture(name="einlesen", address="/buero/{year}/einlesen/{run_id}", height=860),
    Picture(name="sprachen", address="/buero/{year}/sprachen", height=860),
    Picture(name="postausgang", address="/buero/postausgang", height=760),
    Picture(name="brief-unklar", address="/buero/postausgang/{letter_id}", height=640),
    Picture(name="naechstes-jahr", address="/buero/{year}/konferenz/naechstes-jahr"),
    Picture(name="einladen", address="/buero/konten/einladen", height=620),
    Picture(name="verlauf", address="/buero/verlauf", height=640),
    Picture(name="oeffentlich", address="/{year}/?sprache=de", office=False),
    Picture(
        name="oeffentlich-telefon",
        address="/{year}/anmeldung?sprache=de",
        office=False,
        width=360,
        height=700,
    ),
]


@pytest.fixture
def monday(app, monkeypatch):
    """It is the same Monday for the story and for the server's threads."""
    real = app.wsgi_app

    def on_monday(environ, start_response):
        with clock.pretending(MONDAY):
            return real(environ, start_response)

    monkeypatch.setattr(app, "wsgi_app", on_monday)
    with clock.pretending(MONDAY):
        yield


@pytest.fixture
def named(monday):
    """The demonstration on that day, and what the addresses of the pictures name."""
    for _ in story.acts(Snapshot.REGISTRATION):
        pass
    conference = conference_of(MONDAY.year)
    unclear = break_off_a_letter()
    deliver_due()
    copied = copy_year(conference, conference.day + timedelta(weeks=52), actor=SYSTEM)
    mensa = one(VenueRoom, conference_id=conference.id, name="Mensa")
    forum = one(Forum, conference_id=conference.id, code="A3")
    move_forum(
        forum.id,
        round_id=forum.round_id,
        room_id=mensa.id,
        actor=SYSTEM,
        why="Die Mensa ist stufenlos.",
    )
    return {
        "year": conference.year,
        "next_year": copied.year,
        "forum_id": forum.id,
        "code": one(Registration, position=1, last_name="N’Diaye").code,
        "letter_id": unclear,
        "called": one(Registration, reach_by=Reach.PHONE, state=State.CONFIRMED).code,
        "mailing_list_id": one(MailingList).id,
        "mailing_id": a_reminder(conference),
        "run_id": check(conference.id, LIST, file_name="Verein.csv", actor=CLERK).id,
    }


def one(model, **facts):
    return db.session.scalars(select(model).filter_by(**facts).limit(1)).one()


def a_reminder(conference):
    """Prepared for all who have not answered; nothing is sent."""
    facts = MailingFacts(name="Erinnerung", subject=REMINDER_SUBJECT, text=REMINDER_TEXT)
    reminder = make_mailing(conference.id, facts, is_reminder=True, actor=SYSTEM)
    silent = {one.id for one in silent_ones(conference, Wanted())}
    choose(reminder.id, silent, forced=False, actor=SYSTEM)
    return reminder.id


def break_off_a_letter():
    """The worker died while the mail server had a letter: nobody knows whether it arrived."""
    with clock.pretending(MONDAY - timedelta(hours=1)):
        letter = claim(actor=SYSTEM)[0]
        begin_sending(letter.id, letter.claimed_until, actor=SYSTEM)
    return letter.id


def test_every_page_of_the_handbook_opens(named, open_browser):
    office, visitor = open_browser(), open_browser()
    office.goto(f"/buero/anmelden/{make_link(StaffFactory(name='Petra Claßen'), actor=SYSTEM)}")
    office.get_by_role("button", name="Jetzt anmelden").click()

    for shown in SHOWN:
        page = office if shown.office else visitor
        page.set_viewport_size({"width": shown.width, "height": shown.height})
        answer = page.goto(shown.address.format(**named))
        assert answer.status == 200, f"{shown.address} answers {answer.status}"
        if shown.begins_with:
            heading = page.get_by_role("heading", name=shown.begins_with, exact=True)
            heading.evaluate("it => it.scrollIntoView({behavior: 'instant'})")
        if TAKE_THEM:
            page.wait_for_load_state("networkidle")  # what is live on the page has come
            page.screenshot(path=PICTURES / f"{shown.name}.png", type="png")


def test_the_handbook_shows_the_pictures_that_are_taken():
    texts = [*HANDBOOK.glob("*.md"), HOUSE / "README.md"]
    named = {
        name for text in texts for name in re.findall(r"bilder/([\w-]+\.png)", text.read_text())
    }
    there = {path.name for path in PICTURES.iterdir()}

    assert named == there == {f"{shown.name}.png" for shown in SHOWN}


def test_pictures_are_small():
    sizes = {path.name: path.stat().st_size for path in PICTURES.iterdir()}

    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}
    assert sum(sizes.values()) < ALL_TOGETHER
