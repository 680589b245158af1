"""Let go of what is known about a person."""

from datetime import timedelta

from sqlalchemy import delete, select

from conference.core import clock
from conference.core.actor import SYSTEM, Actor
from conference.core.database import db
from conference.core.errors import require
from conference.core.events import announce
from conference.core.transaction import use_case
from conference.mail.service import forget_letters_about, forget_letters_to
from conference.registration import policy
from conference.registration.events import PersonForgotten
from conference.registration.models import Question, Registration, RegistrationLink
from conference.registration.services.likeness import forget_likeness
from conference.registration.services.scans import forget_scans_of
from conference.registration.services.withdraw import withdraw
from conference.registration.states import QuestionState, State
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
UNDER_WAY = timedelta(days=7)  # no letter is tried for longer
OF_A_MAILBOX = "registration/mail/links"  # tells about everybody registered with one address


@use_case
def forget(registration_id: int, *, actor: Actor, why: str = "") -> None:
    """Empty everything personal: the registration, its letters, its trail. Counts stay right.

    Role, municipality and forums stay, because no person can be told from them alone. Letters to
    the contact of the group that are already sent go too, for they name everybody of the group; one
    that is still under way goes later (:func:`forget_what_was_under_way`). So do the scans of its
    paper, and the registrations that go on as this one. Before the day the seat becomes free;
    afterwards it stays counted. Doing it twice is no harm.
    """
    registration = db.session.get_one(Registration, registration_id)
    require(policy.may_change(actor, registration))
    if registration.is_forgotten:
        return
    before_the_day = clock.now() < registration.conference.doors_at
    if before_the_day and registration.may_become(State.CANCELLED):
        withdraw(registration_id, actor=actor)
    db.session.flush()  # the letter of the withdrawal goes with all others
    for one in (registration, *ended_as(registration)):
        let_go_of(one)
        one.forgotten_at = clock.now()
        announce(
            PersonForgotten(subject_id=one.id, conference_id=one.conference_id), by=actor, why=why
        )


def ended_as(registration: Registration) -> list[Registration]:
    """The same person's registrations that were merged into this one, over all steps."""
    merged = db.session.scalars(
        select(Registration)
        .where(Registration.merged_into_id == registration.id, Registration.forgotten_at.is_(None))
        .order_by(Registration.id)
    ).all()
    return [one for ended in merged for one in (ended, *ended_as(ended))]


def let_go_of(registration: Registration) -> None:
    """Everything personal of one registration; a step of use cases that have asked who may."""
    address = registration.email
    for column in PERSONAL_TEXTS:
        setattr(registration, column, "")
    registration.consents = []
    registration.questions = []
    registration.need = None
    db.session.flush()  # the old answers must be gone before new ones come
    registration.touch()
    _close_questions(registration)
    forget_likeness(registration)
    forget_scans_of(registration.party_id)
    _forget_letters(registration, address)
    db.session.execute(
        delete(RegistrationLink).where(RegistrationLink.registration_id == registration.id)
    )
    trail.forget(PersonForgotten.kind, registration.id)


@use_case
def forget_what_was_under_way() -> None:
    """Letters to the contact that name somebody forgotten, written before and sent since then."""
    forgotten = db.session.scalars(
        select(Registration)
        .where(Registration.forgotten_at > clock.now() - UNDER_WAY, Registration.position > 1)
        .order_by(Registration.id)
    )
    for person in forgotten.all():
        contact_id = person.party.contact.id
        forget_letters_about(
            PersonForgotten.kind,
            contact_id,
            only_sent=True,
            before=person.forgotten_at,
            actor=SYSTEM,
        )


def _close_questions(registration: Registration) -> None:
    questions = db.session.scalars(
        select(Question).where(Question.registration_id == registration.id)
    )
    for question in questions.all():
        question.about = question.answer = ""
        if question.state is QuestionState.OPEN:
            question.become(QuestionState.MOOT)


def _forget_letters(registration: Registration, address: str) -> None:
    """The trail of a letter names the one who asked; the service itself does what follows."""
    kind, contact_id = PersonForgotten.kind, registration.party.contact.id
    forget_letters_about(kind, registration.id, actor=SYSTEM)
    forget_letters_about(kind, contact_id, only_sent=True, actor=SYSTEM)
    if address:
        forget_letters_to(address, OF_A_MAILBOX, actor=SYSTEM)
