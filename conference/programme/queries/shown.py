"""What a public page is about: the conference of a year and its released programme."""

from dataclasses import dataclass

from conference.core.errors import NotFound
from conference.planning.models import Conference
from conference.planning.queries import public_conference_of
from conference.programme.models import Release
from conference.programme.queries.released import latest_release, programme_of
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
    release = latest_release(conference)
    return Shown(
        conference=conference,
        release=release,
        programme=programme_of(release) if release else Programme(),
    )
