"""Delete what is kept about a person because she or he asks for it (Art. 17 DSGVO)."""

from sqlalchemy import select

from conference.core import clock
from conference.core.actor import SYSTEM, Actor
from conference.core.database import db
from conference.core.errors import require
from conference.core.transaction import use_case
from conference.mail.models import Letter
from conference.mail.service import forget_letters_about
from conference.mail.states import LetterState
from conference.privacy import letters
from conference.registration import policy
from conference.registration.appointments import calendar_file_of
from conference.registration.errors import WhyMissing
from conference.registration.models import Registration
from conference.registration.services.forget import forget, forget_what_was_under_way

SWEEP = "forget last letters"
_GONE = (LetterState.SENT, LetterState.DISCARDED, LetterState.FAILED, LetterState.UNCLEAR)


@use_case
def delete_person(registration_id: int, *, actor: Actor, why: str = "") -> None:
    """Let the person go: the seat, everything personal, the link. A last letter confirms it.

    Doing it twice is no harm: nothing is left to delete, and nobody to write to. The office says why.
    """
    if actor.is_staff and not why:
        raise WhyMissing
    person = db.session.get_one(Registration, registration_id)
    require(policy.may_change(actor, person))
    if person.is_forgotten:
        return
    reader, name = person.writes_to, person.full_name
    came = person.state.holds_a_seat and clock.now() < person.conference.doors_at
    forget(registration_id, actor=actor, why=why)
    if reader:
        files = (calendar_file_of(person),) if came else ()
        letters.deleted(person, to=reader, to_name=name, calendar=files)


@use_case
def forget_last_letters() -> None:
    """Once the last letter is out, or cannot arrive, it goes too; so does what was under way to others."""
    forget_what_was_under_way()
    done = db.session.scalars(
        select(Letter.about_id).where(
            Letter.about_kind == letters.LAST, Letter.state.in_(_GONE), Letter.about_id.is_not(None)
        )
    ).all()
    for about_id in done:
        if about_id is not None:
            forget_letters_about(letters.LAST, about_id, actor=SYSTEM)
