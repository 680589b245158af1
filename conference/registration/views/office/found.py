"""Where one registration stands in the office, and the way back to its sheet."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from conference.planning.models import Conference
from conference.planning.queries import conference_of
from conference.registration import queries
from conference.registration.models import Registration
from conference.registration.rules import check_known

PREFIX = "/<int:year>/anmeldungen/<code>"


def found(year: int, code: str) -> tuple[Conference, Registration]:
    conference = conference_of(year)
    return conference, queries.registration_of(conference.id, code)


def found_known(year: int, code: str) -> tuple[Conference, Registration]:
    """For every page of a step: of a deleted registration it says so instead."""
    conference, person = found(year, code)
    check_known(person)
    return conference, person


def back_to(conference: Conference, person: Registration, sentence: str) -> ResponseReturnValue:
    flash(sentence, "success")
    return redirect(address_of(conference, person), 303)


def address_of(conference: Conference, person: Registration) -> str:
    return url_for("registration_office.sheet", year=conference.year, code=person.code)
