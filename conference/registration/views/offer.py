"""The page behind the letter that offers a seat: yes or no. Opening it says nothing yet."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from conference.core.actor import Actor
from conference.core.errors import DomainError, NotAllowed, NotFound, require
from conference.programme.queries.working import forum_of
from conference.registration import policy, queries
from conference.registration.models import Registration, SeatOffer
from conference.registration.services import answering
from conference.registration.services.out_of_turn import leave_forum_line
from conference.registration.views.doors import public
from conference.registration.views.own import opened
from conference.web.access import open_by_link


def _offered(own: Registration, offer_id: int, actor: Actor) -> SeatOffer:
    """An offer to somebody of the group that the link belongs to; another one is unknown here."""
    found = queries.offer_with_id(offer_id)
    if found is None or found.party_id != own.party_id:
        raise NotFound
    people = queries.registrations_of_offer(found)
    require(not found.is_open or policy.may_see_offer(actor, people))
    return found


@public.get("/anmeldung/<token>/angebot/<int:offer_id>")
@open_by_link
def offer(token: str, offer_id: int) -> ResponseReturnValue:
    """Which seat is held, for whom and until when; or how it ended."""
    own, actor = opened(token)
    offer = _offered(own, offer_id, actor)
    people = queries.registrations_of_offer(offer)
    return render_template(
        "registration/offer.html",
        token=token,
        offer=offer,
        people=people,
        may_answer=policy.may_answer(actor, people),
        says_no=request.args.get("antwort") == "nein",
        conference=own.conference,
    )


@public.route("/anmeldung/<token>/warteliste/<int:forum_id>", methods=["GET", "POST"])
@open_by_link
def leave_line(token: str, forum_id: int) -> ResponseReturnValue:
    """Wait no longer for a forum, with a second click."""
    own, actor = opened(token)
    forum = forum_of(own.conference, forum_id)
    waits = any(one.forum_id == forum_id and not one.is_seated for one in own.places)
    if not waits:
        return redirect(url_for(".own", token=token), 303)
    if request.method == "POST":
        leave_forum_line(own.id, forum_id, actor=actor)
        flash(_("Gespeichert. Sie warten nicht mehr auf dieses Forum."), "success")
        return redirect(url_for(".own", token=token), 303)
    return render_template("registration/leave_line.html", token=token, forum=forum)


@public.post("/anmeldung/<token>/angebot/<int:offer_id>/annehmen")
@open_by_link
def take(token: str, offer_id: int) -> ResponseReturnValue:
    own, actor = opened(token)
    _offered(own, offer_id, actor)
    by_letter = queries.is_from_a_letter(token) and own.is_contact
    try:
        answering.accept(offer_id, actor=actor, by_letter=by_letter)
    except (NotAllowed, NotFound):
        raise
    except DomainError as error:
        flash(str(error), "danger")
    else:
        flash(_("Danke für Ihre Antwort. Der Platz gehört jetzt Ihnen."), "success")
    return redirect(url_for(".own", token=token), 303)


@public.post("/anmeldung/<token>/angebot/<int:offer_id>/ablehnen")
@open_by_link
def decline(token: str, offer_id: int) -> ResponseReturnValue:
    own, actor = opened(token)
    _offered(own, offer_id, actor)
    try:
        answering.decline(offer_id, actor=actor)
    except (NotAllowed, NotFound):
        raise
    except DomainError as error:
        flash(str(error), "danger")
    else:
        flash(_("Danke, dass Sie Bescheid sagen. Wir geben den Platz weiter."), "success")
    return redirect(url_for(".own", token=token), 303)
