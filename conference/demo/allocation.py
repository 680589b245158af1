"""The wishes become places, and everybody hears of it."""

from conference.allocation import queries
from conference.allocation.services.applying import apply_run, ask_to_tell
from conference.allocation.services.calculating import ask_to_calculate
from conference.core import clock
from conference.core.actor import SYSTEM
from conference.demo.script import Calendar
from conference.errands.work import do_waiting
from conference.planning.models import Conference
from conference.planning.queries import conference_by_id

MORNING = "2026-10-26"


def give_places(conference: Conference, calendar: Calendar) -> int:
    """One click on the morning after registration has closed, applied and told before noon: how many
    places there are."""
    conference_id = conference.id
    with clock.pretending(calendar.at(MORNING, 8)):
        run, _ = ask_to_calculate(
            conference_id, actor=SYSTEM, back="", address_of=lambda made: "/buero/"
        )
        number = run.number
        do_waiting()
    with clock.pretending(calendar.at(MORNING, 9)):
        placed = apply_run(conference_id, number, actor=SYSTEM)
    with clock.pretending(calendar.at(MORNING, 11)):
        ask_to_tell(conference_id, number, actor=SYSTEM, back="", address="/buero/")
        do_waiting()
    told = queries.run_of(conference_by_id(conference_id), number)
    return placed.places if told.told_at else 0
