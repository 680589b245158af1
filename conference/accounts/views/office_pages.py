"""The accounts of the staff, for the office."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.accounts import queries
from conference.accounts.errors import AddressTaken, LastOffice
from conference.accounts.forms import AccountForm
from conference.accounts.models import Staff
from conference.accounts.services import keeping, sessions, signing_in
from conference.accounts.views.doors import office
from conference.core.actor import Role
from conference.trail.queries import entries_about
from conference.web.access import current_actor, open_to_staff
from conference.web.forms import blame
from conference.web.listing import Listing, wanted_of_address

STANDS = ("offen", "gesperrt")


@office.get("/buero/konten")
@open_to_staff(Role.OFFICE)
def all_accounts() -> ResponseReturnValue:
    """Who has an account, and what they may do."""
    wanted = wanted_of_address(
        sorts=tuple(queries.STAFF_SORTS), filters={"rolle": set(Role), "stand": STANDS}
    )
    listing = Listing(queries.all_staff(wanted))
    return render_template(
        "accounts/all.html",
        listing=listing,
        roles=[(role, role.label) for role in Role],
        stands=[(stand, stand) for stand in STANDS],
    )


@office.route("/buero/konten/einladen", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def invite() -> ResponseReturnValue:
    """Give somebody an account; they get a link by mail."""
    form = AccountForm()
    if form.validate_on_submit():
        try:
            keeping.invite(form.facts(), actor=current_actor())
        except AddressTaken as error:
            blame(form, error)
        else:
            flash("Das Konto ist angelegt, die Einladung ist unterwegs.", "success")
            return redirect(url_for(".all_accounts"), 303)
    return render_template("accounts/invite.html", form=form)


@office.route("/buero/konten/<int:staff_id>", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def account(staff_id: int) -> ResponseReturnValue:
    """One account: name, address, roles, sessions, and what happened to it."""
    staff = queries.staff_of(staff_id)
    form = AccountForm.about(staff)
    if form.validate_on_submit():
        try:
            actor = current_actor()
            signed_out = keeping.change_account(staff, form.facts(), actor=actor)
        except (AddressTaken, LastOffice) as error:
            blame(form, error)
        else:
            saved = "Die Änderungen sind gespeichert."
            if signed_out and staff.id == actor.staff_id:
                saved += " Bitte melden Sie sich neu an."
            elif signed_out:
                saved += " Die Person muss sich neu anmelden."
            return _back_to(staff, saved)
    return render_template(
        "accounts/account.html",
        form=form,
        staff=staff,
        sessions=queries.living_sessions(staff),
        entries=entries_about("staff", staff.id),
    )


@office.post("/buero/konten/<int:staff_id>/sperren")
@open_to_staff(Role.OFFICE)
def shut(staff_id: int) -> ResponseReturnValue:
    """Shut an account and sign its owner out."""
    staff = queries.staff_of(staff_id)
    keeping.shut(staff, actor=current_actor())
    return _back_to(staff, "Das Konto ist gesperrt.")


@office.post("/buero/konten/<int:staff_id>/oeffnen")
@open_to_staff(Role.OFFICE)
def open_again(staff_id: int) -> ResponseReturnValue:
    """Let the owner of a shut account in again."""
    staff = queries.staff_of(staff_id)
    keeping.open_again(staff, actor=current_actor())
    return _back_to(staff, "Das Konto ist wieder offen.")


@office.post("/buero/konten/<int:staff_id>/link")
@open_to_staff(Role.OFFICE)
def send_link(staff_id: int) -> ResponseReturnValue:
    """Send a link to somebody who cannot get in."""
    staff = queries.staff_of(staff_id)
    signing_in.send_link(staff, actor=current_actor())
    return _back_to(staff, "Der Anmeldelink ist unterwegs. Er gilt 30 Minuten.")


@office.post("/buero/konten/<int:staff_id>/sitzungen/beenden")
@open_to_staff(Role.OFFICE)
def end_sessions(staff_id: int) -> ResponseReturnValue:
    """Sign somebody out everywhere."""
    staff = queries.staff_of(staff_id)
    sessions.end_sessions_of(staff, actor=current_actor())
    return _back_to(staff, "Alle Sitzungen sind beendet.")


def _back_to(staff: Staff, sentence: str) -> ResponseReturnValue:
    flash(sentence, "success")
    return redirect(url_for(".account", staff_id=staff.id), 303)
