"""The door of the office: by password, or by a link sent by mail. Opening the link changes nothing."""

from flask import flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_user, logout_user

from conference.accounts import queries
from conference.accounts.errors import TooManyAtOnce, WrongPassword
from conference.accounts.forms import LinkForm, SignInForm
from conference.accounts.rules import browser_in_words
from conference.accounts.services import sessions, signing_in
from conference.accounts.views.doors import public
from conference.accounts.views.doorway import SignedInStaff, current_session
from conference.web import limits
from conference.web.access import (
    current_actor,
    open_by_link,
    open_to_everyone,
    open_to_staff,
)
from conference.web.addresses import inside_the_office
from conference.web.forms import blame


@public.route("/buero/anmelden", methods=["GET", "POST"])
@open_to_everyone
def sign_in() -> ResponseReturnValue:
    """Sign in with address and password."""
    form = SignInForm()
    if form.validate_on_submit():
        credentials = form.credentials()
        try:
            with limits.counting_only(WrongPassword, "sign_in", about=credentials.email):
                token = signing_in.sign_in(credentials, browser=_browser(), actor=current_actor())
        except (WrongPassword, TooManyAtOnce) as error:
            blame(form, error)
            return _door(form, LinkForm(formdata=None)), error.status
        return _let_in(token)
    return _door(form, LinkForm(formdata=None))


@public.post("/buero/anmelden/link")
@open_to_everyone
def ask_for_link() -> ResponseReturnValue:
    """Have a link sent; the answer is the same whether there is an account or not."""
    form = LinkForm()
    if not form.validate_on_submit():
        return _door(SignInForm(formdata=None), form)
    limits.count_wrong("sign_in_link")
    signing_in.ask_for_link(form.typed(), actor=current_actor())
    flash(
        "Wenn es zu dieser Adresse ein Konto gibt, ist jetzt ein Link unterwegs. Er gilt 30 Minuten.",
        "success",
    )
    return redirect(url_for(".sign_in"), 303)


@public.route("/buero/anmelden/<token>", methods=["GET", "POST"])
@open_by_link
def use_link(token: str) -> ResponseReturnValue:
    """Show who would come in; only the button consumes the link, so that no mail scanner does."""
    if request.method == "POST":
        return _let_in(signing_in.sign_in_by_link(token, browser=_browser(), actor=current_actor()))
    return render_template("accounts/use_link.html", link=queries.living_link(token))


@public.post("/buero/abmelden")
@open_to_staff()
def sign_out() -> ResponseReturnValue:
    """End the session of this browser."""
    sessions.sign_out(current_session(), actor=current_actor())
    logout_user()
    session.clear()
    flash("Sie sind abgemeldet.", "success")
    return redirect(url_for(".sign_in"), 303)


def _door(form: SignInForm, link_form: LinkForm) -> str:
    return render_template("accounts/sign_in.html", form=form, link_form=link_form)


def _let_in(token: str) -> ResponseReturnValue:
    """Begin with a clean cookie, so that nothing of before the sign-in can be used after it."""
    living = queries.living_session(token)
    session.clear()
    if living is not None:
        login_user(SignedInStaff(token, living))
    address = inside_the_office(request.args.get("next")) or "/buero/"
    return redirect(request.script_root + address, 303)


def _browser() -> str:
    return browser_in_words(request.user_agent.string)
