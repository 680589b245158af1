"""Organisations and experts register themselves; the office reviews them in a queue."""

from collections.abc import Callable

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.core.tokens import new_token
from conference.directory import queries
from conference.directory.forms.applying import (
    AskBackForm,
    ExpertJoinsForm,
    JoiningForm,
    OrganisationJoinsForm,
    RefuseForm,
)
from conference.directory.services import applying, reviewing
from conference.directory.states import OrganisationState
from conference.directory.views.doors import office, public, saved
from conference.trail.queries import entries_about
from conference.web.access import current_actor, open_to_everyone, open_to_staff
from conference.web.languages import current_language
from conference.web.listing import Listing, wanted_of_address
from conference.web.page_cache import kept_page

APPLICANT = "/mitmachen/<any(organisation,fachleute):what>/<int:applicant_id>"
QUEUES = {"organisation": "directory_office.applications", "fachleute": "directory_office.offers"}


@public.get("/mitmachen")
@open_to_everyone
@kept_page()
def join() -> ResponseReturnValue:
    """What it is about, and where to begin."""
    return render_template("directory/joining/join.html", district=queries.the_district())


@public.route("/mitmachen/organisation", methods=["GET", "POST"])
@open_to_everyone
def join_as_organisation() -> ResponseReturnValue:
    """An organisation tells about itself; needs no account and no script."""
    form = OrganisationJoinsForm()
    return _joined(
        form,
        lambda: applying.apply_as_organisation(
            form.wish(), form.applicant(current_language()), actor=current_actor()
        ),
        "organisation",
    )


@public.route("/mitmachen/fachleute", methods=["GET", "POST"])
@open_to_everyone
def join_as_expert() -> ResponseReturnValue:
    """Somebody offers to speak, moderate or advise."""
    form = ExpertJoinsForm()
    return _joined(
        form,
        lambda: applying.offer_as_expert(
            form.offer(), form.applicant(current_language()), actor=current_actor()
        ),
        "expert",
    )


def _joined(form: JoiningForm, save: Callable[[], object], page: str) -> ResponseReturnValue:
    if form.validate_on_submit() and (form.is_from_a_robot() or saved(form, save)):
        return redirect(url_for(".joined"), 303)
    form.form_key.data = form.form_key.data or new_token()
    return render_template(f"directory/joining/{page}.html", form=form)


@public.get("/mitmachen/danke")
@open_to_everyone
@kept_page()
def joined() -> ResponseReturnValue:
    """Thank them, and say what happens next."""
    return render_template("directory/joining/joined.html", district=queries.the_district())


@office.get("/mitmachen")
@open_to_staff(Role.OFFICE)
def applications() -> ResponseReturnValue:
    """Organisations that wait for a decision, those who wait longest first."""
    wanted = wanted_of_address(
        usual="seit",
        sorts=list(queries.APPLICATION_SORTS),
        filters={"stand": [OrganisationState.APPLIED, OrganisationState.REJECTED]},
    )
    return render_template(
        "directory/joining/applications.html",
        listing=Listing(queries.applications_page(wanted)),
        options=[(OrganisationState.REJECTED.value, OrganisationState.REJECTED.label)],
        waiting=queries.waiting_applications(),
    )


@office.get("/mitmachen/fachleute")
@open_to_staff(Role.OFFICE)
def offers() -> ResponseReturnValue:
    """People who offered to come, those who wait longest first."""
    wanted = wanted_of_address(usual="seit", sorts=list(queries.OFFER_SORTS))
    return render_template(
        "directory/joining/offers.html", listing=Listing(queries.offers_page(wanted))
    )


@office.get(APPLICANT)
@open_to_staff(Role.OFFICE)
def applicant(what: str, applicant_id: int) -> ResponseReturnValue:
    """What they wrote, likely doubles beside it, and what the office can decide."""
    if what == "organisation":
        organisation = queries.organisation_of(applicant_id)
        return render_template(
            "directory/joining/application.html",
            organisation=organisation,
            contacts=queries.current_contacts(organisation),
            doubles=queries.doubles_of_organisation(organisation),
            topics=_topics(organisation.fields),
            what=what,
            applicant_id=applicant_id,
            entries=entries_about("organisation", applicant_id),
        )
    expert = queries.expert_of(applicant_id)
    return render_template(
        "directory/joining/offer.html",
        expert=expert,
        doubles=queries.doubles_of_person(expert.person),
        topics=_topics(expert.fields),
        what=what,
        applicant_id=applicant_id,
        entries=entries_about("expert", applicant_id),
    )


def _topics(codes: list[str]) -> str:
    titles = queries.fields_of_action()
    return ", ".join(titles[code].german if code in titles else code for code in codes)


@office.post(f"{APPLICANT}/aufnehmen")
@open_to_staff(Role.OFFICE)
def approve_applicant(what: str, applicant_id: int) -> ResponseReturnValue:
    if what == "organisation":
        reviewing.approve_organisation(applicant_id, actor=current_actor())
        flash("Aufgenommen. Die Ansprechperson bekommt den Link der Organisation.", "success")
    else:
        reviewing.approve_expert(applicant_id, actor=current_actor())
        flash("Aufgenommen. Die Person bekommt eine E-Mail.", "success")
    return redirect(url_for(QUEUES[what]), 303)


@office.route(f"{APPLICANT}/nachfragen", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def ask_applicant(what: str, applicant_id: int) -> ResponseReturnValue:
    """A question by mail; the answer comes by mail or telephone."""
    form = AskBackForm()
    ask = reviewing.ask_organisation if what == "organisation" else reviewing.ask_expert
    if form.validate_on_submit() and saved(
        form, lambda: ask(applicant_id, form.text.data or "", actor=current_actor())
    ):
        flash("Die Frage ist unterwegs.", "success")
        return redirect(url_for(".applicant", what=what, applicant_id=applicant_id), 303)
    return _answering(form, what, applicant_id, "Nachfragen", "Frage schicken")


@office.route(f"{APPLICANT}/ablehnen", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def reject_applicant(what: str, applicant_id: int) -> ResponseReturnValue:
    """No, and why; the reason is mailed."""
    form = RefuseForm()
    reject = reviewing.reject_organisation if what == "organisation" else reviewing.reject_expert
    if form.validate_on_submit() and saved(
        form, lambda: reject(applicant_id, form.text.data or "", actor=current_actor())
    ):
        flash("Abgelehnt. Der Grund ist als E-Mail unterwegs.", "success")
        return redirect(url_for(QUEUES[what]), 303)
    return _answering(form, what, applicant_id, "Ablehnen", "Ablehnen und schreiben")


def _answering(
    form: AskBackForm | RefuseForm, what: str, applicant_id: int, title: str, button: str
) -> ResponseReturnValue:
    if what == "organisation":
        organisation = queries.organisation_of(applicant_id)
        name, person = organisation.name, queries.contact_of(organisation)
    else:
        person = queries.expert_of(applicant_id).person
        name = person.full_name
    return render_template(
        "directory/joining/answer.html",
        form=form,
        title=title,
        button_label=button,
        name=name,
        reader=person.working_email if person else "",
        what=what,
        applicant_id=applicant_id,
    )
