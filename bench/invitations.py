"""How long it takes to write 2,000 invitations, from the button to the last letter in the outbox.

``python -m bench.invitations``; on PostgreSQL: ``.ci/postgresql .venv/bin/python -m bench.invitations``.
The guests speak three languages, and every letter has a link of its own.
"""

import os
import sys
import time
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from bench.installation import fresh_installation
from conference.core import clock
from conference.core.actor import SYSTEM
from conference.core.database import db
from conference.core.translated import Translated, german
from conference.demo.district import settle
from conference.directory.models import ContactPoint, Person
from conference.directory.states import ContactKind
from conference.invitations import queries
from conference.invitations.forms.office import INVITATION_SUBJECT, INVITATION_TEXT
from conference.invitations.models import Mailing
from conference.invitations.queries import Question
from conference.invitations.services import sending
from conference.invitations.services.lists import ListFacts, make_list
from conference.invitations.services.mailings import MailingFacts, make_mailing
from conference.invitations.states import MailingState
from conference.mail.models import Letter
from conference.planning.services.years import Plan, plan_conference
from config import database_url

GUESTS = 2_000
AIM = 30.0  # seconds until all are written
TAG = "Verteiler A"
LANGUAGES = (["de"], ["ar", "de"], ["uk"])


def measure(database: str, guests: int) -> tuple[float, float]:
    """Seconds by the clock and on the processor, in a fresh installation."""
    with fresh_installation(database):
        settle(clock.today())
        mailing_id = _prepared(guests)
        return _written(mailing_id, guests)


def _prepared(guests: int) -> int:
    """A mailing to all of them, in three languages; nothing is sent."""
    conference = plan_conference(
        Plan(
            day=clock.today() + timedelta(days=60),
            number=1,
            title=german("Integrationskonferenz"),
            theme=german("Ankommen"),
        ),
        actor=SYSTEM,
    )
    with db.engine.begin() as connection:
        first = (connection.scalar(sa.select(sa.func.max(Person.id))) or 0) + 1
        numbers = range(first, first + guests)
        connection.execute(
            sa.insert(Person), [_person(conference.district_id, number) for number in numbers]
        )
        connection.execute(sa.insert(ContactPoint), [_point(number) for number in numbers])
    facts = ListFacts(name="Alle Gäste der Messung", question=Question(tag=TAG))
    words = {"subject": INVITATION_SUBJECT, "text": INVITATION_TEXT}
    everywhere = {
        name: Translated(dict.fromkeys(("de", "ar", "uk"), text.german))
        for name, text in words.items()
    }
    made = make_mailing(
        conference.id,
        MailingFacts(
            name="Messung",
            mailing_list_id=make_list(facts, actor=SYSTEM).id,
            subject=everywhere["subject"],
            text=everywhere["text"],
        ),
        actor=SYSTEM,
    )
    return made.id


def _person(district_id: int, number: int) -> dict[str, Any]:
    return {
        "id": number,
        "district_id": district_id,
        "first_name": "Amira",
        "last_name": f"Haddad {number}",
        "languages": LANGUAGES[number % len(LANGUAGES)],
        "tags": [TAG],
    }


def _point(number: int) -> dict[str, Any]:
    address = f"gast{number}@example.org"
    return {"person_id": number, "kind": ContactKind.EMAIL, "value": address, "plain": address}


def _written(mailing_id: int, guests: int) -> tuple[float, float]:
    mailing = db.session.get_one(Mailing, mailing_id)
    before = _letters()
    digest = queries.plan_of(mailing).digest
    db.session.remove()
    begun, worked = time.perf_counter(), time.process_time()
    sending.start(mailing_id, digest, actor=SYSTEM)
    pressed = time.perf_counter()
    sending.sweep()
    seconds, work = time.perf_counter() - begun, time.process_time() - worked
    done = db.session.get_one(Mailing, mailing_id, populate_existing=True).state
    if (done, _letters() - before) != (MailingState.DONE, guests):
        raise SystemExit(f"The mailing is {done}, and {_letters() - before} letters are written.")
    print(f"  (the button answered after {pressed - begun:.1f} s)")
    return seconds, work


def _letters() -> int:
    return db.session.scalar(sa.select(sa.func.count()).select_from(Letter)) or 0


def main(guests: int) -> None:
    database = database_url(os.environ.get("TEST_DATABASE_URL", ""))
    kind = "PostgreSQL" if database.startswith("postgresql") else "SQLite"
    print(f"\n{guests} invitations on {kind}")
    seconds, work = measure(database, guests)
    print(f"{'written':28}{seconds:8.1f} s{work:8.1f} s of work   (aim {AIM:.0f})")
    print(f"Machine: {os.cpu_count()} cores, load {os.getloadavg()[0]:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else GUESTS)
