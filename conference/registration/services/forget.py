"""Let go of what is known about a person."""

from sqlalchemy import delete, select, update

from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import require
from conference.core.events import announce
from conference.core.transaction import use_case
from conference.mail.models import Attachment, Letter
from conference.mail.states import LetterState
from conference.registration import policy
from conference.registration.events import PersonForgotten
from conference.registration.models import Registration, RegistrationLink
from conference.registration.services.withdraw import withdraw
from conference.registration.states import State
from conference.trail.models import Entry

PERSONAL_TEXTS = (
    "salutation",
    "title",
    "first_name",
    "last_name",
    "email",
    "phone",
    "postal_address",
    "organisation",
    "message",
    "office_note",
)


@use_case
def forget(registration_id: int, *, actor: Actor, why: str = "") -> None:
    """Empty everything personal: the registration, its letters, its trail. Counts stay right.

    Role, municipality and forums stay, because no person can be told from them alone. Letters to
    the contact of the group that are already sent go too, for they name everybody of the group.
    """
    require(policy.is_office(actor))
    registration = db.session.get_one(Registration, registration_id)
    if registration.may_become(State.CANCELLED):
        withdraw(registration_id, actor=actor, why=why)
    db.session.flush()  # the letter of the withdrawal goes with all others
    for column in PERSONAL_TEXTS:
        setattr(registration, column, "")
    registration.consents = []
    registration.touch()
    _forget_letters(registration)
    db.session.execute(
        delete(RegistrationLink).where(RegistrationLink.registration_id == registration.id)
    )
    db.session.execute(
        update(Entry)
        .where(Entry.kind == PersonForgotten.kind, Entry.subject_id == registration.id)
        .values(changes=[], why="")
    )
    announce(
        PersonForgotten(subject_id=registration.id, conference_id=registration.conference_id),
        by=actor,
    )


def _forget_letters(registration: Registration) -> None:
    contact_id = registration.party.contact.id
    letters = select(Letter.id).where(
        Letter.about_kind == PersonForgotten.kind,
        (Letter.about_id == registration.id)
        | ((Letter.about_id == contact_id) & (Letter.state == LetterState.SENT)),
    )
    db.session.execute(delete(Attachment).where(Attachment.letter_id.in_(letters)))
    db.session.execute(delete(Letter).where(Letter.id.in_(letters)))
