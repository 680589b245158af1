"""The scan of a paper form: file it, look at it, put a better one in its place, delete it."""

from flask import Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.core.errors import DomainError, NotAllowed, NotFound, require
from conference.planning.models import Conference
from conference.planning.queries import conference_of
from conference.registration import policy, queries
from conference.registration.forms.office import WhyForm
from conference.registration.forms.scans import ScanForm, ScanWhyForm
from conference.registration.models import FormScan, Registration
from conference.registration.rules import check_known
from conference.registration.rules.scans import MOST_OCTETS, PDF
from conference.registration.services import scans
from conference.registration.views.office.doors import office
from conference.web.access import current_actor, open_to_staff, takes_files
from conference.web.forms import HouseForm, mistakes, saved

PREFIX = "/<int:year>/anmeldungen/<code>/blatt"
FIELDS = 64 * 1024  # octets for what is sent beside a scan
ENDINGS = {PDF: "pdf", "image/jpeg": "jpg", "image/png": "png"}
NOTHING_RUNS = "default-src 'none'; sandbox"  # in the file, whatever a browser takes it for


@office.get(f"{PREFIX}/<int:scan_id>")
@open_to_staff(Role.OFFICE, Role.NEEDS)
def scan(year: int, code: str, scan_id: int) -> ResponseReturnValue:
    """The file, to be kept or opened by a program; never as a part of our pages."""
    _, person, found = _found(year, code, scan_id)
    require(policy.may_see_scan(current_actor(), found))
    name = f"blatt-{person.code}-{found.id}.{ENDINGS[found.media_type]}"
    return Response(
        found.content,
        content_type=found.media_type,
        headers={
            "Content-Disposition": f"attachment; filename={name}",
            "Content-Security-Policy": NOTHING_RUNS,
        },
    )


@office.post(PREFIX)
@open_to_staff(Role.OFFICE)
@takes_files(MOST_OCTETS + FIELDS)
def file_scan(year: int, code: str) -> ResponseReturnValue:
    """File a scan with a registration that is there already."""
    conference, person = _person(year, code)
    form = ScanForm()
    if not form.validate_on_submit() or form.kept is None:
        flash(
            " ".join(text for _, text in mistakes(form)) or "Bitte wählen Sie eine Datei.", "danger"
        )
        return redirect(_address(conference, person), 303)
    try:
        scans.keep_scan(person.party_id, form.kept, actor=current_actor())
    except (NotAllowed, NotFound):
        raise
    except DomainError as error:
        flash(str(error), "danger")
        return redirect(_address(conference, person), 303)
    return _back(conference, person, "Das Blatt ist abgelegt.")


@office.route(f"{PREFIX}/<int:scan_id>/ersetzen", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
@takes_files(MOST_OCTETS + FIELDS)
def replace_scan(year: int, code: str, scan_id: int) -> ResponseReturnValue:
    """Put a better scan in the place of this one."""
    conference, person, old = _found(year, code, scan_id)
    form = ScanWhyForm()

    def save() -> None:
        assert form.kept is not None
        scans.replace_scan(old.id, form.kept, actor=current_actor(), why=form.why.data or "")

    if form.validate_on_submit() and saved(form, save):
        return _back(conference, person, "Das Blatt ist ersetzt.")
    return _page(conference, person, form, title="Blatt ersetzen", doing="Jetzt ersetzen")


@office.route(f"{PREFIX}/<int:scan_id>/loeschen", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def drop_scan(year: int, code: str, scan_id: int) -> ResponseReturnValue:
    """Delete a scan that should not be here."""
    conference, person, old = _found(year, code, scan_id)
    form = WhyForm()

    def save() -> None:
        scans.drop_scan(old.id, actor=current_actor(), why=form.why.data or "")

    if form.validate_on_submit() and saved(form, save):
        return _back(conference, person, "Das Blatt ist gelöscht.")
    return _page(conference, person, form, title="Blatt löschen", doing="Jetzt löschen")


def _page(
    conference: Conference, person: Registration, form: HouseForm, **words: str
) -> ResponseReturnValue:
    return render_template(
        "registration/office/scan.html",
        conference=conference,
        person=person,
        form=form,
        back=_address(conference, person),
        **words,
    )


def _person(year: int, code: str) -> tuple[Conference, Registration]:
    conference = conference_of(year)
    person = queries.registration_of(conference.id, code)
    check_known(person)
    return conference, person


def _found(year: int, code: str, scan_id: int) -> tuple[Conference, Registration, FormScan]:
    conference, person = _person(year, code)
    return conference, person, queries.scan_of_registration(person, scan_id)


def _back(conference: Conference, person: Registration, sentence: str) -> ResponseReturnValue:
    flash(sentence, "success")
    return redirect(_address(conference, person), 303)


def _address(conference: Conference, person: Registration) -> str:
    return url_for("registration_office.sheet", year=conference.year, code=person.code)
