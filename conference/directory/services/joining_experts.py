"""Two people were one, and one or both of them are in the pool of experts."""

from sqlalchemy import delete, update

from conference.core import clock
from conference.core.database import db
from conference.directory.models import Absence, Expert, Person
from conference.directory.states import ExpertState, Reward
from conference.trail import service as trail

_BY_WORTH = (
    *(ExpertState.OFFERED, ExpertState.REVIEWED),
    *(ExpertState.RESTING, ExpertState.ACTIVE),
)


def join_experts(first: Person, second: Person) -> None:
    """What the second offers, the first offers; who is in the pool twice is there once, as far as it got."""
    both = [one for one in (first.expert, second.expert) if one is not None]
    if not both:
        return
    stays = max(both, key=lambda one: _BY_WORTH.index(one.state))
    for ends in both:
        if ends is not stays:
            _into_one(stays, ends)
    db.session.flush()  # what follows is written past the session
    ids = [one.id for one in both if one is not stays]
    for ended in ids:
        moved = update(Absence).where(Absence.expert_id == ended)
        db.session.execute(moved.values(expert_id=stays.id))
        trail.pass_on("expert", ended, stays.id)
    db.session.execute(delete(Expert).where(Expert.id.in_(ids)))
    db.session.execute(update(Expert).where(Expert.id == stays.id).values(person_id=first.id))
    db.session.expire_all()


def _into_one(stays: Expert, ends: Expert) -> None:
    stays.fields = list(dict.fromkeys((*stays.fields, *ends.fields)))
    stays.times = _together(stays.times, ends.times)
    stays.needs = _together(stays.needs, ends.needs)
    if stays.reward is Reward.OPEN:
        stays.reward, stays.fee_eur = ends.reward, ends.fee_eur
    if stays.shown_since is None:
        stays.shown_since, stays.consent_version = ends.shown_since, ends.consent_version
    stays.changed_at = clock.now()


def _together(one: str, other: str) -> str:
    return "\n".join(dict.fromkeys(filter(None, (one, other))))
