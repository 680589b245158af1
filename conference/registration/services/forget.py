"""Let go of what is known about a person."""

from sqlalchemy import delete

from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import require
from conference.core.events import announce
from conference.core.transaction import use_case
from conference.mail.service import forget_letters_about
from conference.registration import policy
from conference.registration.events import PersonForgotten
from conference.registration.models import Registration, RegistrationLink
from conference.registration.services.withdraw import withdraw
from conference.registration.states import State
from conference.trail import service as trail

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
    registration.questions = []
    registration.need = None
    registration.touch()
    _forget_letters(registration, actor)
    db.session.execute(
        delete(RegistrationLink).where(RegistrationLink.registration_id == registration.id)
    )
    trail.forget(PersonForgotten.kind, registration.id)
    announce(
        PersonForgotten(subject_id=registration.id, conference_id=registration.conference_id),
        by=actor,
    )


def _forget_letters(registration: Registration, actor: Actor) -> None:
    kind, contact_id = PersonForgotten.kind, registration.party.contact.id
    forget_letters_about(kind, registration.id, actor=actor)
    forget_letters_about(kind, contact_id, only_sent=True, actor=actor)
