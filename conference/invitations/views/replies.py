"""What came back on paper: the clerk types the code, and the answer is taken down."""

from functools import partial

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.directory.queries import municipalities
from conference.invitations import queries
from conference.invitations.errors import AnsweredAlready, LetterCodeUnknown
from conference.invitations.forms.office import Reply, ReplyForm
from conference.invitations.forms.public import known_of
from conference.invitations.models import Invitation
from conference.invitations.services import answering
from conference.invitations.views.doors import office
from conference.planning.models import Conference
from conference.planning.queries import conference_of
from conference.registration.models import Party
from conference.registration.rules import Application
from conference.registration.rules.scans import MOST_OCTETS, Scan
from conference.registration.views.office.entry import FIELDS, Entry, type_in
from conference.web.access import current_actor, open_to_staff, takes_files
from conference.web.forms import saved

PREFIX = "/<int:year>/einladungen"
OF_SOMEBODY = ("organisation", "municipality", "language")  # what a successor has in common


@office.route(f"{PREFIX}/antworten", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def reply(year: int) -> ResponseReturnValue:
    """Type the code from the part that was torn off, and say what is ticked."""
    conference = conference_of(year)
    form, leads_to = ReplyForm(), []
    if form.validate_on_submit() and saved(
        form, lambda: leads_to.append(_take_down(conference, form))
    ):
        return redirect(leads_to[0], 303)
    return render_template("invitations/reply.html", conference=conference, form=form)


def _take_down(conference: Conference, form: ReplyForm) -> str:
    """Keep the answer, or lead to the form for whoever comes; answers with the next address."""
    invitation = queries.opened_by_code(conference.id, form.code.data or "")
    if invitation is None:
        raise LetterCodeUnknown
    told = Reply(form.reply.data)
    if told in {Reply.COMES, Reply.SOMEBODY_ELSE}:
        if invitation.registration is not None and invitation.is_coming:
            raise AnsweredAlready(invitation.guest_name, invitation.registration.code)
        return url_for(
            ".register",
            year=conference.year,
            invitation_id=invitation.id,
            anders="ja" if told is Reply.SOMEBODY_ELSE else None,
        )
    if told is Reply.DECLINES:
        answering.decline(invitation.id, reason=form.reason.data or "", actor=current_actor())
    else:
        answering.opt_out(invitation.id, actor=current_actor())
    flash(f"Gespeichert: {invitation.reader_name}: {told.label}.", "success")
    return url_for(".reply", year=conference.year)


@office.route(f"{PREFIX}/<int:invitation_id>/anmelden", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
@takes_files(MOST_OCTETS + FIELDS)
def register(year: int, invitation_id: int) -> ResponseReturnValue:
    """The form for paper with what is known; sent off it is the answer to this invitation."""
    conference = conference_of(year)
    invitation = queries.invitation_of(conference, invitation_id)
    somebody_else = request.args.get("anders") == "ja"
    entry = Entry(
        take_up=partial(_come, invitation.id),
        known=_known_of(invitation, somebody_else=somebody_else),
        about=f"Antwort auf die Einladung an {invitation.reader_name}"
        + (": jemand anderes kommt" if somebody_else else ""),
        then=url_for(".reply", year=year),
    )
    return type_in(conference, entry)


def _come(invitation_id: int, application: Application, scan: Scan | None) -> Party:
    return answering.come(invitation_id, application, scan=scan, actor=current_actor())


def _known_of(invitation: Invitation, *, somebody_else: bool) -> dict[str, str]:
    """By the names of the fields; the municipality as people call it."""
    known = {**known_of(invitation), "language": invitation.language}
    towns = {str(town.id): town.name for town in municipalities()}
    if town := towns.get(known.pop("municipality", "")):
        known["municipality"] = town
    return {name: known[name] for name in known if not somebody_else or name in OF_SOMEBODY}
