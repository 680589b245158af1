"""Behind the link of an invitation: opening it answers nothing, only buttons do."""

from flask import current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from conference.core import clock
from conference.core.actor import Actor
from conference.core.errors import DomainError, NotAllowed, NotFound
from conference.invitations import queries
from conference.invitations.errors import InvitationUnknown
from conference.invitations.forms.public import DeclineForm, SuccessorForm, known_of
from conference.invitations.models import Invitation
from conference.invitations.services import answering
from conference.invitations.views.doors import public
from conference.registration.views import screens
from conference.registration.views.kept import offer_of
from conference.registration.views.sign_up import answer_form
from conference.web.access import open_by_link, open_to_everyone
from conference.web.forgery import csrf
from conference.web.forms import blame
from conference.web.languages import COOKIE, PARAMETER, current_language
from conference.web.limits import require_open

GUEST = Actor(name="Einladungslink")
UNPROCESSABLE = 422


def _opened(token: str) -> Invitation:
    """What the link, or the code from paper, opens; a wrong one counts as a guess (404)."""
    require_open("link")  # a code is short: who has guessed too often learns nothing
    invitation = queries.opened_by(token)
    if invitation is None:
        raise InvitationUnknown
    return invitation


def _can_be_answered(invitation: Invitation) -> bool:
    return clock.now() <= invitation.conference.ends_at


def _wanted_language(invitation: Invitation) -> str | None:
    """The language of the letter, for somebody who has chosen none yet."""
    if PARAMETER in request.args or COOKIE in request.cookies:
        return None
    offered = current_app.config["LANGUAGES"]
    differs = invitation.language in offered and invitation.language != current_language()
    return invitation.language if differs else None


@public.get("/e/<invitation_code>")
@open_by_link
def by_code(invitation_code: str) -> ResponseReturnValue:
    """The short address that is printed on paper, to be typed by hand."""
    _opened(invitation_code)
    return redirect(url_for(".greeting", token=invitation_code), 303)


@public.get("/einladung/<token>")
@open_by_link
def greeting(token: str) -> ResponseReturnValue:
    """Who is invited, to what, and what can be answered."""
    invitation = _opened(token)
    if language := _wanted_language(invitation):
        return redirect(url_for(".greeting", token=token, sprache=language), 303)
    return render_template(
        "invitations/public/greeting.html",
        token=token,
        invitation=invitation,
        conference=invitation.conference,
        open=_can_be_answered(invitation),
    )


@public.route("/einladung/<token>/anmelden", methods=["GET", "POST"])
@open_by_link
def accept(token: str) -> ResponseReturnValue:
    """The form of the registration, filled in with what is known; sent off it is the yes."""
    invitation = _opened(token)
    offer = offer_of(invitation.conference.year)
    if request.method == "POST":
        number = invitation.id
        return answer_form(offer, lambda told: answering.come(number, told, actor=GUEST))
    if invitation.is_coming:
        return redirect(url_for(".greeting", token=token), 303)
    towns = {str(town) for town, _name in offer.municipalities}
    known = dict(known_of(invitation))
    if known.get("municipality") not in towns:
        known.pop("municipality", None)
    return screens.filled(offer, known)


@public.route("/einladung/<token>/absagen", methods=["GET", "POST"])
@open_by_link
def decline(token: str) -> ResponseReturnValue:
    """Say no, with a reason or without."""
    invitation = _opened(token)
    form = DeclineForm()
    if form.validate_on_submit():
        try:
            answering.decline(invitation.id, reason=form.reason.data or "", actor=GUEST)
        except (NotAllowed, NotFound):
            raise
        except DomainError as error:
            blame(form, error)
        else:
            return redirect(url_for(".greeting", token=token), 303)
    elif request.method == "GET" and (invitation.is_coming or not _can_be_answered(invitation)):
        return redirect(url_for(".greeting", token=token), 303)
    return _form_page("decline", token, invitation, form)


@public.route("/einladung/<token>/jemand-anderes", methods=["GET", "POST"])
@open_by_link
def pass_on(token: str) -> ResponseReturnValue:
    """Somebody else comes: the link goes on, this one closes."""
    invitation = _opened(token)
    form = SuccessorForm()
    if form.validate_on_submit():
        try:
            answering.pass_on(
                invitation.id, form.successor, language=current_language(), actor=GUEST
            )
        except (NotAllowed, NotFound):
            raise
        except DomainError as error:
            blame(form, error)
        else:
            return redirect(url_for(".passed_on"), 303)
    elif request.method == "GET" and (invitation.is_coming or not _can_be_answered(invitation)):
        return redirect(url_for(".greeting", token=token), 303)
    return _form_page("pass_on", token, invitation, form)


def _form_page(
    page: str, token: str, invitation: Invitation, form: DeclineForm | SuccessorForm
) -> ResponseReturnValue:
    answer = render_template(
        f"invitations/public/{page}.html",
        token=token,
        invitation=invitation,
        conference=invitation.conference,
        form=form,
    )
    return answer, UNPROCESSABLE if form.errors or form.form_errors else 200


@public.get("/einladung/weitergegeben")
@open_to_everyone
def passed_on() -> ResponseReturnValue:
    """The invitation is somebody else's; nothing is known here of either of them."""
    return render_template("invitations/public/passed_on.html")


@public.get("/einladung/<token>/abbestellen")
@open_by_link
def opt_out(token: str) -> ResponseReturnValue:
    """Ask whether no more invitations are wanted; looking at it changes nothing."""
    return _opt_out_page(token, _opened(token), done=False)


@public.post("/einladung/<token>/abbestellen")
@open_by_link
def opt_out_now(token: str) -> ResponseReturnValue:
    """No more invitations, from now on; the answer is a page, for mail programs follow no redirect."""
    invitation = _opened(token)
    answering.opt_out(invitation.id, actor=GUEST)
    return _opt_out_page(token, invitation, done=True)


# RFC 8058: a mail program posts here by itself, without having seen a page of ours and without cookies. The
# link is the proof, and all that a forged request could do is spare somebody our letters.
csrf.exempt(opt_out_now)


def _opt_out_page(token: str, invitation: Invitation, *, done: bool) -> str:
    return render_template(
        "invitations/public/opt_out.html",
        token=token,
        invitation=invitation,
        conference=invitation.conference,
        done=done,
    )
