"""One's own account: the password, and where one is signed in."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.accounts import queries
from conference.accounts.errors import OldPasswordWrong, PasswordTooWeak, TooManyAtOnce
from conference.accounts.forms import PasswordForm
from conference.accounts.services import password, sessions
from conference.accounts.views.doors import public
from conference.accounts.views.doorway import current_session
from conference.web import limits
from conference.web.access import current_actor, open_to_staff
from conference.web.forms import blame


@public.route("/buero/konto", methods=["GET", "POST"])
@open_to_staff()
def own_account() -> ResponseReturnValue:
    """My account: change the password, see the sessions."""
    here = current_session()
    form = PasswordForm()
    if form.validate_on_submit():
        try:
            with limits.counting_only(OldPasswordWrong, "sign_in", about=here.staff.email):
                password.change_password(here, form.new_password(), actor=current_actor())
        except (OldPasswordWrong, PasswordTooWeak, TooManyAtOnce) as error:
            blame(form, error)
        else:
            flash("Ihr Passwort ist geändert. Andere Browser sind abgemeldet.", "success")
            return redirect(url_for(".own_account"), 303)
    return render_template(
        "accounts/own_account.html",
        form=form,
        here=here,
        staff=here.staff,
        sessions=queries.living_sessions(here.staff),
    )


@public.post("/buero/konto/sitzungen/<int:session_id>/beenden")
@open_to_staff()
def end_session(session_id: int) -> ResponseReturnValue:
    """Sign out another browser."""
    sessions.end_session(queries.session_of(session_id), actor=current_actor())
    flash("Die Sitzung ist beendet.", "success")
    return redirect(url_for(".own_account"), 303)


@public.post("/buero/konto/sitzungen/beenden")
@open_to_staff()
def end_other_sessions() -> ResponseReturnValue:
    """Sign out all other browsers."""
    here = current_session()
    sessions.end_sessions_of(here.staff, but=here, actor=current_actor())
    flash("Alle anderen Sitzungen sind beendet.", "success")
    return redirect(url_for(".own_account"), 303)
