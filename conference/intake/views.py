"""The office's pages: choose a file, look it over, read it in, see what came of it, take it back."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.core.errors import DomainError, NotAllowed, NotFound
from conference.core.tokens import new_token
from conference.documents.excel import CONTENT_TYPE, workbook
from conference.intake import queries
from conference.intake.exports import report_table
from conference.intake.forms import FileForm, StartForm
from conference.intake.models import IntakeRun
from conference.intake.services import carrying_out, checking, undoing
from conference.intake.states import RowKind, RowState
from conference.planning.models import Conference
from conference.planning.queries import conference_of
from conference.web.access import current_actor, open_to_staff
from conference.web.forms import blame
from conference.web.listing import Listing, wanted_of_address

office = Blueprint("intake_office", __name__, url_prefix="/buero")

PREFIX = "/<int:year>/einlesen"
RUN = f"{PREFIX}/<int:run_id>"


@office.route(PREFIX, methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def runs(year: int) -> ResponseReturnValue:
    """Choose a file; the lists that were chosen before stand below."""
    conference = conference_of(year)
    form = FileForm()
    if form.validate_on_submit():
        key = new_token()
        try:
            errand = checking.ask_to_check(
                conference.id,
                form.content(),
                key=key,
                file_name=form.file_name,
                actor=current_actor(),
                back=url_for("intake_office.runs", year=conference.year),
                leads_to=url_for("intake_office.checked", year=conference.year, key=key),
            )
        except (NotAllowed, NotFound):
            raise
        except DomainError as error:
            blame(form, error)
        else:
            return redirect(url_for("errands_office.errand", errand_id=errand.id), 303)
    lists = queries.runs_of(conference)
    return render_template(
        "intake/runs.html",
        conference=conference,
        form=form,
        lists=lists,
        numbers=queries.numbers_of([one.id for one in lists]),
        kinds=list(RowKind),
        rows_of_kind=_rows_of_kind,
    ), 422 if form.errors or form.form_errors else 200


@office.get(f"{PREFIX}/geprueft/<key>")
@open_to_staff(Role.OFFICE)
def checked(year: int, key: str) -> ResponseReturnValue:
    """From the errand to the list it has looked over."""
    conference = conference_of(year)
    found = queries.run_by_key(key)
    if found is None or found.conference_id != conference.id:
        raise NotFound
    return _to(conference, found.id)


@office.get(RUN)
@open_to_staff(Role.OFFICE)
def run(year: int, run_id: int) -> ResponseReturnValue:
    """What the list would do, or what it did; row by row with everything that is remarked."""
    conference = conference_of(year)
    found = queries.run_of(conference, run_id)
    numbers = queries.numbers_of([found.id])[found.id]
    wanted = wanted_of_address(
        sorts=tuple(queries.SORTS),
        usual="zeile",
        filters={
            "art": [kind.value for kind in RowKind],
            "stand": [state.value for state in RowState],
            "bemerkt": ["ja"],
        },
    )
    return render_template(
        "intake/run.html",
        conference=conference,
        run=found,
        listing=Listing(queries.listed_rows(found, wanted)),
        counted=[(kind.label, str(_rows_of_kind(numbers, kind))) for kind in RowKind],
        outcome=[
            (state.label, str(rows))
            for state in RowState
            if (rows := sum(n for (_, of), n in numbers.items() if of is state))
        ],
        new=_rows_of_kind(numbers, RowKind.NEW),
        changed=_rows_of_kind(numbers, RowKind.CHANGED),
        refused=_rows_of_kind(numbers, RowKind.REFUSED),
        all=sum(numbers.values()),
        open=sum(n for (_, of), n in numbers.items() if of is RowState.OPEN),
        filters=[
            ("Art", "art", [(kind.value, kind.label) for kind in RowKind]),
            ("Ergebnis", "stand", [(state.value, state.label) for state in RowState]),
            ("Bemerkungen", "bemerkt", [("ja", "nur Zeilen mit Bemerkung")]),
        ],
        form=StartForm(formdata=None),
    )


@office.post(f"{RUN}/jetzt")
@open_to_staff(Role.OFFICE)
def start(year: int, run_id: int) -> ResponseReturnValue:
    """The click without which nothing is written."""
    conference, found = _found(year, run_id)
    form = StartForm()
    if form.validate_on_submit():
        carrying_out.start(
            found.id, writes_letters=bool(form.writes_letters.data), actor=current_actor()
        )
    return _to(conference, found.id)


@office.post(f"{RUN}/verwerfen")
@open_to_staff(Role.OFFICE)
def discard(year: int, run_id: int) -> ResponseReturnValue:
    conference, found = _found(year, run_id)
    carrying_out.discard(found.id, actor=current_actor())
    flash("Die Liste ist verworfen. Es wurde nichts eingelesen.", "success")
    return redirect(url_for("intake_office.runs", year=conference.year), 303)


@office.post(f"{RUN}/rueckgaengig")
@open_to_staff(Role.OFFICE)
def undo(year: int, run_id: int) -> ResponseReturnValue:
    conference, found = _found(year, run_id)
    undoing.undo(found.id, actor=current_actor())
    return _to(conference, found.id)


@office.get(f"{RUN}/bericht.xlsx")
@open_to_staff(Role.OFFICE)
def report(year: int, run_id: int) -> ResponseReturnValue:
    """Everything that is remarked, as an Excel file."""
    conference, found = _found(year, run_id)
    name = f"einlesen-{conference.year}-{found.id}.xlsx"
    return Response(
        workbook(report_table(queries.all_rows(found))),
        content_type=CONTENT_TYPE,
        headers={"Content-Disposition": f"attachment; filename={name}"},
    )


def _rows_of_kind(numbers: Mapping[Any, int], kind: RowKind) -> int:
    return sum(rows for (of, _), rows in numbers.items() if of is kind)


def _found(year: int, run_id: int) -> tuple[Conference, IntakeRun]:
    conference = conference_of(year)
    return conference, queries.run_of(conference, run_id)


def _to(conference: Conference, run_id: int) -> ResponseReturnValue:
    return redirect(url_for("intake_office.run", year=conference.year, run_id=run_id), 303)
