"""Who stood on a stage when: people, and those who did it for an organisation."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from conference.core import clock
from conference.core.database import db
from conference.core.folding import folded
from conference.directory.models import Organisation, Person
from conference.directory.queries import Deed, is_called
from conference.planning.models import Conference
from conference.programme.models import Engagement, Forum, ProgrammeItem, Stand
from conference.programme.states import EngagementState, ForumState, Part, StandState

_ON_IT = (EngagementState.ACCEPTED, EngagementState.ATTENDED)
_OFF = (ForumState.CANCELLED, ForumState.MERGED)


def last_stages(person_ids: Collection[int]) -> Mapping[int, date]:
    """The last day on which each of these people stood on a stage; days to come are none."""
    found = (
        _on_a_day(select(Engagement.person_id, func.max(Conference.day)))
        .where(Engagement.person_id.in_(person_ids), Conference.day < clock.today())
        .group_by(Engagement.person_id)
    )
    return dict(db.session.execute(found).all())


def parts_of_organisation(organisation: Organisation) -> Iterator[Deed]:
    """Forums that its people led or spoke in, and its stands."""
    for engagement, day in db.session.execute(_engagements(organisation)):
        person, forum = engagement.person, engagement.forum
        if _acted_for(organisation, person, day):
            yield Deed(
                day=day,
                words=f"{_part(engagement)}: {person.full_name}",
                kind="forum" if forum else "programme_item",
                subject_id=forum.id if forum else engagement.item.id,
            )
    stands = select(Stand, Conference.day).join(Conference, Conference.id == Stand.conference_id)
    for stand, day in db.session.execute(stands.where(Stand.state == StandState.CONFIRMED)):
        if is_called(organisation, stand.organisation):
            yield Deed(day=day, words=f"Stand {stand.number} am Markt der Möglichkeiten")


def _engagements(organisation: Organisation) -> Select[Any]:
    """Everything that its members, or people the programme names so, have a part in."""
    members = [part.person_id for part in organisation.memberships]
    named = [
        Person.search_text.contains(folded(name), autoescape=True)
        for name in (organisation.name, *organisation.aliases)
    ]
    return (
        _on_a_day(select(Engagement, Conference.day))
        .join(Engagement.person)
        .where(or_(Engagement.person_id.in_(members), *named))
        .options(
            contains_eager(Engagement.person).selectinload(Person.memberships),
            contains_eager(Engagement.forum),
            joinedload(Engagement.item),
        )
    )


def _on_a_day(statement: Any) -> Select[Any]:
    """With the conference, for parts that somebody agreed to in what was not called off."""
    found: Select[Any] = (
        statement.select_from(Engagement)
        .outerjoin(Engagement.forum)
        .outerjoin(Engagement.item)
        .join(
            Conference,
            Conference.id == func.coalesce(Forum.conference_id, ProgrammeItem.conference_id),
        )
        .where(Engagement.state.in_(_ON_IT), or_(Forum.id.is_(None), Forum.state.not_in(_OFF)))
    )
    return found


def _acted_for(organisation: Organisation, person: Person, day: date) -> bool:
    """Whether the person belonged to it on that day; without a membership, the programme's word counts."""
    parts: Sequence[Any] = [
        part for part in person.memberships if part.organisation_id == organisation.id
    ]
    if not parts:
        return is_called(organisation, person.organisation)
    return any((part.since or day) <= day <= (part.until or day) for part in parts)


def _part(engagement: Engagement) -> str:
    if engagement.forum:
        verb = {
            Part.SPEAKER: "Beitrag im Forum",
            Part.MODERATOR: "Leitung des Forums",
            Part.RAPPORTEUR: "Protokoll im Forum",
        }[engagement.part]
        return f"{verb} {engagement.forum.code} {engagement.forum.title.german}"
    assert engagement.item is not None  # the CHECK one_place
    return f"{engagement.part.label}: {engagement.item.title.german}"
