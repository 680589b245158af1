"""One person after all others have their places: the same rule, and nobody else is moved. Pure."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import product

from conference.allocation.rules.judging import Judge
from conference.allocation.rules.problem import Forum, Person, Problem

Free = Mapping[int, int]
"""Forum id -> seats that a newcomer may take: nobody who waits would be overtaken."""


def best_places(
    problem: Problem, person_id: int, free: Free, *, has: Collection[int] = ()
) -> dict[int, int]:
    """Round id -> the forum that is best for this person, among those with a free seat.

    Everybody else sits on fixed seats. What counts is what counts for all, level by level; of
    what is equally good first the seats that the person ``has`` (they are ``free`` to her), then
    forums with more free seats.
    """
    small = _around(problem, person_id, free)
    judge, person = Judge(small), small.person[person_id]
    rounds = judge.ways.rounds_to_fill(person)
    choices = [(None, *judge.ways.open_to(person, round_id)) for round_id in rounds]
    found = [
        chosen
        for chosen in (_together(rounds, forums) for forums in product(*choices))
        if _is_possible(judge, person, chosen)
    ]

    def worth(chosen: dict[int, int]) -> tuple[object, ...]:
        seats = {(person_id, round_id): forum_id for round_id, forum_id in chosen.items()}
        most_free = tuple(-free.get(forum_id, 0) for forum_id in chosen.values())
        moves = sum(forum_id not in has for forum_id in chosen.values())
        return judge.levels(seats), moves, most_free, sorted(chosen.items())

    return min(found, key=worth)


def _together(rounds: tuple[int, ...], forums: tuple[Forum | None, ...]) -> dict[int, int]:
    pairs = zip(rounds, forums, strict=True)
    return {round_id: forum.id for round_id, forum in pairs if forum is not None}


def _is_possible(judge: Judge, person: Person, chosen: dict[int, int]) -> bool:
    seats = {(person.id, round_id): forum_id for round_id, forum_id in chosen.items()}
    return not judge.broken_rules(seats)


def better_wishes(
    problem: Problem, person_id: int, round_id: int, seat: int | None
) -> Iterator[Forum]:
    """The wishes of this round that the person could go to, full or not, dearer than the seat she has."""
    judge, person = Judge(problem), problem.person[person_id]
    elsewhere = {
        problem.forum[forum_id].same_as
        for forum_id in person.fixed
        if problem.forum[forum_id].round_id != round_id
    }
    has = person.rank_of.get(seat) if seat is not None else None
    for forum_id, rank in sorted(person.wishes, key=lambda wish: wish[1]):
        forum = problem.forum.get(forum_id)
        if forum is None or forum.round_id != round_id or forum_id == seat:
            continue
        if has is not None and rank > has:
            continue
        free_of_own = replace(person, fixed=())
        if judge.ways.barrier(free_of_own, forum) is None and forum.same_as not in elsewhere:
            yield forum


def _around(problem: Problem, person_id: int, free: Free) -> Problem:
    """The person with whom she came, and the forums as all others leave them."""
    groups = tuple(group for group in problem.groups if person_id in group.people)
    near = {person_id, *(one for group in groups for one in group.people)}
    people = tuple(person for person in problem.people if person.id in near)
    all_chairs, all_spaces = _taken(problem.people)
    chairs, spaces = _taken(people)
    return replace(
        problem,
        forums=tuple(
            _left(
                forum,
                others=all_chairs.get(forum.id, 0) - chairs.get(forum.id, 0),
                spaces=all_spaces.get(forum.id, 0) - spaces.get(forum.id, 0),
                seats=free.get(forum.id, 0) + chairs.get(forum.id, 0),
            )
            for forum in problem.forums
        ),
        people=people,
        groups=groups,
    )


def _left(forum: Forum, *, others: int, spaces: int, seats: int) -> Forum:
    """The forum without the chairs that others take."""
    wheelchairs = forum.wheelchair_spaces
    return replace(
        forum,
        seats=seats,
        minimum=max(forum.minimum - others, 0),
        target=None if forum.target is None else forum.target - others,
        wheelchair_spaces=None if wheelchairs is None else max(wheelchairs - spaces, 0),
    )


def _taken(people: tuple[Person, ...]) -> tuple[dict[int, int], dict[int, int]]:
    """Forum id -> chairs, and wheelchair spaces, of these people's fixed seats."""
    chairs: dict[int, int] = {}
    spaces: dict[int, int] = {}
    for person in people:
        for forum_id in person.fixed:
            chairs[forum_id] = chairs.get(forum_id, 0) + person.chairs
            spaces[forum_id] = spaces.get(forum_id, 0) + person.sits_in_wheelchair
    return chairs, spaces
