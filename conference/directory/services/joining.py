"""Two people or two organisations are one: one goes on with all that both had. Or they are not the same, for ever."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import delete, select, update

from conference.core import clock
from conference.core.actor import Actor
from conference.core.changes import change
from conference.core.database import db
from conference.core.errors import ChangedMeanwhile, NotFound, require
from conference.core.events import Change, announce
from conference.core.transaction import use_case
from conference.directory import policy, queries
from conference.directory.errors import AlreadyJoined
from conference.directory.events import (
    OrganisationsJoined,
    OrganisationsToldApart,
    PeopleJoined,
    PeopleToldApart,
)
from conference.directory.models import (
    ContactPoint,
    Forwarding,
    LikelyDouble,
    Membership,
    Organisation,
    OrganisationLink,
    Person,
    PostalAddress,
)
from conference.directory.rules.joining import Kept, Twin, joined, name_of, seen_of
from conference.directory.rules.words import ORGANISATION, PERSON
from conference.directory.services.joining_experts import join_experts
from conference.directory.states import DoubleKind, DoubleState
from conference.mail.service import pass_on as pass_letters_on
from conference.trail import service as trail

Seen = tuple[str, str]  # how the office saw both, in their order


@dataclass(frozen=True)
class Follower:
    """A room above: ``tells`` what it would do when ``second`` becomes ``first``, and does it.

    Both are given the kind, the id that goes on and the id that ends. ``moves`` may refuse.
    """

    tells: Callable[[DoubleKind, int, int], Iterable[str]]
    moves: Callable[[DoubleKind, int, int], None]


_followers: list[Follower] = []


def register_followers(*followers: Follower) -> None:
    """Rooms above keep things of people and organisations; each says here how they follow."""
    _followers[:] = followers


def what_follows(kind: DoubleKind, first_id: int, second_id: int) -> Sequence[str]:
    """What rooms above would do, in sentences."""
    return [told for one in _followers for told in one.tells(kind, first_id, second_id)]


@use_case
def join(
    kind: DoubleKind,
    first_id: int,
    second_id: int,
    *,
    seen: Seen,
    actor: Actor,
    kept: Kept | None = None,
) -> None:
    """The first goes on for both, with what the office ``kept`` of the second; the second is gone.

    Addresses and numbers, parts in organisations, invitations, stands, seats and the trail of both
    belong to the first. Old addresses of pages lead to it. Whoever wants no invitations still wants none.
    """
    require(policy.may_join(actor))
    first, second = _locked(kind, first_id, second_id)
    if (seen_of(first), seen_of(second)) != seen:
        raise ChangedMeanwhile
    gone = Change("Doppelt", f"{name_of(second)} (Nummer {second_id})", "")
    changes = [gone, *_say(first, second, kept or {})]
    for follower in _followers:
        follower.moves(kind, first.id, second.id)
    if isinstance(first, Person) and isinstance(second, Person):
        join_experts(first, second)
    db.session.flush()  # everything below moves rows past the session
    _move_ways(kind, first, second)
    _move_parts(kind, first.id, second.id)
    trail.pass_on(kind, second.id, first.id)
    pass_letters_on(kind, second.id, first.id)
    _leave(kind, first.id, second)
    event = PeopleJoined if kind is DoubleKind.PERSON else OrganisationsJoined
    announce(event(subject_id=first_id), by=actor, changes=changes)


@use_case
def tell_apart(kind: DoubleKind, one_id: int, other_id: int, *, actor: Actor) -> None:
    """They are not the same, and nobody will ever be asked again. Pressing twice is no harm."""
    require(policy.may_join(actor))
    first, second = _locked(kind, one_id, other_id)
    pair = queries.double_of(kind, first.id, second.id)
    if pair is None:
        low, high = sorted((first.id, second.id))
        pair = LikelyDouble(kind=kind, first_id=low, second_id=high, state=DoubleState.OPEN)
        db.session.add(pair)
    if pair.state is DoubleState.OPEN:
        pair.become(DoubleState.APART)
        pair.decided_at, pair.decided_by = clock.now(), actor.name
        event = PeopleToldApart if kind is DoubleKind.PERSON else OrganisationsToldApart
        for one, other in ((first, second), (second, first)):
            other_one = Change("Andere", "", name_of(other))
            announce(event(subject_id=one.id), by=actor, changes=[other_one])


def _locked(kind: DoubleKind, first_id: int, second_id: int) -> tuple[Twin, Twin]:
    """Both as they are now, locked in the order of their ids; whoever comes second is told."""
    model: Any = Person if kind is DoubleKind.PERSON else Organisation
    rows = db.session.scalars(
        select(model)
        .where(model.id.in_((first_id, second_id)))
        .order_by(model.id)
        .with_for_update(of=model)
        .execution_options(populate_existing=True)
    )
    found = {one.id: one for one in rows}
    if len(found) == 2:  # noqa: PLR2004  # both
        return found[first_id], found[second_id]
    stays = [queries.forwarded(kind, one) for one in (first_id, second_id) if one not in found]
    if stays and stays[0] is not None:
        raise AlreadyJoined(stays[0])
    raise NotFound


def _say(first: Twin, second: Twin, kept: Kept) -> list[Change]:
    labels = PERSON if isinstance(first, Person) else ORGANISATION
    changes = change(first, labels, joined(first, second, kept))
    if isinstance(first, Person) and isinstance(second, Person):
        since = [one for one in (first.opted_out_at, second.opted_out_at) if one]
        changes += change(first, PERSON, {"opted_out_at": min(since, default=None)})
        first.changed_at = clock.now()
    elif isinstance(first, Organisation):
        changes += _say_of_page(first, cast(Organisation, second))
        first.touch()
    return changes


def _say_of_page(first: Organisation, second: Organisation) -> list[Change]:
    """If only the second has a public page, it stays under its address."""
    if first.slug is not None or second.slug is None:
        return []
    slug, second.slug = second.slug, None
    db.session.flush()  # one address, one organisation
    first.slug = slug
    shown = {"wants_page": second.wants_page, "is_listed": second.is_listed}
    return change(first, ORGANISATION, shown)


def _move_ways(kind: DoubleKind, first: Twin, second: Twin) -> None:
    """Addresses and numbers that the first does not have already come behind its own."""
    by = f"{kind.value}_id"
    mine = {(point.kind, point.plain): point for point in first.contact_points}
    for point in second.contact_points:
        if same := mine.get((point.kind, point.plain)):
            failed = same.failed_at or point.failed_at
            _set(ContactPoint, same.id, failed_at=failed)
        else:
            place = len(first.points(point.kind)) + point.position
            _set(ContactPoint, point.id, **{by: first.id, "position": place})
    homes = {home.lines for home in first.postal_addresses}
    for home in second.postal_addresses:
        if home.lines not in homes:
            place = len(homes) + home.position
            _set(PostalAddress, home.id, **{by: first.id, "position": place})


def _move_parts(kind: DoubleKind, first_id: int, second_id: int) -> None:
    """Who is in both, or in one organisation twice, is there once."""
    of, other = (
        (Membership.person_id, Membership.organisation_id)
        if kind is DoubleKind.PERSON
        else (Membership.organisation_id, Membership.person_id)
    )
    parts = db.session.scalars(select(Membership).where(of.in_((first_id, second_id)))).all()
    mine = {
        getattr(part, other.key): part
        for part in parts
        if part.is_current and getattr(part, of.key) == first_id
    }
    for part in parts:
        if getattr(part, of.key) == first_id:
            continue
        same = mine.get(getattr(part, other.key)) if part.is_current else None
        if same is None:
            _set(Membership, part.id, **{of.key: first_id})
        else:
            contact = same.is_contact or part.is_contact
            _set(Membership, same.id, role=same.role or part.role, is_contact=contact)
            db.session.execute(delete(Membership).where(Membership.id == part.id))
    link = OrganisationLink.person_id if kind is DoubleKind.PERSON else _LINK_OF_BODY
    db.session.execute(
        update(OrganisationLink).where(link == second_id).values({link.key: first_id})
    )


_LINK_OF_BODY = OrganisationLink.organisation_id


def _leave(kind: DoubleKind, first_id: int, second: Twin) -> None:
    """Nothing is left of the second but where it went."""
    second_id, model = second.id, type(second)
    slug = second.slug if isinstance(second, Organisation) else None
    by = f"{kind.value}_id"
    db.session.expire_all()
    db.session.expunge(second)
    for way in (ContactPoint, PostalAddress):
        db.session.execute(delete(way).where(getattr(way, by) == second_id))
    _pass_pairs_on(kind, first_id, second_id)
    db.session.execute(delete(model).where(model.id == second_id))
    db.session.execute(
        update(Forwarding)
        .where(Forwarding.kind == kind, Forwarding.new_id == second_id)
        .values(new_id=first_id)
    )
    db.session.add(Forwarding(kind=kind, old_id=second_id, new_id=first_id, slug=slug))
    cast(Twin, db.session.get_one(model, first_id)).fold()


def _pass_pairs_on(kind: DoubleKind, first_id: int, second_id: int) -> None:
    """Who is not the second is not the first either."""
    pairs = queries.doubles_with(kind, second_id)
    for pair in pairs:
        other = pair.first_id if pair.second_id == second_id else pair.second_id
        known = other == first_id or queries.double_of(kind, first_id, other) is not None
        if pair.state is DoubleState.OPEN or known:
            db.session.delete(pair)
        else:
            pair.first_id, pair.second_id = sorted((first_id, other))
    db.session.flush()  # nobody may be named who is gone


def _set(model: Any, id_: int, **values: object) -> None:
    db.session.execute(update(model).where(model.id == id_).values(values))
