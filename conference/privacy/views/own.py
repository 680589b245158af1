"""Behind the secret link: what is kept about me, as a page and as files, and how it goes away."""

from collections.abc import Sequence

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Actor
from conference.core.errors import NotFound, require
from conference.privacy import exports
from conference.privacy.rules.pieces import Piece
from conference.privacy.services.deleting import delete_person
from conference.privacy.services.disclosing import disclosure_for
from conference.privacy.views.doors import public
from conference.registration import policy, queries
from conference.registration.errors import LinkUnknown
from conference.registration.models import Registration
from conference.registration.rules import check_known
from conference.web.access import open_by_link, open_to_everyone
from conference.web.languages import current_language

PREFIX = "/anmeldung/<token>/<int:position>"


def _opened(token: str, position: int) -> tuple[Registration, Actor]:
    """The person whose data the holder of this link may see, and who that is."""
    own = queries.registration_behind(token)
    if own is None:
        raise LinkUnknown
    actor = Actor(name="Person (eigener Link)", registration_id=own.id)
    for person in own.party.registrations:
        if person.position == position:
            require(policy.may_change(actor, person))
            return person, actor
    raise NotFound


def _pieces(token: str, position: int) -> tuple[Registration, Sequence[Piece]]:
    person, actor = _opened(token, position)
    check_known(person)
    return person, disclosure_for(person, actor=actor, language=current_language())


@public.get(f"{PREFIX}/meine-daten")
@open_by_link
def kept(token: str, position: int) -> ResponseReturnValue:
    """Everything that is kept about this person, in words."""
    person, pieces = _pieces(token, position)
    return render_template(
        "privacy/kept.html", token=token, position=position, person=person, pieces=pieces
    )


@public.get(f"{PREFIX}/meine-daten.json")
@open_by_link
def kept_json(token: str, position: int) -> ResponseReturnValue:
    person, pieces = _pieces(token, position)
    return exports.as_json(person.code, pieces)


@public.get(f"{PREFIX}/meine-daten.xlsx")
@open_by_link
def kept_xlsx(token: str, position: int) -> ResponseReturnValue:
    person, pieces = _pieces(token, position)
    return exports.as_workbook(person.code, pieces)


@public.route(f"{PREFIX}/loeschen", methods=["GET", "POST"])
@open_by_link
def delete(token: str, position: int) -> ResponseReturnValue:
    """What will happen, then the button that does it."""
    person, actor = _opened(token, position)
    if request.method == "POST":
        is_own = person.id == actor.registration_id
        delete_person(person.id, actor=actor)
        if is_own:
            return redirect(url_for(".gone"), 303)
        return redirect(url_for("registration.own", token=token), 303)
    check_known(person)
    return render_template("privacy/delete.html", token=token, position=position, person=person)


@public.get("/anmeldung/geloescht")
@open_to_everyone
def gone() -> ResponseReturnValue:
    """Where somebody ends whose link has just died; the page knows nobody."""
    return render_template("privacy/gone.html")
