"""The scans of a paper form."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import undefer

from conference.core.database import db
from conference.core.errors import NotFound
from conference.registration.models import FormScan, Registration


def scans_of(registration: Registration) -> Sequence[FormScan]:
    """What is kept of the paper this person stands on, without the octets."""
    return db.session.scalars(
        select(FormScan).where(FormScan.party_id == registration.party_id).order_by(FormScan.id)
    ).all()


def scan_of_registration(registration: Registration, scan_id: int) -> FormScan:
    """One of them, with its octets."""
    found = db.session.scalar(
        select(FormScan)
        .where(FormScan.id == scan_id, FormScan.party_id == registration.party_id)
        .options(undefer(FormScan.content))
    )
    if found is None:
        raise NotFound
    return found
