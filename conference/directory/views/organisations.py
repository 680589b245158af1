"""The organisations of the district, for the office."""

from typing import Any

from flask import Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.core.languages import german_name
from conference.core.listing import Wanted
from conference.directory import queries
from conference.directory.exports import (
    AT_ONCE,
    ORGANISATIONS,
    organisations_file,
    wish_for,
)
from conference.directory.forms import ArchiveForm, OrganisationForm
from conference.directory.services import organisations as service
from conference.directory.states import DoubleKind, OrganisationCategory, OrganisationState
from conference.directory.views.doors import office, saved
from conference.errands.work import File, ask_for
from conference.trail import places
from conference.trail.queries import entries_about
from conference.web.access import current_actor, open_to_staff
from conference.web.listing import Listing, narrowed, wanted_of_address


@office.get("/organisationen")
@open_to_staff(Role.PROGRAMME)
def organisations() -> ResponseReturnValue:
    """Everything the district knows: search, narrow, order."""
    fields = {code: title.german for code, title in queries.fields_of_action().items()}
    return render_template(
        "directory/organisations.html",
        listing=Listing(queries.organisations_page(_wanted())),
        at_once=AT_ONCE,
        filters=[
            ("Art", "art", [(one.value, one.label) for one in OrganisationCategory]),
            ("Kommune", "kommune", [(town.id, town.name) for town in queries.municipalities()]),
            ("Handlungsfeld", "feld", list(fields.items())),
            ("Merkmal", "merkmal", [(tag, tag) for tag in queries.tags_of_organisations()]),
            (
                "Sprache",
                "sprache",
                [(code, german_name(code)) for code in queries.languages_of_organisations()],
            ),
        ],
        states=[(state.value, state.label) for state in OrganisationState],
    )


@office.get("/organisationen.xlsx")
@open_to_staff(Role.PROGRAMME)
def organisations_as_file() -> ResponseReturnValue:
    """The list as it is narrowed on the page, as an Excel file."""
    wanted = _wanted()
    if queries.number_of_organisations(wanted) > AT_ONCE:
        found: dict[str, Any] = narrowed(wanted)
        return too_long(url_for(".organisations", **found))
    return as_answer(organisations_file(wanted))


@office.post("/organisationen/datei")
@open_to_staff(Role.PROGRAMME)
def ask_for_organisations() -> ResponseReturnValue:
    """The same list, too long to wait for: the worker makes the file."""
    errand = ask_for(
        ORGANISATIONS,
        wish_for(_wanted()),
        title="Organisationen als Excel",
        roles=(Role.PROGRAMME,),
        actor=current_actor(),
    )
    return redirect(url_for("errands_office.errand", errand_id=errand.id), 303)


@office.get("/organisationen/<int:organisation_id>")
@open_to_staff(Role.PROGRAMME)
def organisation(organisation_id: int) -> ResponseReturnValue:
    """All that is known of one organisation; what was joined with another is found there."""
    if stays := queries.forwarded(DoubleKind.ORGANISATION, organisation_id):
        return redirect(url_for(".organisation", organisation_id=stays), 301)
    known = queries.organisation_of(organisation_id)
    titles = queries.fields_of_action()
    return render_template(
        "directory/organisation.html",
        organisation=known,
        fields=[titles[code].german if code in titles else code for code in known.fields],
        deeds=[
            (deed, places.address_of(deed.kind, deed.subject_id) if deed.kind else "")
            for deed in queries.deeds_of(known)
        ],
        entries=entries_about("organisation", known.id),
    )


@office.route("/organisationen/neu", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def new_organisation() -> ResponseReturnValue:
    form = OrganisationForm()
    del form.why, form.seen
    made: list[int] = []
    if form.validate_on_submit() and saved(
        form,
        lambda: made.append(service.add_organisation(form.facts(), actor=current_actor()).id),
    ):
        flash("Die Organisation ist angelegt.", "success")
        return redirect(url_for(".organisation", organisation_id=made[0]), 303)
    return render_template("directory/organisation_form.html", form=form, organisation=None)


@office.route("/organisationen/<int:organisation_id>/aendern", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def change_organisation(organisation_id: int) -> ResponseReturnValue:
    known = queries.organisation_of(organisation_id)
    form = OrganisationForm(obj=known)
    if form.validate_on_submit() and saved(
        form,
        lambda: service.change_organisation(
            organisation_id,
            form.facts(),
            actor=current_actor(),
            why=form.reason(),
            seen=form.last_seen(),
        ),
    ):
        flash("Die Angaben sind gespeichert.", "success")
        return redirect(url_for(".organisation", organisation_id=organisation_id), 303)
    form.seen.data = str(known.version)
    return render_template("directory/organisation_form.html", form=form, organisation=known)


@office.route("/organisationen/<int:organisation_id>/archiv", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def archive_organisation(organisation_id: int) -> ResponseReturnValue:
    """Say why, before it goes into the archive."""
    known = queries.organisation_of(organisation_id)
    form = ArchiveForm()
    if form.validate_on_submit() and saved(
        form,
        lambda: service.archive_organisation(
            organisation_id, actor=current_actor(), why=form.why.data or ""
        ),
    ):
        flash("Die Organisation liegt im Archiv.", "success")
        return redirect(url_for(".organisation", organisation_id=organisation_id), 303)
    return render_template("directory/organisation_archive.html", form=form, organisation=known)


@office.post("/organisationen/<int:organisation_id>/zurueckholen")
@open_to_staff(Role.PROGRAMME)
def restore_organisation(organisation_id: int) -> ResponseReturnValue:
    service.restore_organisation(organisation_id, actor=current_actor())
    flash("Die Organisation ist wieder da.", "success")
    return redirect(url_for(".organisation", organisation_id=organisation_id), 303)


def too_long(address: str) -> ResponseReturnValue:
    """Back to the list, whose button lets the worker make the file."""
    flash("Die Liste ist sehr lang. Der Knopf unter der Liste lässt die Datei erstellen.", "info")
    return redirect(address, 303)


def as_answer(file: File) -> Response:
    return Response(
        file.content,
        content_type=file.media_type,
        headers={"Content-Disposition": f"attachment; filename={file.name}"},
    )


def _wanted() -> Wanted:
    return wanted_of_address(
        sorts=tuple(queries.ORGANISATION_SORTS),
        filters={
            "art": set(OrganisationCategory),
            "stand": set(OrganisationState),
            "kommune": {str(town.id) for town in queries.municipalities()},
            "feld": None,
            "merkmal": None,
            "sprache": None,
        },
    )
