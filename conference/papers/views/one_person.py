"""The letters on paper to one person, and one more at any time."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.papers import queries
from conference.papers.errors import AddressIncomplete
from conference.papers.rules.envelopes import envelope_for
from conference.papers.services.writing import ask_for_letter
from conference.papers.views.doors import office
from conference.planning.queries import conference_of
from conference.registration.queries import registration_of
from conference.registration.rules import check_known
from conference.web.access import current_actor, open_to_staff


@office.get("/<int:year>/anmeldungen/<code>/briefe")
@open_to_staff(Role.OFFICE)
def of_person(year: int, code: str) -> ResponseReturnValue:
    """What was and what will be printed for this person."""
    conference = conference_of(year)
    person = registration_of(conference.id, code)
    check_known(person)
    return render_template(
        "papers/of_person.html",
        conference=conference,
        person=person,
        envelope=envelope_for(person),
        waiting=queries.waiting_letter_of(person.id),
        letters=queries.letters_of(person.id),
    )


@office.post("/<int:year>/anmeldungen/<code>/briefe")
@open_to_staff(Role.OFFICE)
def ask(year: int, code: str) -> ResponseReturnValue:
    """Write a letter now, and show it ready to print."""
    conference = conference_of(year)
    person = registration_of(conference.id, code)
    check_known(person)
    try:
        letter = ask_for_letter(person.id, actor=current_actor())
    except AddressIncomplete as error:
        flash(str(error), "danger")
        return redirect(url_for(".of_person", year=year, code=code), 303)
    return redirect(url_for(".one_letter", year=year, paper_id=letter.id), 303)
