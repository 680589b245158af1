"""Questions about wordings, letters and runs."""

from collections.abc import Sequence

from sqlalchemy import select

from conference.core.database import db
from conference.core.errors import NotFound
from conference.mail.models import Letter
from conference.privacy.models import ErasureRun, PrivacyWording
from conference.registration.models import Question, Registration, RegistrationLink

LATEST_RUNS = 30


def wording_called(version: str) -> PrivacyWording | None:
    """What people read who have this version."""
    return db.session.scalar(select(PrivacyWording).where(PrivacyWording.version == version))


def wording_of(wording_id: int) -> PrivacyWording:
    found = db.session.get(PrivacyWording, wording_id)
    if found is None:
        raise NotFound
    return found


def wordings() -> Sequence[PrivacyWording]:
    """Every wording that was shown, the latest first."""
    return db.session.scalars(
        select(PrivacyWording).order_by(PrivacyWording.since.desc(), PrivacyWording.id.desc())
    ).all()


def letters_with_texts(registration: Registration) -> Sequence[Letter]:
    """Every letter about this person, the first one first."""
    return db.session.scalars(
        select(Letter)
        .where(Letter.about_kind == "registration", Letter.about_id == registration.id)
        .order_by(Letter.written_at, Letter.id)
    ).all()


def links_of(registration: Registration) -> Sequence[RegistrationLink]:
    return db.session.scalars(
        select(RegistrationLink)
        .where(RegistrationLink.registration_id == registration.id)
        .order_by(RegistrationLink.made_at)
    ).all()


def questions_about(registration: Registration) -> Sequence[Question]:
    return db.session.scalars(
        select(Question)
        .where(Question.registration_id == registration.id)
        .order_by(Question.asked_at)
    ).all()


def runs_that_deleted() -> Sequence[ErasureRun]:
    """The latest runs that had something to do."""
    return db.session.scalars(
        select(ErasureRun)
        .where(ErasureRun.erased > 0)
        .order_by(ErasureRun.day.desc(), ErasureRun.id.desc())
        .limit(LATEST_RUNS)
    ).all()
