"""Who has read which language."""

from collections.abc import Sequence

from sqlalchemy import select

from conference.core.database import db
from conference.planning.models import Conference
from conference.wording.models import LanguageReview
from conference.wording.queries.catalogue import catalogue_version
from conference.wording.states import ReviewKind


def readings_of(conference: Conference) -> Sequence[LanguageReview]:
    """Every reading of the catalogues and of the texts of this year, the latest first."""
    return db.session.scalars(
        select(LanguageReview)
        .where(
            LanguageReview.conference_id.is_(None) | (LanguageReview.conference_id == conference.id)
        )
        .order_by(LanguageReview.read_on.desc(), LanguageReview.id.desc())
    ).all()


def same_reading(language: str, kind: ReviewKind, version: str) -> Sequence[LanguageReview]:
    """Who has read exactly this."""
    return db.session.scalars(
        select(LanguageReview).where(
            LanguageReview.language == language,
            LanguageReview.kind == kind,
            LanguageReview.version == version,
        )
    ).all()


def reading_of_the_catalogue(language: str) -> LanguageReview | None:
    """The last reading of the sentences as they are now."""
    readings = same_reading(language, ReviewKind.CATALOGUE, catalogue_version(language))
    return max(readings, key=lambda one: one.read_on, default=None)
