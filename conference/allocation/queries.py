"""Questions about runs of the allocation, and about the people and forums they speak of."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from conference.allocation.models import AllocationRun
from conference.allocation.states import AllocationState
from conference.core.database import db
from conference.core.errors import NotFound
from conference.planning.models import Conference
from conference.programme.models import Forum, ForumRound
from conference.registration.models import Party, Registration
from conference.registration.states import Reach


def runs_of(conference: Conference) -> Sequence[AllocationRun]:
    """All runs of a conference, the latest first."""
    return db.session.scalars(
        select(AllocationRun)
        .where(AllocationRun.conference_id == conference.id)
        .order_by(AllocationRun.number.desc())
    ).all()


def run_of(conference: Conference, number: int) -> AllocationRun:
    run = db.session.scalar(
        select(AllocationRun).where(
            AllocationRun.conference_id == conference.id, AllocationRun.number == number
        )
    )
    if run is None:
        raise NotFound
    return run


def first_run(conference: Conference) -> AllocationRun | None:
    """The run whose seed all others of the conference share."""
    return db.session.scalar(
        select(AllocationRun)
        .where(AllocationRun.conference_id == conference.id)
        .order_by(AllocationRun.number)
        .limit(1)
    )


def run_with_input(conference: Conference, input_hash: str) -> AllocationRun | None:
    """The run that was announced for just this input and may still be used."""
    found: AllocationRun | None = db.session.scalar(
        _announced(conference)
        .where(
            AllocationRun.input_hash == input_hash,
            AllocationRun.state.not_in([AllocationState.DISCARDED, AllocationState.SUPERSEDED]),
        )
        .order_by(AllocationRun.number.desc())
        .limit(1)
    )
    return found


def trial_of(
    base: AllocationRun, input_hash: str, changes: Sequence[Mapping[str, Any]]
) -> AllocationRun | None:
    """The what-if on top of this run that was asked for before, from just this input."""
    trials = db.session.scalars(
        select(AllocationRun).where(
            AllocationRun.base_id == base.id,
            AllocationRun.input_hash == input_hash,
            AllocationRun.state != AllocationState.DISCARDED,
        )
    )
    return next((trial for trial in trials if trial.changes == list(changes)), None)


def waiting_runs(conference: Conference) -> Sequence[AllocationRun]:
    """Draws that were announced and never calculated."""
    return db.session.scalars(
        _announced(conference).where(AllocationRun.state == AllocationState.WAITING)
    ).all()


def announced_draws(conference: Conference) -> Sequence[AllocationRun]:
    """For the public page of the rule: every seed with the fingerprint of its input and when both
    were published, the latest first, also of runs that came to nothing. Ask it for nothing else."""
    return db.session.scalars(_announced(conference).order_by(AllocationRun.number.desc())).all()


def latest_result(conference: Conference) -> AllocationRun | None:
    """The run from which people have their places."""
    begun = [AllocationState.APPLIED, AllocationState.TOLD]
    return db.session.scalar(
        select(AllocationRun)
        .where(AllocationRun.conference_id == conference.id, AllocationRun.state.in_(begun))
        .order_by(AllocationRun.applied_at.desc(), AllocationRun.number.desc())
        .limit(1)
    )


def year_and_number_of(run_id: int) -> tuple[int, int]:
    """Where a run stands: the year of its conference and its number there."""
    found = db.session.execute(
        select(Conference.year, AllocationRun.number)
        .join(AllocationRun, AllocationRun.conference_id == Conference.id)
        .where(AllocationRun.id == run_id)
    ).first()
    if found is None:
        raise NotFound
    return found[0], found[1]


def _announced(conference: Conference) -> Any:
    return select(AllocationRun).where(
        AllocationRun.conference_id == conference.id, AllocationRun.announced_at.is_not(None)
    )


@dataclass(frozen=True, kw_only=True)
class Guest:
    """What the office must know of somebody to seat and to call: never what the person needs."""

    id: int
    code: str
    name: str
    organisation: str
    email: str
    phone: str
    reach_by: Reach
    ask_for: str

    @property
    def only_by_phone(self) -> bool:
        """Whether neither an e-mail nor a letter brings the news."""
        return self.reach_by is Reach.PHONE or (self.reach_by is Reach.EMAIL and not self.email)


def guests_of(conference: Conference, ids: Collection[int] | None = None) -> Mapping[int, Guest]:
    """Registration id -> the person; of groups with the number and mailbox of the contact."""
    people = (
        select(
            Registration.id,
            Registration.party_id,
            Registration.code,
            Registration.title,
            Registration.first_name,
            Registration.last_name,
            Registration.organisation,
            Registration.email,
            Registration.phone,
            Registration.reach_by,
        )
        .join(Party, Registration.party_id == Party.id)
        .where(Registration.conference_id == conference.id, Registration.forgotten_at.is_(None))
        .order_by(Registration.party_id, Registration.position)
    )
    contacts: dict[int, Any] = {}
    found = {}
    for row in db.session.execute(people):
        contact = contacts.setdefault(row.party_id, row)
        if ids is None or row.id in ids:
            found[row.id] = _guest(row, contact)
    return found


def _guest(row: Any, contact: Any) -> Guest:
    relies = row is not contact and not row.email and not row.phone
    reader = contact if relies else row
    return Guest(
        id=row.id,
        code=row.code,
        name=_name(row),
        organisation=row.organisation,
        email=reader.email,
        phone=row.phone or contact.phone,
        reach_by=reader.reach_by,
        ask_for=_name(row if row.phone else contact),
    )


def _name(row: Any) -> str:
    return " ".join(part for part in (row.title, row.first_name, row.last_name) if part)


def codes_of_forums(conference: Conference) -> Mapping[int, str]:
    """The same in short, where many forums stand in one line."""
    rows = db.session.execute(
        select(Forum.id, Forum.code).where(Forum.conference_id == conference.id)
    )
    codes = {}
    for forum_id, code in rows:
        codes[forum_id], codes[-forum_id] = code, f"{code} (zweite Gruppe)"
    return codes


def names_of_forums(conference: Conference) -> Mapping[int, str]:
    """Forum id -> code and title, whatever became of it; the other half of a forum under its negative id."""
    rows = db.session.execute(
        select(Forum.id, Forum.code, Forum.title).where(Forum.conference_id == conference.id)
    )
    names = {}
    for forum_id, code, title in rows:
        names[forum_id] = f"{code} {title.german}".strip()
        names[-forum_id] = f"{code} (zweite Gruppe) {title.german}".strip()
    return names


def titles_of_rounds(conference: Conference) -> Mapping[int, str]:
    """Round id -> its title, in the order of the day."""
    rows = db.session.execute(
        select(ForumRound.id, ForumRound.code, ForumRound.title)
        .where(ForumRound.conference_id == conference.id)
        .order_by(ForumRound.starts, ForumRound.id)
    )
    return {round_id: title.german or f"Runde {code}" for round_id, code, title in rows}
