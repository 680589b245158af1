"""How many people count on a forum; the programme asks before it drops or shrinks one."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, literal, select, union

from conference.core.database import db
from conference.core.languages import SIGN_LANGUAGE
from conference.directory.models import ContactPoint
from conference.directory.states import ContactKind
from conference.planning.models import Conference
from conference.programme.models import ForumRound
from conference.programme.queries.demand import Demand
from conference.registration.models import AccessNeed, ForumPlace, ForumWish, Registration
from conference.registration.states import ENDED, Attendance, PlaceState


def demand(conference: Conference) -> Demand:
    """Wishes and places of everybody who has not withdrawn."""
    coming = (
        Registration.conference_id == conference.id,
        Registration.state.not_in(ENDED),
    )
    wished = select(ForumWish.forum_id, ForumWish.registration_id).join(Registration).where(*coming)
    placed = (
        select(ForumPlace.forum_id, ForumPlace.registration_id).join(Registration).where(*coming)
    )
    counted = union(wished, placed).subquery()
    counting_on = db.session.execute(
        select(counted.c.forum_id, func.count()).group_by(counted.c.forum_id)
    )
    seated = db.session.execute(
        placed.with_only_columns(ForumPlace.forum_id, func.count())
        .where(ForumPlace.state == PlaceState.SEATED)
        .group_by(ForumPlace.forum_id)
    )
    on_stage = _people_on_stage(conference)
    return Demand(
        counting_on=dict(counting_on.all()),
        seated=dict(seated.all()),
        attending=on_stage.placed,
        wishing=on_stage.wishing,
        in_wheelchair=_in_wheelchair(conference),
        languages=_languages_needed(conference),
    )


def _in_wheelchair(conference: Conference) -> dict[int, int]:
    """Forum id -> people in a wheelchair who have a place in it or wish for it first."""
    on_wheels = (
        Registration.conference_id == conference.id,
        Registration.state.not_in(ENDED),
        AccessNeed.wheelchair | AccessNeed.large_wheelchair,
    )
    counted = union(
        select(ForumWish.forum_id, ForumWish.registration_id)
        .join(Registration)
        .join(AccessNeed)
        .where(ForumWish.rank == 1, *on_wheels),
        select(ForumPlace.forum_id, ForumPlace.registration_id)
        .join(Registration)
        .join(AccessNeed)
        .where(*on_wheels),
    ).subquery()
    rows = db.session.execute(select(counted.c.forum_id, func.count()).group_by(counted.c.forum_id))
    return dict(rows.all())


def _languages_needed(conference: Conference) -> dict[str, dict[int, int]]:
    """Language code -> round id -> people who come to this round and need the language."""
    rows = db.session.execute(
        select(AccessNeed.interpreter, AccessNeed.sign_language, ForumRound.id, func.count())
        .select_from(AccessNeed)
        .join(Registration)
        .join(ForumRound, ForumRound.conference_id == Registration.conference_id)
        .where(
            Registration.conference_id == conference.id,
            Registration.state.not_in(ENDED),
            (AccessNeed.interpreter != "") | AccessNeed.sign_language,
            (Registration.attendance == Attendance.WHOLE_DAY)
            | (Registration.only_round_id == ForumRound.id),
        )
        .group_by(AccessNeed.interpreter, AccessNeed.sign_language, ForumRound.id)
        .order_by(AccessNeed.interpreter, ForumRound.id)
    )
    needed: dict[str, dict[int, int]] = {}
    for spoken, signed, round_id, people in rows:
        for code in (spoken, SIGN_LANGUAGE if signed else ""):
            if code:
                by_round = needed.setdefault(code, {})
                by_round[round_id] = by_round.get(round_id, 0) + people
    return needed


@dataclass(frozen=True, kw_only=True)
class _OnStage:
    """Id of a person of the directory -> forums she has a place in, and those she only wishes for."""

    placed: Mapping[int, frozenset[int]]
    wishing: Mapping[int, frozenset[int]]


def _people_on_stage(conference: Conference) -> _OnStage:
    """People of the directory who registered under the same address."""
    same_mailbox = (func.lower(Registration.email) == ContactPoint.plain) & (
        ContactPoint.kind == ContactKind.EMAIL
    )
    counts = (
        Registration.conference_id == conference.id,
        Registration.state.not_in(ENDED),
    )
    attended = union(
        select(ContactPoint.person_id, ForumWish.forum_id, literal(False))
        .join(Registration, same_mailbox)
        .join(ForumWish, ForumWish.registration_id == Registration.id)
        .where(ForumWish.rank == 1, *counts),
        select(ContactPoint.person_id, ForumPlace.forum_id, literal(True))
        .join(Registration, same_mailbox)
        .join(ForumPlace, ForumPlace.registration_id == Registration.id)
        .where(*counts),
    )
    forums: dict[bool, dict[int, frozenset[int]]] = {True: {}, False: {}}
    for person_id, forum_id, has_place in db.session.execute(attended):
        if person_id is not None:
            known = forums[bool(has_place)]
            known[person_id] = known.get(person_id, frozenset()) | {forum_id}
    placed = forums[True]
    return _OnStage(
        placed=placed,
        wishing={
            person_id: wished - placed.get(person_id, frozenset())
            for person_id, wished in forums[False].items()
        },
    )
