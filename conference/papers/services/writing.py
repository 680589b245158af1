"""Letters are written when something happens, or when the office asks for one; printed they are later."""

from flask import current_app
from sqlalchemy import update

from conference.core import clock
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import NotFound, require
from conference.core.events import Announcement, announce
from conference.core.transaction import use_case
from conference.papers import policy, queries
from conference.papers.errors import AddressIncomplete
from conference.papers.events import PaperWritten
from conference.papers.models import PrintedLetter
from conference.papers.rules.codes import code_for, token_for
from conference.papers.rules.envelopes import envelope_for, needs_paper, people_of
from conference.papers.rules.occasions import occasion_of, together
from conference.papers.states import Occasion, PaperState
from conference.registration.events import (
    AllForumsTold,
    PersonForgotten,
    Registered,
    Replaced,
    WaitingListJoined,
)
from conference.registration.models import Registration
from conference.registration.rules import check_known
from conference.registration.services.links import open_by


def follow(news: Announcement) -> None:
    """Something happened to a registration: whom no e-mail reaches gets a letter, the same news one letter.

    What was not printed yet is out of date then. Once the doors are open nobody waits for the postman.
    """
    if isinstance(news.event, PersonForgotten | Replaced):
        _forget(news.event.subject_id)
    if isinstance(news.event, AllForumsTold):
        for person in queries.people_without_mail(news.event.people):
            _follow(person, Occasion.FORUMS, news)
    occasion = occasion_of(news.event)
    if occasion is not None:
        _follow(db.session.get_one(Registration, news.event.subject_id), occasion, news)


def _follow(person: Registration, occasion: Occasion, news: Announcement) -> None:
    reader = person.party.contact if person.relies_on_the_contact else person
    if needs_paper(reader) and not reader.is_forgotten:
        key = _key(reader)
        if clock.now() < reader.conference.doors_at and not queries.is_written(key):
            _write(reader, occasion, key=key, why=news.why)
    elif not isinstance(news.event, Registered | WaitingListJoined):
        _drop(queries.waiting_letter_of(reader.id))  # an e-mail tells it now


@use_case
def ask_for_letter(registration_id: int, *, actor: Actor) -> PrintedLetter:
    """The office wants a letter to this person, also to somebody who gets e-mails; one that waits will do."""
    require(policy.may_print(actor))
    person = db.session.get(Registration, registration_id, with_for_update=True)
    if person is None:
        raise NotFound
    check_known(person)
    envelope = envelope_for(person)
    if envelope.missing:
        raise AddressIncomplete(", ".join(envelope.missing))
    waiting = queries.waiting_letter_of(person.id)
    if waiting is not None and waiting.can_be_printed:
        return waiting
    key = f"{_key(person)}/asked/{clock.now().isoformat()}"
    letter = _write(person, Occasion.ASKED, key=key)
    announce(PaperWritten(subject_id=person.id, conference_id=person.conference_id), by=actor)
    return letter


def _key(reader: Registration) -> str:
    versions = "+".join(f"{person.id}.{person.version}" for person in people_of(reader))
    return f"{reader.id}/{versions}"


def _write(reader: Registration, occasion: Occasion, *, key: str, why: str = "") -> PrintedLetter:
    unprinted = queries.waiting_letter_of(reader.id)
    letter = PrintedLetter(
        conference_id=reader.conference_id,
        registration=reader,
        key=key,
        state=PaperState.WAITING,
        occasion=together(unprinted.occasion if unprinted else None, occasion),
        why=why if occasion is Occasion.REJECTED else "",
        postal_code=envelope_for(reader).postal_code,
        written_at=clock.now(),
    )
    _drop(unprinted)
    db.session.add(letter)
    secret = str(current_app.config["SECRET_KEY"])
    open_by(reader, token_for(secret, code_for(secret, key)))
    return letter


def _drop(letter: PrintedLetter | None) -> None:
    if letter is not None:
        letter.become(PaperState.OBSOLETE)
        letter.why = ""


def _forget(registration_id: int) -> None:
    _drop(queries.waiting_letter_of(registration_id))
    db.session.execute(
        update(PrintedLetter).where(PrintedLetter.registration_id == registration_id).values(why="")
    )
