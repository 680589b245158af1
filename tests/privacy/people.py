"""Somebody about whom everything is kept that can be kept, with a mark in every text."""

from conference.core.database import db
from conference.registration.models import Question, Registration
from conference.registration.rules.needs import Needs
from conference.registration.services.notes import write_note
from conference.registration.states import ConsentKind, Diet, QuestionKind
from tests.registration.people import OFFICE, amira, sign_up

MARK = "Zauberwort"


def known(conference, *others, **facts) -> Registration:
    """A registration in which every text has the mark; ``others`` come along."""
    texts = ("title", "first_name", "last_name", "phone", "postal_address", "organisation")
    told = {name: f"{MARK}-{name}" for name in texts}
    needs = Needs(
        wheelchair=True,
        diet=Diet.HALAL,
        children=1,
        child_ages=f"{MARK}-alter",
        allergies=f"{MARK}-nuss",
        note=f"{MARK}-bedarf",
        consent=True,
    )
    person = sign_up(
        conference,
        amira(
            **told,
            email=f"{MARK.lower()}@example.org",
            message=f"{MARK}-nachricht",
            needs=needs,
            consents=frozenset({ConsentKind.PHOTO}),
        ),
        *others,
        **facts,
    )
    db.session.add(
        Question(
            registration_id=person.id,
            kind=QuestionKind.CALL_WISHED,
            about=f"{MARK}-frage",
            answer=f"{MARK}-antwort",
        )
    )
    db.session.commit()
    write_note(person.id, f"{MARK}-notiz", actor=OFFICE)
    return person


def traces(*marks):
    """Where in all tables one of these words stands: {"letter.text", ...}."""
    found = set()
    words = [mark.lower() for mark in marks]
    for name, table in db.metadata.tables.items():
        for row in db.session.execute(table.select()).mappings():
            for column, value in row.items():
                text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
                if any(word in text.lower() for word in words):
                    found.add(f"{name}.{column}")
    return found
