"""Look back at the releases of a conference."""

from dataclasses import dataclass

from conference.planning.models import Conference
from conference.programme.models import Release
from conference.programme.queries.released import programme_of, releases_of
from conference.programme.rules.difference import Difference, difference

LONGEST_HISTORY = 50


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """A release, and what it brought compared with the one before."""

    release: Release
    difference: Difference


def history_of(conference: Conference) -> list[Chapter]:
    """The change log that the public reads, the latest first; of very many releases the latest only."""
    releases = releases_of(conference)[: LONGEST_HISTORY + 1]
    before = [*(programme_of(release) for release in releases[1:]), None]
    return [
        Chapter(release=release, difference=difference(old, programme_of(release)))
        for release, old in zip(releases, before, strict=False)
    ][:LONGEST_HISTORY]
