"""Questions about letters on paper."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from conference.core.database import db
from conference.core.errors import NotFound
from conference.core.listing import Page, Wanted, page_of
from conference.papers.models import PrintedLetter, PrintRun
from conference.papers.states import PaperState
from conference.planning.models import Conference
from conference.registration.models import ForumPlace, ForumWish, Party, Registration
from conference.registration.states import SEATED, Reach

SORTS = {
    "plz": (PrintedLetter.postal_code, Registration.last_name, Registration.first_name),
    "name": (Registration.last_name, Registration.first_name),
    "zeit": (PrintedLetter.written_at,),
}
PIECE = 500  # people looked up by one statement
WITH_ADDRESS, WITHOUT_ADDRESS = "ja", "nein"


def waiting_page(conference: Conference, wanted: Wanted) -> Page[PrintedLetter]:
    """What waits to be printed, those whose address lacks something first; ``anschrift`` narrows it."""
    found = (
        _waiting(conference.id)
        .join(PrintedLetter.registration)
        .options(contains_eager(PrintedLetter.registration))
    )
    if whether := wanted.filter("anschrift"):
        complete = PrintedLetter.postal_code != ""
        found = found.where(complete if whether == WITH_ADDRESS else ~complete)
    for word in wanted.words:
        places = (Registration.code, Registration.first_name, Registration.last_name)
        found = found.where(or_(*(place.icontains(word, autoescape=True) for place in places)))
    return page_of(found, wanted, sorts=SORTS)


def ids_to_print(conference_id: int, *, up_to: int | None = None) -> Sequence[int]:
    """Every letter that can be printed now, in the order of the pile; without those written later
    than the one with the number ``up_to``."""
    found = _waiting(conference_id)
    if up_to is not None:
        found = found.where(PrintedLetter.id <= up_to)
    return db.session.scalars(
        found.where(PrintedLetter.postal_code != "")
        .with_only_columns(PrintedLetter.id)
        .order_by(PrintedLetter.postal_code, PrintedLetter.id)
    ).all()


def number_to_print(conference_id: int) -> int:
    """How many letters can be printed now."""
    found = _waiting(conference_id).where(PrintedLetter.postal_code != "")
    return db.session.scalar(found.with_only_columns(func.count())) or 0


def waiting_count(conference: Conference) -> int:
    """How many letters wait to be printed, those included whose address lacks something."""
    counted = _waiting(conference.id).with_only_columns(func.count())
    return db.session.scalar(counted) or 0


def letters_for_the_press(conference_id: int, ids: Collection[int]) -> Sequence[PrintedLetter]:
    """These letters with all they tell, sorted by postal code; in so many queries, however many letters."""
    people = (
        joinedload(PrintedLetter.registration)
        .joinedload(Registration.party)
        .selectinload(Party.registrations)
    )
    return (
        db.session.scalars(
            select(PrintedLetter)
            .where(PrintedLetter.conference_id == conference_id, PrintedLetter.id.in_(ids))
            .order_by(PrintedLetter.postal_code, PrintedLetter.id)
            .options(
                people.selectinload(Registration.wishes).joinedload(ForumWish.forum),
                people.selectinload(Registration.places).joinedload(ForumPlace.forum),
                people.selectinload(Registration.consents),
                people.selectinload(Registration.need),
            )
        )
        .unique()
        .all()
    )


def letter_to_print(conference_id: int, letter_id: int) -> PrintedLetter:
    """One letter that was or will be printed; what is out of date is not printed any more."""
    found = db.session.scalar(
        select(PrintedLetter)
        .where(
            PrintedLetter.conference_id == conference_id,
            PrintedLetter.id == letter_id,
            PrintedLetter.state != PaperState.OBSOLETE,
        )
        .options(joinedload(PrintedLetter.registration))
    )
    if found is None:
        raise NotFound
    return found


def people_with_a_seat(conference: Conference) -> Sequence[Registration]:
    """Who gets a name badge, in the order of the list; consents at hand, for the mark against photos."""
    return db.session.scalars(
        _seated(conference.id)
        .order_by(Registration.sort_name, Registration.id)
        .options(selectinload(Registration.consents))
    ).all()


def badge_count(conference: Conference) -> int:
    """How many name badges there will be."""
    return db.session.scalar(_seated(conference.id).with_only_columns(func.count())) or 0


def waiting_letter_of(registration_id: int) -> PrintedLetter | None:
    """The letter to this person that was not printed yet; there is one at most."""
    return db.session.scalar(
        select(PrintedLetter)
        .where(
            PrintedLetter.registration_id == registration_id,
            PrintedLetter.state == PaperState.WAITING,
        )
        .order_by(PrintedLetter.id.desc())
        .limit(1)
    )


def people_without_mail(ids: Collection[int]) -> Iterator[Registration]:
    """Of these people those whom no e-mail reaches directly, with their groups; read piece by piece."""
    wanted = list(ids)
    for start in range(0, len(wanted), PIECE):
        yield from db.session.scalars(
            select(Registration)
            .where(
                Registration.id.in_(wanted[start : start + PIECE]),
                or_(Registration.email == "", Registration.reach_by != Reach.EMAIL),
            )
            .order_by(Registration.id)
            .options(joinedload(Registration.party).selectinload(Party.registrations))
        ).unique()


def is_written(key: str) -> bool:
    return db.session.scalar(select(PrintedLetter.id).where(PrintedLetter.key == key)) is not None


def letters_of(registration_id: int) -> Sequence[PrintedLetter]:
    """All letters on paper to this person, the latest first."""
    return db.session.scalars(
        select(PrintedLetter)
        .where(PrintedLetter.registration_id == registration_id)
        .order_by(PrintedLetter.id.desc())
        .options(joinedload(PrintedLetter.run))
    ).all()


@dataclass(frozen=True, kw_only=True)
class Printed:
    """One go at the printer, and how many letters came out."""

    run: PrintRun
    letters: int


def last_runs(conference: Conference, *, at_most: int = 5) -> Sequence[Printed]:
    """What was printed last, without what was taken back."""
    rows = db.session.execute(
        select(PrintRun, func.count(PrintedLetter.id))
        .join(PrintedLetter, PrintedLetter.run_id == PrintRun.id)
        .where(PrintRun.conference_id == conference.id)
        .group_by(PrintRun.id)
        .order_by(PrintRun.id.desc())
        .limit(at_most)
    )
    return [Printed(run=run, letters=letters) for run, letters in rows]


def run_of(conference_id: int, run_id: int) -> PrintRun:
    run = db.session.get(PrintRun, run_id)
    if run is None or run.conference_id != conference_id:
        raise NotFound
    return run


def _waiting(conference_id: int) -> Select[PrintedLetter]:
    return select(PrintedLetter).where(
        PrintedLetter.conference_id == conference_id, PrintedLetter.state == PaperState.WAITING
    )


def _seated(conference_id: int) -> Select[Registration]:
    return select(Registration).where(
        Registration.conference_id == conference_id,
        Registration.state.in_(SEATED),
        Registration.forgotten_at.is_(None),
    )
