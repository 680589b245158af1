"""Single invitations, and the counts of a conference."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import aliased, joinedload

from conference.core import clock
from conference.core.database import db
from conference.core.errors import NotFound
from conference.core.folding import spellings
from conference.core.listing import Page, Wanted, page_of
from conference.directory.models import Membership, Municipality, Organisation, Person
from conference.directory.queries import municipalities
from conference.directory.states import OrganisationCategory
from conference.invitations.models import Invitation
from conference.invitations.queries.ways import Guest
from conference.invitations.states import InvitationState, Way
from conference.planning.models import Conference

WITHOUT_ANSWER = (InvitationState.SENT, InvitationState.NO_REPLY)
SINGLE_PEOPLE = "Personen ohne Organisation"
NO_MUNICIPALITY = "ohne Angabe"
REST = timedelta(days=7)  # between two reminders of one guest

_MINE = aliased(Membership)
_MY_ORGANISATION = aliased(Organisation)


def invitation_of_guest(conference_id: int, guest: Guest) -> Invitation | None:
    """The invitation of this person or organisation to this conference."""
    column = Invitation.person_id if isinstance(guest, Person) else Invitation.organisation_id
    return db.session.scalar(
        select(Invitation).where(Invitation.conference_id == conference_id, column == guest.id)
    )


def invitation_of(conference: Conference, invitation_id: int) -> Invitation:
    invitation = db.session.get(Invitation, invitation_id)
    if invitation is None or invitation.conference_id != conference.id:
        raise NotFound
    return invitation


def year_of_invitation(invitation_id: int) -> int:
    found = db.session.scalar(
        select(Conference.year)
        .join(Invitation, Invitation.conference_id == Conference.id)
        .where(Invitation.id == invitation_id)
    )
    if found is None:
        raise NotFound
    return found


def names_of_invitations(ids: Collection[int]) -> Mapping[int, str]:
    """What the trail calls these invitations."""
    found = db.session.scalars(
        select(Invitation)
        .where(Invitation.id.in_(ids))
        .options(joinedload(Invitation.person), joinedload(Invitation.organisation))
    )
    return {one.id: one.guest_name for one in found}


def invitations_by_guest(conference_id: int) -> Mapping[tuple[str, int], Invitation]:
    """All invitations of a conference by their guest: ``("person", 5)``."""
    found = db.session.scalars(select(Invitation).where(Invitation.conference_id == conference_id))
    return {
        ("person", one.person_id)
        if one.person_id
        else ("organisation", one.organisation_id or 0): one
        for one in found
    }


def _with_place(*columns: Any) -> Select[Any]:
    """Invitations with the organisation that the guest is, or belongs to first."""
    first = (
        select(func.min(Membership.id))
        .where(
            Membership.person_id == Invitation.person_id,
            or_(Membership.until.is_(None), Membership.until >= clock.today()),
        )
        .correlate(Invitation)
        .scalar_subquery()
    )
    return (
        select(*columns)
        .outerjoin(Person, Person.id == Invitation.person_id)
        .outerjoin(_MINE, _MINE.id == first)
        .outerjoin(
            _MY_ORGANISATION,
            _MY_ORGANISATION.id == func.coalesce(Invitation.organisation_id, _MINE.organisation_id),
        )
    )


_TOWN: Any = func.coalesce(Person.municipality_id, _MY_ORGANISATION.municipality_id)
SORTS: dict[str, Sequence[Any]] = {
    "name": (func.coalesce(Person.sort_name, _MY_ORGANISATION.sort_name),),
    "stand": (Invitation.state,),
    "versendet": (Invitation.sent_at,),
}


def invitations_page(conference: Conference, wanted: Wanted) -> Page[Invitation]:
    return page_of(_found(conference, wanted), wanted, sorts=SORTS)


def all_invitations(conference: Conference, wanted: Wanted) -> Sequence[Invitation]:
    """Every invitation the search finds, by name, with how each guest is reached."""
    found = _found(conference, wanted).order_by(*SORTS["name"], Invitation.id)
    return db.session.scalars(found).unique().all()


def _found(conference: Conference, wanted: Wanted) -> Select[Any]:
    found = _with_place(Invitation).where(Invitation.conference_id == conference.id)
    found = found.options(
        joinedload(Invitation.person).selectinload(Person.postal_addresses),
        joinedload(Invitation.organisation).selectinload(Organisation.postal_addresses),
    )
    if state := wanted.filter("stand"):
        found = found.where(Invitation.state == InvitationState(state))
    if way := wanted.filter("weg"):
        found = found.where(Invitation.way == Way(way))
    if category := wanted.filter("art"):
        found = found.where(_MY_ORGANISATION.category == OrganisationCategory(category))
    if town := wanted.filter("kommune"):
        found = found.where(int(town) == _TOWN)
    return found.where(*_called(wanted.words))


def invitations_called(words: Sequence[str]) -> Select[Any]:
    """The numbers of the invitations whose guest, or guest's organisation, has all these words."""
    return _with_place(Invitation.id).where(*_called(words))


