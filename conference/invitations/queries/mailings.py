"""Mailings, and who gets what by which way."""

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from conference.core import clock
from conference.core.database import db
from conference.core.errors import NotFound
from conference.core.listing import Page, Wanted, page_of
from conference.directory.models import Membership, Organisation, Person
from conference.invitations.models import Invitation, Mailing, MailingList, Recipient
from conference.invitations.queries.invitations import (
    WITHOUT_ANSWER,
    invitations_by_guest,
    invitations_called,
    was_reminded_lately,
)
from conference.invitations.queries.lists import guests_on
from conference.invitations.queries.ways import (
    Guest,
    language_for,
    name_of,
    next_day_for,
    way_to,
    where_to,
)
from conference.invitations.states import InvitationState, MailingState, RecipientState, Way
from conference.planning.models import Conference

STILL_TO_INVITE = (InvitationState.DRAFT, InvitationState.BOUNCED)
STILL_TO_WRITE = (*STILL_TO_INVITE, InvitationState.QUEUED)
RESTS = "in den letzten sieben Tagen schon erinnert"


@dataclass(frozen=True, kw_only=True)
class Line:
    """What one guest gets: by which way, where to, in which language; ``skipped`` says why nothing."""

    guest: Guest
    way: Way
    where: str
    language: str
    invitation: Invitation | None
    later: bool
    skipped: str = ""

    @property
    def name(self) -> str:
        return name_of(self.guest)


