"""What the office writes down about a registration for itself."""

from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import NotFound, require
from conference.core.events import Change, announce
from conference.core.transaction import use_case
from conference.registration import policy, rules
from conference.registration.events import NoteWritten
from conference.registration.models import Registration


@use_case
def write_note(registration_id: int, note: str, *, actor: Actor) -> Registration:
    """Keep a note that only the office reads; the person is not told."""
    require(policy.is_office(actor))
    registration = db.session.get(Registration, registration_id, with_for_update=True)
    if registration is None:
        raise NotFound
    rules.check_known(registration)
    if registration.office_note != note:
        announce(
            NoteWritten(subject_id=registration.id, conference_id=registration.conference_id),
            by=actor,
            changes=[Change("Notiz", registration.office_note, note)],
        )
        registration.office_note = note
    return registration