def _called(words: Sequence[str]) -> Iterator[ColumnElement[bool]]:
    texts = (Person.search_text, _MY_ORGANISATION.search_text)
    for word in words:
        yield or_(
            *(text.contains(one, autoescape=True) for text in texts for one in spellings(word))
        )


def was_reminded_lately(invitation: Invitation, now: datetime) -> bool:
    return invitation.reminded_at is not None and invitation.reminded_at > now - REST


def silent_ones(conference: Conference, wanted: Wanted) -> Sequence[Invitation]:
    """Those who were invited and have said nothing yet, by name."""
    found = _found(conference, wanted).where(Invitation.state.in_(WITHOUT_ANSWER))
    return db.session.scalars(found.order_by(*SORTS["name"], Invitation.id)).unique().all()


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How many invitations of one kind stand where; ``label`` names the kind."""

    label: str
    by_state: Mapping[InvitationState, int]

    def count(self, *states: InvitationState) -> int:
        return sum(self.by_state.get(state, 0) for state in states)

    @property
    def invited(self) -> int:
        """All that went out, whatever came of it; who accepted without a letter counts too."""
        waiting = self.count(InvitationState.DRAFT, InvitationState.QUEUED)
        return sum(self.by_state.values()) - waiting

    @property
    def waiting(self) -> int:
        """Those that have not gone out yet: letters to be printed, and what is sent on another day."""
        return self.count(InvitationState.QUEUED)

    @property
    def accepted(self) -> int:
        return self.count(InvitationState.ACCEPTED)

    @property
    def declined(self) -> int:
        return self.count(InvitationState.DECLINED)

    @property
    def silent(self) -> int:
        return self.count(*WITHOUT_ANSWER)

    @property
    def bounced(self) -> int:
        return self.count(InvitationState.BOUNCED)

    @property
    def opted_out(self) -> int:
        return self.count(InvitationState.OPTED_OUT)


@dataclass(frozen=True, kw_only=True)
class Overview:
    """The answers of one conference: all in all, by kind of organisation, by municipality."""

    total: Tally
    categories: Sequence[Tally]
    municipalities: Sequence[Tally]

    @property
    def blank_spots(self) -> list[str]:
        """Where nobody was asked, and where nobody has said yes."""
        towns = [one for one in self.municipalities if one.label != NO_MUNICIPALITY]
        kinds = [one for one in self.categories if one.label != SINGLE_PEOPLE]
        return [
            *(f"Aus {one.label} ist noch niemand eingeladen." for one in towns if not one.invited),
            *(
                f"Aus {one.label} hat noch niemand zugesagt."
                for one in towns
                if one.invited and not one.accepted
            ),
            *(
                f"Aus dem Bereich „{one.label}“ hat noch niemand zugesagt."
                for one in kinds
                if one.invited and not one.accepted
            ),
        ]


def overview_of(conference: Conference) -> Overview:
    """Counted by the database in one query, however many there are."""
    counted = db.session.execute(
        _with_place(Invitation.state, _MY_ORGANISATION.category, _TOWN, func.count())
        .where(Invitation.conference_id == conference.id)
        .group_by(Invitation.state, _MY_ORGANISATION.category, _TOWN)
    ).all()
    rows = [(row[0], row[1], row[2], row[3]) for row in counted]
    kinds = [one for one in OrganisationCategory if any(row[1] is one for row in rows)]
    by_kind = [_tally(str(kind.label), [r for r in rows if r[1] is kind]) for kind in kinds]
    by_town = [_tally(one.name, [r for r in rows if r[2] == one.id]) for one in _towns()]
    rest_kind = [row for row in rows if row[1] is None]
    rest_town = [row for row in rows if row[2] is None]
    return Overview(
        total=_tally("Alle", rows),
        categories=[*by_kind, *([_tally(SINGLE_PEOPLE, rest_kind)] if rest_kind else [])],
        municipalities=[*by_town, *([_tally(NO_MUNICIPALITY, rest_town)] if rest_town else [])],
    )


def _towns() -> Sequence[Municipality]:
    return municipalities()


def _tally(label: str, rows: Sequence[tuple[InvitationState, Any, Any, int]]) -> Tally:
    by_state: dict[InvitationState, int] = {}
    for state, _, _, number in rows:
        by_state[state] = by_state.get(state, 0) + number
    return Tally(label=label, by_state=by_state)
