"""Behind the secret link: why one has these forums, and how to wait for a better one."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from conference.allocation.services.reasons import reasons_for
from conference.allocation.views.doors import public
from conference.core.actor import Actor
from conference.core.errors import DomainError, NotAllowed, NotFound, require
from conference.registration import policy
from conference.registration.models import Registration
from conference.registration.rules import check_known
from conference.registration.services.better import wait_for
from conference.registration.states import State
from conference.registration.views.own import opened
from conference.web.access import open_by_link
from conference.web.languages import current_language

PREFIX = "/anmeldung/<token>/<int:position>/foren"


def _person(token: str, position: int) -> tuple[Registration, Actor]:
    """The person whose forums the holder of this link may see with all reasons, and who that is."""
    own, actor = opened(token)
    for person in own.party.registrations:
        if person.position == position:
            require(policy.may_see_needs(actor, person))
            check_known(person)
            return person, actor
    raise NotFound


@public.get(PREFIX)
@open_by_link
def why(token: str, position: int) -> ResponseReturnValue:
    """Round by round the forum, and why no dearer wish came true; before it is told, that it is not."""
    person, actor = _person(token, position)
    is_told = person.state is State.ALLOCATED
    return render_template(
        "allocation/public/why.html",
        token=token,
        person=person,
        conference=person.conference,
        is_told=is_told,
        rounds=reasons_for(person, actor=actor, language=current_language()) if is_told else [],
    )


@public.post(f"{PREFIX}/<int:forum_id>")
@open_by_link
def rather(token: str, position: int, forum_id: int) -> ResponseReturnValue:
    """Take the free seat in a forum wished for more, or stand in its line."""
    person, actor = _person(token, position)
    try:
        sits = wait_for(person.id, forum_id, actor=actor)
    except (NotAllowed, NotFound):
        raise
    except DomainError as error:
        flash(str(error), "danger")
    else:
        if sits:
            flash(_("Gespeichert. Der Platz gehört jetzt Ihnen."), "success")
        else:
            flash(
                _("Sie stehen auf der Warteliste. Ihren jetzigen Platz behalten Sie so lange."),
                "success",
            )
    return redirect(url_for(".why", token=token, position=position), 303)
