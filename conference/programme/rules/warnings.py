"""What a good planner notices before a programme is released.

Every check looks at a frozen :class:`Picture` and says what it found in words, with the things it is
about. Nothing here forbids a release: the office may know better.
"""

from collections.abc import Callable, Iterator, Sequence

from conference.programme.rules import clashes, gaps, needs
from conference.programme.rules.findings import PlanningWarning, Severity
from conference.programme.rules.picture import Picture

_CHECKS: Sequence[Callable[[Picture], Iterator[PlanningWarning]]] = (
    clashes.room_used_twice,
    clashes.person_in_two_places,
    clashes.person_also_attends,
    clashes.too_few_interpreters,
    clashes.same_content_twice,
    gaps.people_are_registered,
    gaps.too_few_chairs,
    gaps.not_step_free,
    needs.too_few_wheelchair_spaces,
    needs.language_in_no_forum,
    gaps.nobody_to_moderate,
    gaps.person_not_confirmed,
    gaps.no_room,
    gaps.not_confirmed,
    gaps.people_on_what_was_given_up,
    gaps.language_missing,
)


def warnings_about(picture: Picture) -> list[PlanningWarning]:
    """All that was noticed: first what must be looked at, then the hints."""
    found = [warning for check in _CHECKS for warning in check(picture)]
    return sorted(found, key=lambda warning: warning.severity is Severity.HINT)
