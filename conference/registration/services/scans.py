"""Keep the paper with the people who stand on it, and let go of it in time."""

from datetime import timedelta

from sqlalchemy import delete, func, select

from conference.core import clock
from conference.core.actor import NIGHT, Actor
from conference.core.database import db
from conference.core.errors import NotFound, require
from conference.core.events import announce
from conference.core.transaction import use_case
from conference.planning.models import Conference
from conference.registration import policy
from conference.registration.errors import DetailsDeleted, TooManyScans, WhyMissing
from conference.registration.events import ScanDropped, ScanKept, ScanReplaced
from conference.registration.models import FormScan, Party
from conference.registration.rules import Application
from conference.registration.rules.scans import MOST_SCANS, Scan
from conference.registration.services.register import register


@use_case
def enter(application: Application, scan: Scan | None, *, actor: Actor) -> Party:
    """Register the people of a paper form, and keep its scan with them: both or neither."""
    party = register(application, actor=actor)
    if scan is not None:
        keep_scan(party.id, scan, actor=actor)
    return party


@use_case
def keep_scan(party_id: int, scan: Scan, *, actor: Actor) -> FormScan:
    """File a scan; the same file sent twice is kept once."""
    require(policy.may_file_scans(actor))
    party = _locked(party_id)
    if all(person.is_forgotten for person in party.registrations):
        raise DetailsDeleted
    known = _same(party, scan)
    if known is not None:
        return known
    if (_number_of_scans(party) or 0) >= MOST_SCANS:
        raise TooManyScans
    kept = _written_down(party, scan, actor)
    _tell(ScanKept, party, actor)
    return kept


@use_case
def replace_scan(scan_id: int, scan: Scan, *, actor: Actor, why: str) -> None:
    """Put a better scan in the place of this one; the old one is gone."""
    old, party = _to_be_changed(scan_id, actor, why)
    if _same(party, scan) is None:
        _written_down(party, scan, actor)
    if old.sha256 != scan.sha256:
        db.session.delete(old)
    _tell(ScanReplaced, party, actor, why)


@use_case
def drop_scan(scan_id: int, *, actor: Actor, why: str) -> None:
    """Delete a scan, and say why."""
    old, party = _to_be_changed(scan_id, actor, why)
    db.session.delete(old)
    _tell(ScanDropped, party, actor, why)


def forget_scans_of(party_id: int) -> None:
    """All scans of a group: everybody of it stands on them."""
    db.session.execute(delete(FormScan).where(FormScan.party_id == party_id))


@use_case
def drop_due_scans(limit: int) -> int:
    """Delete scans whose day has come, so many at most; how many it were."""
    numbers = db.session.scalars(
        select(FormScan.id)
        .where(FormScan.delete_on <= clock.today())
        .order_by(FormScan.id)
        .limit(limit)
    ).all()
    due = FormScan.id.in_(numbers)
    parties = db.session.scalars(
        select(Party).where(Party.id.in_(select(FormScan.party_id).where(due)))
    )
    for party in parties:
        _tell(ScanDropped, party, NIGHT, "Die Frist ist abgelaufen.")
    db.session.execute(delete(FormScan).where(due))
    return len(numbers)


def _to_be_changed(scan_id: int, actor: Actor, why: str) -> tuple[FormScan, Party]:
    require(policy.may_file_scans(actor))
    if not why:
        raise WhyMissing
    party_id = db.session.scalar(select(FormScan.party_id).where(FormScan.id == scan_id))
    if party_id is None:
        raise NotFound
    party = _locked(party_id)
    old = db.session.get(FormScan, scan_id)
    if old is None:  # somebody else was faster
        raise NotFound
    return old, party


def _locked(party_id: int) -> Party:
    """The group, held so that no two people file the last scan at once."""
    return db.session.get_one(Party, party_id, with_for_update=True)


def _same(party: Party, scan: Scan) -> FormScan | None:
    return db.session.scalar(
        select(FormScan).where(FormScan.party_id == party.id, FormScan.sha256 == scan.sha256)
    )


def _number_of_scans(party: Party) -> int | None:
    return db.session.scalar(select(func.count()).where(FormScan.party_id == party.id))


def _written_down(party: Party, scan: Scan, actor: Actor) -> FormScan:
    conference = db.session.get_one(Conference, party.conference_id)
    kept = FormScan(
        party_id=party.id,
        media_type=scan.media_type,
        octets=len(scan.content),
        sha256=scan.sha256,
        content=scan.content,
        kept_by_id=actor.staff_id,
        delete_on=conference.day + timedelta(days=conference.needs_kept_days),
    )
    db.session.add(kept)
    return kept


def _tell(
    event: type[ScanKept | ScanReplaced | ScanDropped], party: Party, actor: Actor, why: str = ""
) -> None:
    contact = party.contact
    announce(event(subject_id=contact.id, conference_id=contact.conference_id), by=actor, why=why)
