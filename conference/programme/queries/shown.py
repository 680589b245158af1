"""What a public page is about: the conference of a year and its released programme."""

from dataclasses import dataclass

from conference.core.errors import NotFound
from conference.planning.models import Conference
from conference.planning.queries import public_conference_of
from conference.programme.models import Release
from conference.programme.queries.released import latest_release, programme_of, release_of
from conference.programme.snapshot import Forum, Programme


@dataclass(frozen=True, kw_only=True)
class Shown:
    """Before the first release there is no ``release``, and the programme is empty."""

    conference: Conference
    release: Release | None
    programme: Programme

    def forum(self, slug: str) -> Forum:
        """The forum at this address, also when it does not take place."""
        forum = self.programme.forum_called(slug)
        if forum is None:
            raise NotFound
        return forum


def shown_in(year: int) -> Shown:
    """What the public sees of this year; nothing of a draft."""
    conference = public_conference_of(year)
    return _shown(conference, latest_release(conference))


def shown_then(conference: Conference, number: int) -> Shown:
    """What the public saw with this release; for the office, also before the conference is public."""
    return _shown(conference, release_of(conference, number))


def _shown(conference: Conference, release: Release | None) -> Shown:
    return Shown(
        conference=conference,
        release=release,
        programme=programme_of(release) if release else Programme(),
    )
