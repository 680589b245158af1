"""The working programme as the office looks at it: everything in the order of the day, warnings beside."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from flask import current_app

from conference.core.languages import GERMAN
from conference.planning.models import Conference
from conference.planning.queries import interpreter_teams, rooms_of
from conference.programme.models import Engagement, Forum, ForumRound, ProgrammeItem
from conference.programme.queries.demand import Demand, demand_of
from conference.programme.queries.working import (
    engagements_of,
    forums_of,
    items_of,
    rounds_of,
)
from conference.programme.rules.findings import PlanningWarning, Severity, WarningKind
from conference.programme.rules.gaps import missing_texts
from conference.programme.rules.picture import (
    Picture,
    Session,
    forums_in_picture,
    items_in_picture,
    roles_in_picture,
    room_in_picture,
)
from conference.programme.rules.warnings import warnings_about


@dataclass(frozen=True, kw_only=True)
class Board:
    """All that is planned for one conference, read once."""

    rounds: Sequence[ForumRound]
    forums: Sequence[Forum]
    items: Sequence[ProgrammeItem]
    engagements: Sequence[Engagement]
    demand: Demand
    sessions: Sequence[Session]
    languages: Sequence[str]
    warnings: Sequence[PlanningWarning]

    def forums_in(self, slot: ForumRound) -> list[Forum]:
        return [forum for forum in self.forums if forum.round_id == slot.id]

    def people_on(self, thing: Forum | ProgrammeItem) -> list[Engagement]:
        return self._by_thing[type(thing).__tablename__, thing.id]

    def warnings_on(self, thing: Forum | ProgrammeItem) -> list[PlanningWarning]:
        """What to look at here; what is missing in other languages the sheet tells by itself."""
        kind = type(thing).__tablename__
        return [
            warning
            for warning in self.warnings
            if warning.is_about(kind, thing.id) and warning.kind is not WarningKind.LANGUAGE_MISSING
        ]

    def alarms_on(self, thing: Forum | ProgrammeItem) -> list[str]:
        """The same in a word or two each, without the hints."""
        kinds = [w.kind for w in self.warnings_on(thing) if w.severity is Severity.MUST_LOOK]
        return [kind.label for kind in dict.fromkeys(kinds)]

    def missing_texts(self, thing: Forum | ProgrammeItem) -> dict[str, list[str]]:
        """Language -> the texts that exist in German only, as far as visitors read this language."""
        key = (type(thing).__tablename__, thing.id)
        session = next(s for s in self.sessions if (s.thing.kind, s.thing.id) == key)
        return missing_texts(session, self.languages)

    def counting_on(self, forum: Forum) -> int:
        """How many people registered for this forum or wish for it."""
        return self.demand.counting_on.get(forum.id, 0)

    @cached_property
    def _by_thing(self) -> Mapping[tuple[str, int], list[Engagement]]:
        by_thing: dict[tuple[str, int], list[Engagement]] = defaultdict(list)
        for engagement in self.engagements:
            if engagement.forum_id is not None:
                by_thing["forum", engagement.forum_id].append(engagement)
            elif engagement.item_id is not None:
                by_thing["programme_item", engagement.item_id].append(engagement)
        return by_thing


def board_of(conference: Conference) -> Board:
    """The working programme as it is now."""
    forums, items = forums_of(conference), items_of(conference)
    engagements, demand = engagements_of(conference), demand_of(conference)
    drawn_forums, drawn_items = forums_in_picture(forums), items_in_picture(items)
    languages = [code for code in current_app.config["LANGUAGES"] if code != GERMAN]
    picture = Picture(
        forums=drawn_forums,
        items=drawn_items,
        roles=roles_in_picture(engagements, (*drawn_forums, *drawn_items)),
        rooms=tuple(room_in_picture(room) for room in rooms_of(conference)),
        teams=interpreter_teams(conference),
        languages=languages,
        counting_on=demand.counting_on,
        seated=demand.seated,
        attending=demand.attending,
        wishing=demand.wishing,
        in_wheelchair=demand.in_wheelchair,
        needing=demand.languages,
    )
    return Board(
        rounds=rounds_of(conference),
        forums=forums,
        items=items,
        engagements=engagements,
        demand=demand,
        sessions=(*drawn_forums, *drawn_items),
        languages=languages,
        warnings=warnings_about(picture),
    )


def warnings_before_release(conference: Conference) -> Sequence[PlanningWarning]:
    """What a planner should look at before the public sees this programme."""
    return board_of(conference).warnings
