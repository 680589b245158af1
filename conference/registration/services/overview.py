"""Where a conference stands today, put together from all rooms below."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from conference.core import clock
from conference.core.languages import german_name
from conference.directory.queries import open_barrier_reports
from conference.mail import queries as letters
from conference.mail.states import LetterState
from conference.planning.models import Conference
from conference.planning.queries import overbooked_by
from conference.planning.rules import phase_line
from conference.planning.rules.readiness import missing_for_the_public
from conference.planning.states import ChoiceMode, ConferenceState, Phase
from conference.programme.rules.findings import Severity
from conference.programme.services.board import board_of
from conference.programme.services.release import draft_of
from conference.registration.queries.calls import open_calls
from conference.registration.queries.duplicates import number_of_twins
from conference.registration.queries.overview import (
    ForumsInNumbers,
    Numbers,
    numbers_of,
    people_by_forum,
    registered_by_day,
)
from conference.registration.queries.telling import forums_are_told, has_given_places
from conference.registration.rules.today import Situation, Task, tasks_for
from conference.registration.services.support import needs_overview

SOON = 7  # days before the deadline


class _SupportFacts(TypedDict, total=False):
    to_book: tuple[str, ...]
    book_until: date
    book_soon: bool
    needs_unclear: int


@dataclass(frozen=True, kw_only=True)
class Overview:
    """One look at a conference; ``by_day`` counts who had registered by the end of each day.

    ``overbooked`` seats are there on purpose that no room has.
    """

    line: str
    tasks: Sequence[Task]
    numbers: Numbers
    by_day: Sequence[tuple[date, int]]
    forums: ForumsInNumbers
    overbooked: int


def overview_of(conference: Conference, *, worker_silent: bool) -> Overview:
    """All that the office sees first in the morning."""
    numbers = numbers_of(conference)
    return Overview(
        line=phase_line(conference, clock.now()),
        tasks=tasks_for(_situation(conference, numbers, worker_silent)),
        numbers=numbers,
        by_day=registered_by_day(conference),
        forums=people_by_forum(conference),
        overbooked=overbooked_by(conference),
    )


def _situation(conference: Conference, numbers: Numbers, worker_silent: bool) -> Situation:
    counts = letters.counts()
    draft = draft_of(conference)
    phase = conference.phase_at(clock.now())
    look = [w for w in board_of(conference).warnings if w.severity is Severity.MUST_LOOK]
    is_over = phase in {Phase.OVER, Phase.ARCHIVED}
    is_draft = conference.state is ConferenceState.DRAFT
    return Situation(
        worker_silent=worker_silent and counts.get(LetterState.PENDING, 0) > 0,
        letters_stuck=counts.get(LetterState.FAILED, 0) + counts.get(LetterState.UNCLEAR, 0),
        missing_texts=len(missing_for_the_public(conference)) if is_draft else 0,
        is_public=conference.is_public and not is_over,
        released=draft.last is not None,
        unreleased=not draft.is_empty,
        warnings=0 if is_over else len(look),
        barriers=open_barrier_reports(),
        waiting=0 if is_over else numbers.waiting,
        free_seats=numbers.free_seats,
        free_reserved=numbers.free_reserved,
        undecided=0 if is_over else numbers.undecided,
        by_phone=0 if is_over else open_calls(conference),
        by_letter=0 if is_over else numbers.to_print,
        messages=0 if is_over else numbers.messages,
        duplicates=0 if is_over else number_of_twins(conference.id),
        **_allocation(conference, numbers, is_over=is_over),
        **_support(conference, is_over=is_over),
    )


class _AllocationFacts(TypedDict, total=False):
    unallocated: bool
    untold: bool


def _allocation(conference: Conference, numbers: Numbers, *, is_over: bool) -> _AllocationFacts:
    """Whether wishes have to become places, or people to hear of them."""
    by_wishes = conference.choice_mode is ChoiceMode.WISHES
    closed = clock.now() >= conference.registration_closes_at
    if is_over or not by_wishes or not closed or not numbers.coming:
        return {}
    given = has_given_places(conference.id)
    return {"unallocated": not given, "untold": given and not forums_are_told(conference.id)}


def _support(conference: Conference, *, is_over: bool) -> _SupportFacts:
    """What has to be booked before the deadline of the needs, and what is unclear about them."""
    if is_over:
        return {}
    found = needs_overview(conference)
    days_left = (conference.needs_deadline - clock.today()).days
    needed = Counter[str]()
    for one in found.support.spoken:  # most people come to several rounds
        needed[one.language] = max(needed[one.language], one.people)
    return {
        "to_book": tuple(f"{german_name(code)} {people}" for code, people in needed.items())
        if days_left >= 0
        else (),
        "book_until": conference.needs_deadline,
        "book_soon": days_left <= SOON,
        "needs_unclear": len(found.questions),
    }
