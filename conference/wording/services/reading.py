"""Say who has read a translation, and take it back."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.exc import IntegrityError

from conference.core import clock
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import NotFound, require
from conference.core.events import Change, announce
from conference.core.languages import german_name
from conference.core.transaction import use_case
from conference.planning.queries import conference_by_id
from conference.wording import policy
from conference.wording.errors import NothingToRead, ReadInTheFuture, TextsChangedMeanwhile
from conference.wording.events import ReadingTakenBack, TranslationRead
from conference.wording.models import LanguageReview
from conference.wording.services.report import version_now
from conference.wording.states import ReviewKind


@dataclass(frozen=True, kw_only=True)
class Reading:
    """``version`` is what stood there when the page was opened on which the reading is noted."""

    language: str
    kind: ReviewKind
    version: str
    read_by: str
    read_on: date


@use_case
def note_reading(conference_id: int, reading: Reading, *, actor: Actor) -> None:
    """Note that somebody who speaks the language has read all of it; twice the same counts once."""
    require(policy.may_note_reading(actor))
    conference = conference_by_id(conference_id)
    now = version_now(conference, reading.language, reading.kind)
    if not now:
        raise NothingToRead
    if reading.version != now:
        raise TextsChangedMeanwhile
    if reading.read_on > clock.today():
        raise ReadInTheFuture
    review = LanguageReview(
        conference_id=conference.id if reading.kind is ReviewKind.TEXTS else None,
        language=reading.language,
        kind=reading.kind,
        version=now,
        read_by=reading.read_by,
        read_on=reading.read_on,
    )
    try:
        with db.session.begin_nested():
            db.session.add(review)
            db.session.flush()  # the event names the reading by its number
    except IntegrityError:  # the second click: it is noted already
        return
    announce(TranslationRead(subject_id=review.id), by=actor, changes=_told(review, noted=True))


@use_case
def take_back_reading(conference_id: int, review_id: int, *, actor: Actor) -> None:
    """It was noted by mistake; the language counts as unread again."""
    require(policy.may_note_reading(actor))
    review = db.session.get(LanguageReview, review_id, with_for_update=True)
    if review is None or review.conference_id not in {None, conference_id}:
        raise NotFound
    db.session.delete(review)
    announce(ReadingTakenBack(subject_id=review_id), by=actor, changes=_told(review, noted=False))


def _told(review: LanguageReview, *, noted: bool) -> list[Change]:
    what = f"{german_name(review.language)}: {review.kind.label}"
    said = f"gelesen am {review.read_on:%d.%m.%Y}"
    return [Change(what, "", said) if noted else Change(what, said, "")]
