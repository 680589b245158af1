"""One invitation, its history, and what the office can do with it."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.invitations import queries
from conference.invitations.forms.office import BounceForm
from conference.invitations.services import bouncing
from conference.invitations.states import Way
from conference.invitations.views.doors import office
from conference.mail.queries import letters_about
from conference.planning.queries import conference_of
from conference.trail.queries import entries_about
from conference.web.access import current_actor, open_to_staff
from conference.web.forms import saved

PREFIX = "/<int:year>/einladungen/<int:invitation_id>"
NEXT = {
    Way.MAIL: "Es gibt noch eine andere E-Mail-Adresse.",
    Way.PAPER: "Als Nächstes geht es mit einem Brief.",
    Way.CALL: "Diese Einladung steht jetzt auf der Anrufliste.",
}


@office.get(PREFIX)
@open_to_staff(Role.OFFICE)
def invitation(year: int, invitation_id: int) -> ResponseReturnValue:
    """Who, how, in which state, and all that happened."""
    return _page(year, invitation_id, BounceForm(formdata=None))


@office.post(f"{PREFIX}/unzustellbar")
@open_to_staff(Role.OFFICE)
def bounced(year: int, invitation_id: int) -> ResponseReturnValue:
    """The letter came back."""
    queries.invitation_of(conference_of(year), invitation_id)
    form, left = BounceForm(), []
    if form.validate_on_submit() and saved(
        form,
        lambda: left.append(
            bouncing.note_bounce(invitation_id, form.why.data or "", actor=current_actor())
        ),
    ):
        flash(f"Die Adresse wird nicht mehr benutzt. {NEXT[left[0]]}", "success")
        return redirect(url_for(".invitation", year=year, invitation_id=invitation_id), 303)
    return _page(year, invitation_id, form)


@office.post(f"{PREFIX}/noch-einmal")
@open_to_staff(Role.OFFICE)
def again(year: int, invitation_id: int) -> ResponseReturnValue:
    """The same words by the way that is left."""
    queries.invitation_of(conference_of(year), invitation_id)
    way = bouncing.invite_again(invitation_id, actor=current_actor())
    flash(f"Die Einladung geht noch einmal hinaus: {way.label}.", "success")
    return redirect(url_for(".invitation", year=year, invitation_id=invitation_id), 303)


@office.post(f"{PREFIX}/angerufen")
@open_to_staff(Role.OFFICE)
def called(year: int, invitation_id: int) -> ResponseReturnValue:
    """Somebody has invited this guest on the telephone."""
    queries.invitation_of(conference_of(year), invitation_id)
    bouncing.note_call(invitation_id, actor=current_actor())
    flash("Notiert: am Telefon eingeladen.", "success")
    return redirect(url_for(".invitation", year=year, invitation_id=invitation_id), 303)


def _page(year: int, invitation_id: int, form: BounceForm) -> ResponseReturnValue:
    conference = conference_of(year)
    found = queries.invitation_of(conference, invitation_id)
    guest = queries.guest_of(found)
    return render_template(
        "invitations/one.html",
        conference=conference,
        invitation=found,
        guest=guest,
        where=queries.where_to(guest, found.way) if guest else "",
        phone=queries.phone_of(guest) if guest else "",
        way_left=queries.way_to(guest) if guest else Way.CALL,
        form=form,
        recipients=queries.mailings_to(found),
        letters=letters_about("invitation", found.id),
        entries=entries_about("invitation", found.id),
    )
