"""Who is registered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, case, func, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from conference.core.clock import BERLIN
from conference.core.database import db
from conference.core.errors import NotFound
from conference.core.tokens import hash_of
from conference.planning.models import Conference
from conference.registration.models import AccessNeed, Party, Registration
from conference.registration.states import ENDED, Channel, Reach, State

_DIGEST = select(Party.form_digest).where(Party.form_key_hash == bindparam("form_key_hash"))


def digest_with_key(form_key: str) -> str | None:
    """What stood in the form with this key, if it was sent already."""
    key = {"form_key_hash": hash_of(form_key)}
    digest: str | None = db.session.connection().execute(_DIGEST, key).scalar()
    return digest


def party_with_key(form_key: str) -> Party:
    """The people who were registered with this form."""
    return db.session.scalars(select(Party).where(Party.form_key_hash == hash_of(form_key))).one()


@dataclass(frozen=True)
class Outcome:
    """What became of a form, as the answer page tells it; ``email`` and the rest are the contact's.

    ``confirm_by`` is set while somebody has to confirm the address.
    """

    year: int
    made_at: datetime
    people: int
    registration_id: int
    code: str
    state: State
    reach_by: Reach
    email: str
    needs_deadline: date
    needs_told_at: datetime | None
    confirm_by: datetime | None

    @property
    def needs_are_late(self) -> bool:
        """Whether somebody of the group told needs after the deadline."""
        told_at = self.needs_told_at
        return told_at is not None and told_at.astimezone(BERLIN).date() > self.needs_deadline


_Needing = aliased(Registration)
_OUTCOME = (
    select(
        Conference.year,
        Party.made_at,
        Party.people,
        Registration.id,
        Registration.code,
        Registration.state,
        Registration.reach_by,
        Registration.email,
        Conference.needs_deadline,
        select(func.max(AccessNeed.told_at))
        .join(_Needing, _Needing.id == AccessNeed.registration_id)
        .where(_Needing.party_id == Party.id)
        .correlate(Party)
        .scalar_subquery(),
        case(
            (
                Party.email_confirmed_at.is_(None) & Registration.state.not_in(ENDED),
                Party.confirm_by,
            )
        ),
    )
    .join(Registration, (Registration.party_id == Party.id) & (Registration.position == 1))
    .join(Conference, Conference.id == Party.conference_id)
    .where(Party.form_key_hash == bindparam("form_key_hash"))
)


def outcome_of(form_key: str) -> Outcome | None:
    """What became of the form with this key."""
    row = db.session.connection().execute(_OUTCOME, {"form_key_hash": hash_of(form_key)}).first()
    return Outcome(*tuple(row)) if row else None


def conference_id_of(registration_id: int) -> int:
    """The conference a registration belongs to, without reading the registration itself."""
    found = db.session.scalar(
        select(Registration.conference_id).where(Registration.id == registration_id)
    )
    if found is None:
        raise NotFound
    return found


def year_and_code_of(registration_id: int) -> tuple[int, str]:
    """How the pages name a registration."""
    found = db.session.execute(
        select(Conference.year, Registration.code)
        .join(Registration.conference)
        .where(Registration.id == registration_id)
    ).one_or_none()
    if found is None:
        raise NotFound
    year, code = found
    return year, code


def registration_of(conference_id: int, code: str) -> Registration:
    """The registration with this code ("K26-0421")."""
    found = db.session.scalar(
        select(Registration).where(
            Registration.conference_id == conference_id, Registration.code == code
        )
    )
    if found is None:
        raise NotFound
    return found


def registrations_of_party(party: Party) -> Sequence[Registration]:
    """The people of a group, its contact first."""
    return db.session.scalars(
        select(Registration)
        .where(Registration.party_id == party.id)
        .order_by(Registration.position)
        .options(joinedload(Registration.municipality))
    ).all()


def everything_of_party(party: Party) -> Sequence[Registration]:
    """The same with all that they told, in as many questions for six people as for two."""
    told = (Registration.wishes, Registration.places, Registration.consents, Registration.need)
    return db.session.scalars(
        select(Registration)
        .where(Registration.party_id == party.id)
        .order_by(Registration.position)
        .options(*(selectinload(part) for part in told))
    ).all()


def last_entered_by(staff_id: int | None, conference_id: int) -> Registration | None:
    """What this member of staff typed in last; of a group its contact."""
    return db.session.scalar(
        select(Registration)
        .where(
            Registration.conference_id == conference_id,
            Registration.entered_by_id == staff_id,
            Registration.channel != Channel.WEB,
            Registration.position == 1,
        )
        .order_by(Registration.id.desc())
        .limit(1)
        .options(joinedload(Registration.municipality))
    )
