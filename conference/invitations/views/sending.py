"""One mailing: the button, how far it is, stop and go on."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.invitations import queries
from conference.invitations.services import sending
from conference.invitations.states import MailingState, RecipientState
from conference.invitations.views.doors import office
from conference.invitations.views.mailings import PREFIX, mailing_in
from conference.trail.queries import entries_about
from conference.web.access import current_actor, open_to_staff
from conference.web.listing import Listing, wanted_of_address


@office.get(f"{PREFIX}/<int:mailing_id>")
@open_to_staff(Role.OFFICE)
def mailing(year: int, mailing_id: int) -> ResponseReturnValue:
    """The next step of this mailing, or how far it is."""
    conference, found = mailing_in(year, mailing_id)
    wanted = wanted_of_address(filters={"stand": {one.value for one in RecipientState}})
    is_draft = found.state is MailingState.DRAFT
    return render_template(
        "invitations/mailing.html",
        conference=conference,
        mailing=found,
        plan=queries.plan_of(found) if is_draft else None,
        how_far=None if is_draft else queries.progress_of(found),
        listing=None if is_draft else Listing(queries.recipients_page(found, wanted)),
        on_paper=0 if is_draft else queries.number_on_paper(found),
        states=[(one.value, one.label) for one in RecipientState],
        entries=entries_about("mailing", found.id),
    )


@office.post(f"{PREFIX}/<int:mailing_id>/versenden")
@open_to_staff(Role.OFFICE)
def send(year: int, mailing_id: int) -> ResponseReturnValue:
    """Let it go out, exactly as the dry run said."""
    mailing_in(year, mailing_id)
    sending.start(mailing_id, request.form.get("plan", ""), actor=current_actor())
    flash("Der Versand läuft. Sie können weiterarbeiten.", "success")
    return redirect(url_for(".mailing", year=year, mailing_id=mailing_id), 303)


@office.post(f"{PREFIX}/<int:mailing_id>/anhalten")
@open_to_staff(Role.OFFICE)
def stop(year: int, mailing_id: int) -> ResponseReturnValue:
    mailing_in(year, mailing_id)
    sending.stop(mailing_id, actor=current_actor())
    flash("Der Versand ist angehalten. Was geschrieben ist, ist unterwegs.", "success")
    return redirect(url_for(".mailing", year=year, mailing_id=mailing_id), 303)


@office.post(f"{PREFIX}/<int:mailing_id>/fortsetzen")
@open_to_staff(Role.OFFICE)
def resume(year: int, mailing_id: int) -> ResponseReturnValue:
    mailing_in(year, mailing_id)
    sending.resume(mailing_id, actor=current_actor())
    flash("Der Versand läuft weiter.", "success")
    return redirect(url_for(".mailing", year=year, mailing_id=mailing_id), 303)
