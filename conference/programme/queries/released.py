"""Questions about the released programmes: what the public sees."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import defer

from conference.core.database import db
from conference.core.errors import NotFound
from conference.planning.models import Conference
from conference.programme.models import Release
from conference.programme.snapshot import Programme


def latest_release(conference: Conference) -> Release | None:
    """The release that counts now; its content is only read when somebody asks for it."""
    return db.session.scalar(
        select(Release)
        .where(Release.conference_id == conference.id)
        .order_by(Release.number.desc())
        .limit(1)
        .options(defer(Release.content))
    )


def release_of(conference: Conference, number: int) -> Release:
    release = db.session.scalar(
        select(Release).where(Release.conference_id == conference.id, Release.number == number)
    )
    if release is None:
        raise NotFound
    return release


def releases_of(conference: Conference) -> Sequence[Release]:
    """All releases of a conference, the latest first."""
    return db.session.scalars(
        select(Release)
        .where(Release.conference_id == conference.id)
        .order_by(Release.number.desc())
        .options(defer(Release.content))
    ).all()


def release_address(release_id: int) -> tuple[int, int]:
    """The year and the number under which a release is found."""
    release = db.session.get(Release, release_id, options=[defer(Release.content)])
    if release is None:
        raise NotFound
    return release.conference.year, release.number


def released_programme(conference: Conference) -> Programme | None:
    """What the public sees of this conference, or nothing before the first release."""
    release = latest_release(conference)
    return programme_of(release) if release else None


def programme_of(release: Release) -> Programme:
    """The content of a release. It never changes, so each process reads it once."""
    known = _known.get(release.digest)
    if known is None:
        if len(_known) >= _KEPT:
            _known.clear()
        known = _known[release.digest] = Programme.from_content(release.content)
    return known


_KEPT = 64
_known: dict[str, Programme] = {}
