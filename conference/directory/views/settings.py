"""What the district says about itself: facts, looks, legal texts, the statement on accessibility."""

from collections.abc import Callable

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.core import clock
from conference.core.actor import Role
from conference.directory import queries
from conference.directory.forms import FactsForm, LegalTextsForm, LooksForm, StatementForm
from conference.directory.rules.statement import statement_is_due
from conference.directory.services import district as service
from conference.directory.views.design import address_of_logo
from conference.directory.views.doors import office, saved
from conference.trail.queries import entries_about
from conference.web.access import current_actor, open_to_staff
from conference.web.forms import HouseForm


@office.get("/einstellungen")
@open_to_staff(Role.OFFICE)
def settings() -> ResponseReturnValue:
    """All of it on one page, with what is still missing."""
    district = queries.the_district()
    return render_template(
        "directory/settings.html",
        district=district,
        logo=address_of_logo(district),
        towns=queries.municipalities(),
        version=queries.privacy_version(),
        notices=queries.privacy_notices(),
        statement_is_due=statement_is_due(district, clock.today()),
        entries=entries_about("district", district.id),
    )


@office.route("/einstellungen/kreis", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def facts() -> ResponseReturnValue:
    form = FactsForm(obj=queries.the_district())
    return _page(
        form,
        lambda: service.change_district(form.facts(), actor=current_actor(), why=form.reason()),
        title="Kreis und Kontakt",
        done="Die Angaben sind gespeichert.",
    )


@office.route("/einstellungen/aussehen", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def looks() -> ResponseReturnValue:
    district = queries.the_district()
    form = LooksForm(colour=district.colour, logo_alt=district.logo_alt)
    if not district.logo_type:
        del form.without_logo
    return _page(
        form,
        lambda: service.change_looks(form.looks(), actor=current_actor(), why=form.reason()),
        title="Logo und Farbe",
        done="Logo und Farbe sind gespeichert.",
        logo=address_of_logo(district),
        logo_alt=district.logo_alt,
    )


@office.route("/einstellungen/texte", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def legal_texts() -> ResponseReturnValue:
    form = LegalTextsForm(obj=queries.the_district())
    return _page(
        form,
        lambda: service.change_legal_texts(form.texts(), actor=current_actor(), why=form.reason()),
        title="Rechtliche Texte",
        done="Die Texte sind gespeichert.",
    )


@office.route("/einstellungen/barrierefreiheit", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def statement() -> ResponseReturnValue:
    form = StatementForm(obj=queries.the_district())
    return _page(
        form,
        lambda: service.change_statement(
            form.statement(), actor=current_actor(), why=form.reason()
        ),
        title="Erklärung zur Barrierefreiheit",
        done="Die Erklärung ist gespeichert.",
    )


def _page(
    form: HouseForm, save: Callable[[], object], *, title: str, done: str, **more: object
) -> ResponseReturnValue:
    if form.validate_on_submit() and saved(form, save):
        flash(done, "success")
        return redirect(url_for(".settings"), 303)
    return render_template("directory/edit.html", form=form, title=title, **more)
