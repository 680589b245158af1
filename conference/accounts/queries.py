"""Questions about the staff and who of them is signed in."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import contains_eager

from conference.accounts.errors import LinkSpent
from conference.accounts.models import SignInLink, Staff, StaffRole, StaffSession
from conference.core import clock
from conference.core.actor import Role
from conference.core.database import db
from conference.core.errors import NotFound
from conference.core.listing import Page, Wanted, page_of
from conference.core.tokens import hash_of

LONGEST_SESSION = timedelta(hours=12)  # a working day; then people sign in again

STAFF_SORTS = {
    "name": (Staff.name, Staff.email),
    "email": (Staff.email,),
    "seit": (Staff.created_at,),
}


def staff_of(staff_id: int) -> Staff:
    staff = db.session.get(Staff, staff_id)
    if staff is None:
        raise NotFound
    return staff


def staff_with_address(email: str) -> Staff | None:
    return db.session.scalar(select(Staff).where(Staff.email == email.lower()))


def open_account(email: str) -> Staff | None:
    """The account with this address, if it lets anybody in."""
    staff = staff_with_address(email)
    return staff if staff and staff.is_open else None


def all_staff(wanted: Wanted) -> Page[Staff]:
    """The accounts; ``rolle`` and ``stand`` (offen, gesperrt) narrow them."""
    statement = select(Staff)
    for word in wanted.words:
        statement = statement.where(
            or_(
                Staff.name.icontains(word, autoescape=True),
                Staff.email.icontains(word, autoescape=True),
            )
        )
    if role := wanted.filter("rolle"):
        statement = statement.where(Staff.granted.any(StaffRole.role == Role(role)))
    if state := wanted.filter("stand"):
        shut = Staff.disabled_at.is_not(None)
        statement = statement.where(shut if state == "gesperrt" else ~shut)
    return page_of(statement, wanted, sorts=STAFF_SORTS)


def first_of_the_office() -> Staff | None:
    """The oldest open account of the office."""
    return db.session.scalar(
        select(Staff)
        .where(Staff.disabled_at.is_(None), Staff.granted.any(StaffRole.role == Role.OFFICE))
        .order_by(Staff.id)
        .limit(1)
    )


def living_session(token: str) -> StaffSession | None:
    """The session this token stands for, unless it has ended, grown old, or its owner was shut out."""
    return db.session.scalar(
        select(StaffSession)
        .join(StaffSession.staff)
        .options(contains_eager(StaffSession.staff))
        .where(
            StaffSession.token_hash == hash_of(token),
            StaffSession.ended_at.is_(None),
            StaffSession.started_at > clock.now() - LONGEST_SESSION,
            Staff.disabled_at.is_(None),
        )
    )


def living_sessions(staff: Staff) -> Sequence[StaffSession]:
    """Where this member of staff is signed in, the latest first."""
    return db.session.scalars(
        select(StaffSession)
        .where(
            StaffSession.staff_id == staff.id,
            StaffSession.ended_at.is_(None),
            StaffSession.started_at > clock.now() - LONGEST_SESSION,
        )
        .order_by(StaffSession.started_at.desc(), StaffSession.id.desc())
    ).all()


def session_of(session_id: int) -> StaffSession:
    session = db.session.get(StaffSession, session_id)
    if session is None:
        raise NotFound
    return session


def living_link(token: str) -> SignInLink:
    """The link this token stands for, if it still lets somebody in."""
    link = db.session.scalar(
        select(SignInLink)
        .join(SignInLink.staff)
        .where(
            SignInLink.token_hash == hash_of(token),
            SignInLink.used_at.is_(None),
            SignInLink.expires_at > clock.now(),
            Staff.disabled_at.is_(None),
        )
    )
    if link is None:
        raise LinkSpent
    return link


def links_made_lately(staff: Staff) -> int:
    """How many links this member of staff was sent within the hour."""
    made = select(func.count()).where(
        SignInLink.staff_id == staff.id, SignInLink.made_at > clock.now() - timedelta(hours=1)
    )
    return db.session.scalar(made) or 0
