"""An organisation applies for a stand at the Markt der Möglichkeiten."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError

from conference.core import clock
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import require
from conference.core.events import announce
from conference.core.transaction import use_case
from conference.directory.models import Organisation
from conference.directory.queries import organisation_of
from conference.partners import policy, queries
from conference.partners.errors import NoStandsNow, StandDecided
from conference.partners.events import StandApplied
from conference.planning.models import Conference
from conference.programme.events import StandAdded
from conference.programme.models import Stand
from conference.programme.queries import next_stand_number
from conference.programme.states import StandState

TRIES = 5  # others may take the same number at the same moment


@dataclass(frozen=True, kw_only=True)
class StandWish:
    """What an organisation needs at its stand; ``languages`` are codes, ``wish`` says where."""

    needs_table: bool = True
    power: bool = False
    languages: Sequence[str] = ()
    wish: str = ""


@use_case
def apply_for_stand(
    organisation_id: int, conference_id: int, wish: StandWish, *, actor: Actor
) -> Stand:
    """Ask for a stand, or correct the request while the office has not decided."""
    require(policy.may_keep(actor, organisation_id))
    organisation = organisation_of(organisation_id)
    conference = db.session.get_one(Conference, conference_id)
    if not conference.is_public or clock.now() >= conference.doors_at:
        raise NoStandsNow
    stand = queries.stand_of_organisation(organisation, conference)
    if stand is None:
        stand = _new_stand(organisation, conference)
        announce(StandAdded(subject_id=stand.id), by=actor)
    elif stand.state is StandState.CONFIRMED:
        raise StandDecided
    elif stand.state is StandState.CANCELLED:
        stand.become(StandState.REQUESTED)
    stand.needs_table, stand.power = wish.needs_table, wish.power
    stand.languages, stand.wish = list(wish.languages), wish.wish
    announce(StandApplied(subject_id=organisation.id), by=actor)
    return stand


def _new_stand(organisation: Organisation, conference: Conference) -> Stand:
    """The next number that is free; of two forms at the same moment one stand comes."""
    for _ in range(TRIES):
        stand = Stand(
            conference_id=conference.id,
            organisation_id=organisation.id,
            organisation=organisation.name,
            number=next_stand_number(conference),
            state=StandState.REQUESTED,
        )
        try:
            with db.session.begin_nested():
                db.session.add(stand)
                db.session.flush()  # the event names the stand by its id
        except IntegrityError:
            known = queries.stand_of_organisation(organisation, conference)
            if known is not None:
                return known
        else:
            return stand
    raise NoStandsNow
