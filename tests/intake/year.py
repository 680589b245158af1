"""The conference of the story as it stands on the morning of the allocation, before anybody registered."""

from pathlib import Path

from conference.core import clock
from conference.core.actor import Actor, Role
from conference.demo import script, story
from conference.demo.district import settle
from conference.demo.people import meet_people
from conference.intake import queries
from conference.intake.services import carrying_out, checking, keeping, undoing

DATA = Path(script.__file__).parent / "data"
REGISTRATIONS = (DATA / "registrations.csv").read_bytes()
TODAY = script.Calendar(0).moment("2026-10-26T07:30:00+01:00")
OFFICE = Actor(name="Svenja Küsters", staff_id=1, roles=frozenset({Role.OFFICE}))


def told_year():
    """District, people, forums, rooms and interpreters; the programme is released."""
    calendar, files = script.Calendar(0), script.read("conference_2026.json")
    with clock.pretending(calendar.at("2025-02-03")):
        settle(calendar.day("2025-02-03"))
        cast = meet_people(files)
    return story.this_year(calendar, files, cast)


def check(conference, content=REGISTRATIONS, *, file_name="registrations.csv"):
    return checking.check(conference.id, content, file_name=file_name, actor=OFFICE)


def read_in(conference, content=REGISTRATIONS, *, writes_letters=False, **named):
    """Look the list over, press the button, and let the worker do its part."""
    run = check(conference, content, **named)
    carrying_out.start(run.id, writes_letters=writes_letters, actor=OFFICE)
    keeping.sweep()
    return queries.run_of(conference, run.id)


def take_back(run):
    undoing.undo(run.id, actor=OFFICE)
    keeping.sweep()
    return run
