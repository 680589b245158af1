"""What letters tell about people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from conference.directory.queries import municipalities
from conference.planning.models import Conference
from conference.planning.states import ChoiceMode
from conference.registration import queries, rules
from conference.registration.models import Registration
from conference.registration.rules import Names
from conference.registration.states import PlaceState


@dataclass(frozen=True, kw_only=True)
class Person:
    """One person as a letter tells it; ``understood`` are terms and values to read over."""

    name: str
    code: str
    understood: Sequence[tuple[str, str]]
    waits_in: Sequence[tuple[str, int]] = ()  # forum and rank


def names_of(conference: Conference) -> Names:
    """What the numbers in a registration are called."""
    return Names(
        municipalities={town.id: town.name for town in municipalities()},
        rounds=queries.round_titles(conference.id),
        forums=queries.forum_titles(conference.id),
    )


def told(people: Iterable[Registration], conference: Conference, language: str) -> list[Person]:
    """These people, as a letter tells about them."""
    names = names_of(conference)
    return [
        Person(
            name=person.full_name,
            code=person.code,
            understood=rules.understood(
                rules.details_of(person),
                names=names,
                language=language,
                choices_are_wishes=conference.choice_mode is ChoiceMode.WISHES,
            ),
            waits_in=[
                (names.forum(place.forum_id, language), queries.rank_in_forum(place))
                for place in person.places
                if place.state is PlaceState.WAITING and person.state.holds_a_seat
            ],
        )
        for person in people
    ]
