"""Whom to remind: those without an answer, with boxes to tick."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.core import clock
from conference.core.actor import Role
from conference.core.errors import NotFound
from conference.core.listing import page_out_of
from conference.invitations import queries
from conference.invitations.forms.office import ChoiceForm
from conference.invitations.models import Invitation
from conference.invitations.services.reminding import choose
from conference.invitations.views.doors import office
from conference.invitations.views.mailings import PREFIX, mailing_in
from conference.invitations.views.overview import invitation_filters, wanted_invitations
from conference.web.access import current_actor, open_to_staff
from conference.web.fields import choices
from conference.web.filters import short_day
from conference.web.forms import saved
from conference.web.listing import Listing


@office.route(f"{PREFIX}/<int:mailing_id>/wen", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def whom(year: int, mailing_id: int) -> ResponseReturnValue:
    """Tick those who get a reminder."""
    conference, mailing = mailing_in(year, mailing_id)
    if not mailing.is_reminder:
        raise NotFound
    wanted = wanted_invitations()
    found = queries.silent_ones(conference, wanted)
    now = clock.now()
    rested = [one for one in found if not queries.was_reminded_lately(one, now)]
    form = ChoiceForm(data={"chosen": [one.id for one in rested], "forced": mailing.is_forced})
    form.chosen.choices = choices((one.id, _told(one)) for one in found)
    if form.validate_on_submit() and saved(
        form,
        lambda: choose(
            mailing_id,
            set(form.chosen.data or ()),
            forced=bool(form.forced.data),
            actor=current_actor(),
        ),
    ):
        flash(f"{len(form.chosen.data or ())} zum Erinnern ausgewählt.", "success")
        return redirect(url_for(".mailing", year=year, mailing_id=mailing_id), 303)
    return render_template(
        "invitations/whom.html",
        conference=conference,
        mailing=mailing,
        form=form,
        filters=[one for one in invitation_filters() if one[1] != "stand"],
        listing=Listing(page_out_of(found, wanted)),
    )


def _told(invitation: Invitation) -> str:
    """One line beside the box: who, by which way, and when we wrote."""
    parts = [invitation.guest_name, invitation.way.label]
    if invitation.sent_at:
        parts.append(f"eingeladen {short_day(invitation.sent_at)}")
    if invitation.reminded_at:
        parts.append(f"erinnert {short_day(invitation.reminded_at)}")
    return ", ".join(parts)