@dataclass(frozen=True)
class Plan:
    """Exactly who gets a mailing, and who does not although the list has them."""

    lines: Sequence[Line]
    skipped: Sequence[Line]
    version: int

    @property
    def by_way(self) -> Mapping[Way, int]:
        return Counter(line.way for line in self.lines)

    @property
    def by_language(self) -> Mapping[str, int]:
        return Counter(line.language for line in self.lines)

    @property
    def later(self) -> int:
        """How many want no letters today and get theirs on their next day."""
        return sum(line.later for line in self.lines)

    @property
    def digest(self) -> str:
        """Changes when anybody gets something else, or other words."""
        told = [
            f"{type(one.guest).__name__}{one.guest.id}{one.way}{one.language}" for one in self.lines
        ]
        return hashlib.sha256(f"{self.version} {' '.join(sorted(told))}".encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Progress:
    """How far a mailing is."""

    by_state: Mapping[RecipientState, int]
    put_off: int

    @property
    def total(self) -> int:
        return sum(self.by_state.values())

    @property
    def done(self) -> int:
        return self.total - self.by_state.get(RecipientState.WAITING, 0)

    @property
    def percent(self) -> int:
        return self.done * 100 // self.total if self.total else 0


def mailings_of(conference: Conference) -> Sequence[Mailing]:
    """The mailings of a conference, the latest first."""
    return db.session.scalars(
        select(Mailing)
        .where(Mailing.conference_id == conference.id)
        .options(joinedload(Mailing.mailing_list))
        .order_by(Mailing.made_at.desc(), Mailing.id.desc())
    ).all()


def mailing_of(conference: Conference, mailing_id: int) -> Mailing:
    mailing = db.session.get(Mailing, mailing_id)
    if mailing is None or mailing.conference_id != conference.id:
        raise NotFound
    return mailing


def year_of_mailing(mailing_id: int) -> int:
    mailing = db.session.get(Mailing, mailing_id)
    if mailing is None:
        raise NotFound
    return mailing.conference.year


def names_of_mailings(ids: Collection[int]) -> Mapping[int, str]:
    """What the trail calls these mailings."""
    named = select(Mailing.id, Mailing.name).where(Mailing.id.in_(ids))
    return {row[0]: row[1] for row in db.session.execute(named)}


def plan_of(mailing: Mailing) -> Plan:
    """Who would get it if it went out now."""
    asked = mailing.mailing_list
    lines = _chosen(mailing) if asked is None else _listed(mailing, asked)
    return Plan(
        [line for line in lines if not line.skipped],
        [line for line in lines if line.skipped],
        mailing.text_version,
    )


def _listed(mailing: Mailing, asked: MailingList) -> list[Line]:
    known = invitations_by_guest(mailing.conference_id)
    lines = []
    for guest in guests_on(asked, mailing.conference):
        kind = "person" if isinstance(guest, Person) else "organisation"
        invitation = known.get((kind, guest.id))
        is_open = invitation is None or invitation.state in STILL_TO_INVITE
        skipped = "" if is_open or invitation is None else invitation.state.label
        lines.append(line_for(mailing, guest, invitation, skipped))
    return lines


def _chosen(mailing: Mailing) -> list[Line]:
    found = recipients_with_guests().where(Recipient.mailing_id == mailing.id)
    lines = []
    for recipient in db.session.scalars(found.order_by(Recipient.id)):
        invitation = recipient.invitation
        if guest := guest_of(invitation):
            lines.append(line_for(mailing, guest, invitation, unwanted(mailing, invitation)))
    return lines


def unwanted(mailing: Mailing, invitation: Invitation) -> str:
    """Why this mailing may not go to this guest now."""
    if invitation.person is not None and not invitation.person.wants_invitations:
        return InvitationState.OPTED_OUT.label
    if invitation.state not in (WITHOUT_ANSWER if mailing.is_reminder else STILL_TO_WRITE):
        return invitation.state.label
    if mailing.is_reminder and not mailing.is_forced:
        return RESTS if was_reminded_lately(invitation, clock.now()) else ""
    return ""


def line_for(
    mailing: Mailing, guest: Guest, invitation: Invitation | None, skipped: str = ""
) -> Line:
    way, today = way_to(guest), clock.today()
    return Line(
        guest=guest,
        way=way,
        where=where_to(guest, way),
        language=language_for(guest, mailing.text),
        invitation=invitation,
        later=way is not Way.CALL and next_day_for(guest, today) != today,
        skipped=skipped,
    )


def guest_of(invitation: Invitation) -> Guest | None:
    return invitation.person or invitation.organisation


def recipients_with_guests() -> Select[Any]:
    """Recipients with all that says how they are reached, in a bounded number of queries."""
    invitation = selectinload(Recipient.invitation)
    person = invitation.joinedload(Invitation.person)
    organisation = invitation.joinedload(Invitation.organisation)
    return select(Recipient).options(
        person.selectinload(Person.postal_addresses),
        person.selectinload(Person.memberships).joinedload(Membership.organisation),
        organisation.selectinload(Organisation.postal_addresses),
    )


def recipients_page(mailing: Mailing, wanted: Wanted) -> Page[Recipient]:
    """Who got it, who waits, and who was left out."""
    found = recipients_with_guests().where(Recipient.mailing_id == mailing.id)
    if state := wanted.filter("stand"):
        found = found.where(Recipient.state == RecipientState(state))
    if wanted.words:
        found = found.where(Recipient.invitation_id.in_(invitations_called(wanted.words)))
    return page_of(found, wanted, sorts={"stand": (Recipient.state,)})


def progress_of(mailing: Mailing) -> Progress:
    later = Recipient.not_before > clock.today()
    rows = db.session.execute(
        select(Recipient.state, func.count(), func.count().filter(later))
        .where(Recipient.mailing_id == mailing.id)
        .group_by(Recipient.state)
    ).all()
    put_off = sum(row[2] for row in rows if row[0] is RecipientState.WAITING)
    return Progress({row[0]: row[1] for row in rows}, put_off)


def mailings_under_way() -> Sequence[int]:
    """Mailings that have something to write now, or are finished and do not know it yet."""
    return db.session.scalars(
        select(Mailing.id).where(Mailing.state == MailingState.SENDING).order_by(Mailing.id)
    ).all()


def due_recipients(mailing_id: int, most: int) -> Sequence[Recipient]:
    """Some that wait to be written today."""
    found = recipients_with_guests().where(
        Recipient.mailing_id == mailing_id,
        Recipient.state == RecipientState.WAITING,
        or_(Recipient.not_before.is_(None), Recipient.not_before <= clock.today()),
    )
    return db.session.scalars(found.order_by(Recipient.id).limit(most)).all()


def is_all_written(mailing_id: int) -> bool:
    waiting = select(Recipient.id).where(
        Recipient.mailing_id == mailing_id, Recipient.state == RecipientState.WAITING
    )
    return db.session.scalar(waiting.limit(1)) is None


def mailings_to(invitation: Invitation) -> Sequence[Recipient]:
    """What went to this guest, the latest first."""
    return db.session.scalars(
        select(Recipient)
        .where(Recipient.invitation_id == invitation.id)
        .options(joinedload(Recipient.mailing))
        .order_by(Recipient.id.desc())
    ).all()
