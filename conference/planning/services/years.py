"""Make the conference of a year, from nothing or from the year before."""

import re
from dataclasses import dataclass, fields
from datetime import date
from uuid import uuid4

from sqlalchemy.exc import IntegrityError

from conference.core import clock
from conference.core.actor import Actor
from conference.core.changes import values_of
from conference.core.database import db
from conference.core.errors import require
from conference.core.events import announce
from conference.core.transaction import use_case
from conference.core.translated import Translated
from conference.directory.queries import the_district
from conference.planning import policy, queries
from conference.planning.errors import (
    DayNotLater,
    GermanMissing,
    NumberTaken,
    YearExists,
    YearOutOfReach,
)
from conference.planning.events import ConferencePlanned, YearCopied
from conference.planning.models import Conference, InterpreterTeam, VenueRoom
from conference.planning.rules.dates import Dates, usual_dates
from conference.planning.rules.words import CONFERENCE
from conference.planning.services.changing import Contact, Seats, Support, Texts, Venue, Waiting

FIRST_YEAR = 2000
FURTHEST = 20  # years ahead; beyond is a slip of the hand

_ROOM = (
    *("name", "floor", "use", "seats", "wheelchair_spaces", "step_free", "by_lift"),
    *("induction_loop", "door_width_cm", "directions", "access_note", "speaker_note"),
)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The first things known of a conference; left out, its dates are the usual ones around the day."""

    day: date
    title: Translated
    theme: Translated
    number: int | None = None
    dates: Dates | None = None


@use_case
def plan_conference(plan: Plan, *, actor: Actor, why: str = "") -> Conference:
    """Begin the conference of a year, as a draft."""
    require(policy.may_plan(actor))
    for field, text in (("title", plan.title), ("theme", plan.theme)):
        if not text.german:
            raise GermanMissing(field, CONFERENCE[field])
    _check_year(plan.day)
    if plan.number is not None and queries.has_number(plan.number):
        raise NumberTaken(plan.number)
    dates = plan.dates or usual_dates(plan.day)
    dates.check()
    district = the_district()
    previous = queries.conference_before(plan.day.year)
    conference = Conference(
        district=district,
        previous_id=previous.id if previous else None,
        year=plan.day.year,
        number=plan.number or queries.highest_number() + 1,
        uid=str(uuid4()),
        title=plan.title,
        theme=plan.theme,
        contact_email=district.email,
        contact_phone=district.phone,
        **values_of(dates),
    )
    _keep(conference)
    announce(ConferencePlanned(subject_id=conference.id), by=actor, why=why)
    return conference


@use_case
def copy_year(source: Conference, day: date, *, actor: Actor, why: str = "") -> Conference:
    """Begin a year with all of an earlier one but its people, around another day.

    The title takes the new year; all other texts stay word for word (:func:`conference.planning.rules.notices.notices_about` finds the old
    year in them), dates stand as many days before the new day as before, rooms and interpreters
    come along. The programme is copied by its own room, which hears :class:`YearCopied`.
    """
    require(policy.may_plan(actor))
    _check_year(day)
    if day <= source.day:
        raise DayNotLater(source.day)
    previous = queries.conference_before(day.year) or source
    conference = Conference(
        district_id=source.district_id,
        previous_id=previous.id,
        year=day.year,
        number=queries.highest_number() + 1,
        uid=str(uuid4()),
        **_copied(source) | {"title": _of_year(source.title, source.year, day.year)},
        **values_of(Dates.of(source).moved_to(day)),
    )
    _keep(conference)
    for room in queries.rooms_of(source):
        db.session.add(
            VenueRoom(conference_id=conference.id, **{name: getattr(room, name) for name in _ROOM})
        )
    for language, teams in queries.interpreter_teams(source).items():
        db.session.add(InterpreterTeam(conference_id=conference.id, language=language, teams=teams))
    announce(YearCopied(subject_id=conference.id, source_id=source.id), by=actor, why=why)
    return conference


def _copied(source: Conference) -> dict[str, object]:
    names = [
        field.name
        for group in (Texts, Venue, Contact, Seats, Support, Waiting)
        for field in fields(group)
    ]
    return {name: getattr(source, name) for name in names}


def _of_year(title: Translated, old: int, new: int) -> Translated:
    """The title with the new year where the old one stands as a word of its own."""
    word = re.compile(rf"(?<!\w){old}(?!\w)")
    return Translated({language: word.sub(str(new), text) for language, text in title.items()})


def _check_year(day: date) -> None:
    latest = clock.today().year + FURTHEST
    if not FIRST_YEAR <= day.year <= latest:
        raise YearOutOfReach(FIRST_YEAR, latest)


def _keep(conference: Conference) -> None:
    if queries.has_year(conference.year):
        raise YearExists(conference.year)
    db.session.add(conference)
    try:
        db.session.flush()  # the event names the conference by its id
    except IntegrityError as error:  # somebody was faster, between the question and the row
        raise YearExists(conference.year) from error
