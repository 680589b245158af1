"""The mailings: words, preview, a letter to oneself, and the dry run."""

from itertools import islice

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.core.folding import folded
from conference.core.languages import german_name
from conference.core.listing import Wanted, page_out_of
from conference.invitations import letters, queries
from conference.invitations.exports import plan_table
from conference.invitations.forms.office import (
    INVITATION_SUBJECT,
    INVITATION_TEXT,
    REMINDER_SUBJECT,
    REMINDER_TEXT,
    MailingForm,
)
from conference.invitations.models import Mailing
from conference.invitations.queries import Line, Plan
from conference.invitations.rules.placeholders import PLACEHOLDERS
from conference.invitations.services.mailings import change_mailing, make_mailing, try_on_oneself
from conference.invitations.states import MailingState, Way
from conference.invitations.views.doors import office
from conference.invitations.views.overview import workbook_named
from conference.planning.models import Conference
from conference.planning.queries import conference_of
from conference.web.access import current_actor, open_to_staff
from conference.web.forms import saved
from conference.web.listing import Listing, wanted_of_address

PREFIX = "/<int:year>/aussendungen"
SHOWN = 3  # real guests of a preview


@office.route(f"{PREFIX}/neu", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def new_mailing(year: int) -> ResponseReturnValue:
    """An invitation to a list, or with ``?art=erinnerung`` a reminder."""
    conference = conference_of(year)
    is_reminder = request.args.get("art") == "erinnerung"
    form, made = _form(is_reminder, None), []
    if form.validate_on_submit() and saved(
        form,
        lambda: made.append(
            make_mailing(
                conference.id, form.facts(), is_reminder=is_reminder, actor=current_actor()
            ).id
        ),
    ):
        flash("Die Aussendung ist angelegt. Es ist noch nichts verschickt.", "success")
        return redirect(url_for(".mailing", year=year, mailing_id=made[0]), 303)
    return render_template(
        "invitations/mailing_form.html",
        conference=conference,
        form=form,
        mailing=None,
        is_reminder=is_reminder,
        placeholders=PLACEHOLDERS,
    )


@office.route(f"{PREFIX}/<int:mailing_id>/text", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def words(year: int, mailing_id: int) -> ResponseReturnValue:
    """Change the words, as long as nothing has gone out."""
    conference = conference_of(year)
    mailing = queries.mailing_of(conference, mailing_id)
    form = _form(mailing.is_reminder, mailing)
    if form.validate_on_submit() and saved(
        form, lambda: change_mailing(mailing_id, form.facts(), actor=current_actor())
    ):
        flash("Die Aussendung ist gespeichert.", "success")
        return redirect(url_for(".mailing", year=year, mailing_id=mailing_id), 303)
    return render_template(
        "invitations/mailing_form.html",
        conference=conference,
        form=form,
        mailing=mailing,
        is_reminder=mailing.is_reminder,
        placeholders=PLACEHOLDERS,
    )


@office.get(f"{PREFIX}/<int:mailing_id>/vorschau")
@open_to_staff(Role.OFFICE)
def preview(year: int, mailing_id: int) -> ResponseReturnValue:
    """What three real guests would read, by mail and on paper."""
    conference = conference_of(year)
    mailing = queries.mailing_of(conference, mailing_id)
    lines = _different(queries.plan_of(mailing))
    return render_template(
        "invitations/preview.html",
        conference=conference,
        mailing=mailing,
        shown=[(line, _words_for(mailing, line)) for line in lines],
        address_lines=_address_lines,
    )


@office.post(f"{PREFIX}/<int:mailing_id>/probebrief")
@open_to_staff(Role.OFFICE)
def trial(year: int, mailing_id: int) -> ResponseReturnValue:
    """Send it to oneself."""
    queries.mailing_of(conference_of(year), mailing_id)
    to = try_on_oneself(mailing_id, request.form.get("sprache", ""), actor=current_actor())
    flash(f"Die Probe ist unterwegs an {to}. Der Link darin öffnet nichts.", "success")
    return redirect(url_for(".preview", year=year, mailing_id=mailing_id), 303)


@office.get(f"{PREFIX}/<int:mailing_id>/probelauf")
@open_to_staff(Role.OFFICE)
def dry_run(year: int, mailing_id: int) -> ResponseReturnValue:
    """Exactly who gets what by which way; nothing goes out."""
    conference = conference_of(year)
    mailing = queries.mailing_of(conference, mailing_id)
    plan = queries.plan_of(mailing)
    wanted = wanted_of_address(filters={"weg": {one.value for one in Way} | {"nichts"}})
    return render_template(
        "invitations/dry_run.html",
        conference=conference,
        mailing=mailing,
        plan=plan,
        ways_to_choose=[*((one.value, one.label) for one in Way), ("nichts", "bekommt nichts")],
        listing=Listing(page_out_of(_narrowed(plan, wanted), wanted)),
        languages=[
            f"{german_name(code)}: {number}" for code, number in sorted(plan.by_language.items())
        ],
        is_open=mailing.state is MailingState.DRAFT,
    )


@office.get(f"{PREFIX}/<int:mailing_id>/probelauf.xlsx")
@open_to_staff(Role.OFFICE)
def dry_run_file(year: int, mailing_id: int) -> ResponseReturnValue:
    mailing = queries.mailing_of(conference_of(year), mailing_id)
    return workbook_named("probelauf", year, plan_table(queries.plan_of(mailing)))


def _form(is_reminder: bool, mailing: Mailing | None) -> MailingForm:
    if mailing is None:
        prepared = {
            "subject": REMINDER_SUBJECT if is_reminder else INVITATION_SUBJECT,
            "text": REMINDER_TEXT if is_reminder else INVITATION_TEXT,
        }
        form = MailingForm(data={**prepared, "mailing_list": request.args.get("verteiler", "")})
    else:
        form = MailingForm(obj=mailing)
        if request.method == "GET" and mailing.mailing_list_id:
            form.mailing_list.data = str(mailing.mailing_list_id)
    if is_reminder:
        del form.mailing_list
    return form


def _narrowed(plan: Plan, wanted: Wanted) -> list[Line]:
    way = wanted.filter("weg")
    found = plan.skipped if way == "nichts" else plan.lines
    if not way:
        found = [*plan.lines, *plan.skipped]
    elif way != "nichts":
        found = [line for line in plan.lines if line.way == way]
    words = [folded(word) for word in wanted.words]
    return [line for line in found if all(word in folded(line.name) for word in words)]


def _different(plan: Plan) -> list[Line]:
    """Three guests who differ in way and language, as far as there are such."""
    first = {(line.way, line.language): line for line in reversed(plan.lines)}
    rest = (line for line in plan.lines if line not in first.values())
    return [*islice((*first.values(), *rest), SHOWN)]


def _words_for(mailing: Mailing, line: Line) -> letters.Filled:
    return letters.words_for_guest(
        mailing, line.guest, language=line.language, link=letters.sample_link()
    )


def _address_lines(line: Line) -> tuple[str, ...]:
    address = line.guest.usable_address
    return (line.name, *address.lines) if address else ()


def mailing_in(year: int, mailing_id: int) -> tuple[Conference, Mailing]:
    conference = conference_of(year)
    return conference, queries.mailing_of(conference, mailing_id)
