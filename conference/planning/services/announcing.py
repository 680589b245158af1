"""Make a conference public, take it back, put it away."""

from conference.core import clock
from conference.core.actor import Actor
from conference.core.errors import require
from conference.core.events import announce
from conference.core.transaction import use_case
from conference.planning import policy
from conference.planning.errors import NotOverYet, NotReady
from conference.planning.events import (
    ConferenceAnnounced,
    ConferenceArchived,
    ConferenceReopened,
    ConferenceTakenBack,
)
from conference.planning.models import Conference
from conference.planning.rules.readiness import missing_for_the_public
from conference.planning.states import ConferenceState, Phase


@use_case
def announce_conference(conference: Conference, *, actor: Actor, why: str = "") -> None:
    """Let the public see the conference; registration opens and closes by its dates."""
    require(policy.may_plan(actor))
    if missing := missing_for_the_public(conference):
        raise NotReady(missing)
    conference.become(ConferenceState.ANNOUNCED)
    announce(ConferenceAnnounced(subject_id=conference.id), by=actor, why=why)


@use_case
def take_back(conference: Conference, *, actor: Actor, why: str = "") -> None:
    """Make the conference a draft again; the public no longer sees it."""
    require(policy.may_plan(actor))
    conference.become(ConferenceState.DRAFT)
    announce(ConferenceTakenBack(subject_id=conference.id), by=actor, why=why)


@use_case
def archive(conference: Conference, *, actor: Actor, why: str = "") -> None:
    """Put a past conference away: it stays readable, and nothing about it changes any more."""
    require(policy.may_plan(actor))
    if conference.phase_at(clock.now()) not in {Phase.OVER, Phase.DRAFT}:
        raise NotOverYet
    conference.become(ConferenceState.ARCHIVED)
    announce(ConferenceArchived(subject_id=conference.id), by=actor, why=why)


@use_case
def reopen(conference: Conference, *, actor: Actor, why: str = "") -> None:
    """Take a conference out of the archive."""
    require(policy.may_plan(actor))
    conference.become(ConferenceState.ANNOUNCED)
    announce(ConferenceReopened(subject_id=conference.id), by=actor, why=why)
