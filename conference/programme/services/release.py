"""Show the working programme to the public."""

from dataclasses import dataclass

from conference.core import clock
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import ChangedMeanwhile, require
from conference.core.events import announce
from conference.core.transaction import use_case
from conference.core.translated import Translated
from conference.planning.errors import IsArchived
from conference.planning.models import Conference
from conference.planning.states import ConferenceState
from conference.programme import policy
from conference.programme.errors import NothingToRelease
from conference.programme.events import ReleasePublished
from conference.programme.models import Release
from conference.programme.queries.preview import working_programme
from conference.programme.queries.released import latest_release, programme_of
from conference.programme.rules.continuity import released_after
from conference.programme.rules.difference import Difference, difference
from conference.programme.services.finding import locked
from conference.programme.snapshot import Programme, fingerprint


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What a release would bring if it were made now.

    ``seen`` is the fingerprint of the working programme: whoever releases says what they saw.
    """

    last: Release | None
    programme: Programme
    difference: Difference
    seen: str

    @property
    def number(self) -> int:
        return self.last.number + 1 if self.last else 1

    @property
    def is_empty(self) -> bool:
        """Whether the public would see nothing new."""
        before = programme_of(self.last) if self.last else Programme()
        return self.programme == before


def draft_of(conference: Conference) -> Draft:
    """What the next release of this conference would be, compared with the last one."""
    working = working_programme(conference)
    last = latest_release(conference)
    before = programme_of(last) if last else None
    programme = released_after(before, working, clock.now())
    return Draft(
        last=last,
        programme=programme,
        difference=difference(before, programme),
        seen=fingerprint(working.to_content()),
    )


@use_case
def publish(
    conference_id: int, *, seen: str, comment: Translated | None = None, actor: Actor
) -> Release:
    """Freeze the working programme into the next release; from now on the public sees it.

    A second click on the same button brings the release that the first one made.
    """
    require(policy.may_release(actor))
    conference = locked(Conference, conference_id)
    if conference.state is ConferenceState.ARCHIVED:
        raise IsArchived
    draft = draft_of(conference)
    if draft.seen != seen:
        raise ChangedMeanwhile
    if draft.is_empty:
        if draft.last is None:
            raise NothingToRelease
        return draft.last
    release = Release(
        conference=conference,
        number=draft.number,
        comment=comment or Translated(),
        released_by=actor.name,
        content=draft.programme.to_content(),
    )
    db.session.add(release)
    db.session.flush()  # the event names the release by its id
    announce(ReleasePublished(subject_id=release.id), by=actor, changes=draft.difference.told())
    return release
