"""Everybody who waits, line by line, with what an answer to "why not now?" needs."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload, undefer

from conference.core.database import db
from conference.planning.models import Conference
from conference.programme.models import Forum
from conference.registration.models import ForumPlace, Party, Registration, SeatPool
from conference.registration.states import ENDED, PlaceState, State


def waiting_at_conference(conference: Conference) -> Sequence[Registration]:
    """Who waits for a seat of the conference, in the order of the lines, one line per quota."""
    return db.session.scalars(
        select(Registration)
        .where(Registration.conference_id == conference.id, Registration.state == State.WAITLISTED)
        .order_by(
            Registration.quota,
            Registration.priority.desc(),
            Registration.waiting_since,
            Registration.id,
        )
        .options(
            undefer(Registration.search_text),
            undefer(Registration.sort_name),
            joinedload(Registration.offer),
            joinedload(Registration.party).selectinload(Party.registrations),
        )
    ).all()


def waiting_in_forum(forum_id: int) -> Sequence[ForumPlace]:
    """Who waits for this forum, in the order of the line; also those without a seat at the conference."""
    of_person = joinedload(ForumPlace.registration)
    return db.session.scalars(
        select(ForumPlace)
        .join(ForumPlace.registration)
        .where(
            ForumPlace.forum_id == forum_id,
            ForumPlace.state == PlaceState.WAITING,
            Registration.state.not_in(ENDED),
        )
        .order_by(ForumPlace.priority.desc(), ForumPlace.since, ForumPlace.id)
        .options(
            joinedload(ForumPlace.offer),
            of_person.undefer(Registration.search_text),
            of_person.undefer(Registration.sort_name),
            of_person.selectinload(Registration.need),
            of_person.joinedload(Registration.party).selectinload(Party.registrations),
        )
    ).all()


def pools_of(conference: Conference) -> Sequence[SeatPool]:
    """All limits of the conference, those that somebody has asked about."""
    return db.session.scalars(
        select(SeatPool).where(SeatPool.conference_id == conference.id).order_by(SeatPool.id)
    ).all()


def forums_with_a_line(conference: Conference) -> Sequence[Forum]:
    """Forums that are chosen directly, by code: each may have a line of its own."""
    return db.session.scalars(
        select(Forum)
        .join(SeatPool, SeatPool.forum_id == Forum.id)
        .where(Forum.conference_id == conference.id)
        .order_by(Forum.code)
    ).all()
