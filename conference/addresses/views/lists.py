"""The office's pages: send a list, look it over, decide about doubles, take it in, take it back."""

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.addresses import exports, queries
from conference.addresses.forms import AddressFileForm, WhyForm, columns_form
from conference.addresses.rules.compared import sides_of
from conference.addresses.services import deciding, sending, taking, undoing
from conference.addresses.services.knowing import Scope, standings
from conference.addresses.services.sending import BOUNDS
from conference.addresses.states import (
    AddressKind,
    AddressRowState,
    AddressRunState,
    PairState,
)
from conference.core.actor import Role
from conference.core.errors import DomainError, NotAllowed, NotFound
from conference.documents.excel import CONTENT_TYPE, workbook
from conference.web.access import current_actor, open_to_staff, takes_files
from conference.web.forms import blame
from conference.web.listing import Listing, wanted_of_address

office = Blueprint("addresses_office", __name__, url_prefix="/buero/adressen")

RUNS = "/einlesen"
RUN = f"{RUNS}/<int:list_id>"
FIELDS = 64 * 1024  # octets of a form around its file


@office.route(RUNS, methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
@takes_files(BOUNDS.octets + FIELDS)
def runs() -> ResponseReturnValue:
    """Send a file; the lists that were sent before stand below."""
    form = AddressFileForm()
    if form.validate_on_submit():
        try:
            made = sending.send(form.content(), file_name=form.file_name, actor=current_actor())
        except (NotAllowed, NotFound):
            raise
        except DomainError as error:
            blame(form, error)
        else:
            return _to(made.id)
    lists = queries.runs()
    return render_template(
        "addresses/runs.html",
        form=form,
        lists=lists,
        numbers=queries.numbers_of([one.id for one in lists]),
        kinds=list(AddressKind),
        rows_of_kind=_rows_of_kind,
    ), 422 if form.errors or form.form_errors else 200


@office.get(RUN)
@open_to_staff(Role.OFFICE)
def run(list_id: int) -> ResponseReturnValue:
    """What the list would do, or what it did; row by row with everything that is remarked."""
    found = queries.run_of(list_id)
    numbers = queries.numbers_of([found.id])[found.id]
    wanted = wanted_of_address(
        sorts=tuple(queries.SORTS),
        usual="zeile",
        filters={
            "art": [kind.value for kind in AddressKind],
            "stand": [state.value for state in AddressRowState],
            "bemerkt": ["ja"],
        },
    )
    by_state = {
        state: sum(n for (_, of), n in numbers.items() if of is state) for state in AddressRowState
    }
    return render_template(
        "addresses/run.html",
        run=found,
        listing=Listing(queries.listed_rows(found, wanted)),
        counted=[(kind.label, str(_rows_of_kind(numbers, kind))) for kind in AddressKind],
        outcome=[(state.label, str(rows)) for state, rows in by_state.items() if rows],
        new=_rows_of_kind(numbers, AddressKind.NEW),
        changed=_rows_of_kind(numbers, AddressKind.CHANGED),
        refused=_rows_of_kind(numbers, AddressKind.REFUSED),
        all=sum(numbers.values()),
        open=by_state[AddressRowState.OPEN],
        left_to_undo=by_state[AddressRowState.DONE],
        pairs=queries.pairs_of_state(found.id),
        PairState=PairState,
        filters=[
            ("Art", "art", [(kind.value, kind.label) for kind in AddressKind]),
            ("Ergebnis", "stand", [(state.value, state.label) for state in AddressRowState]),
            ("Bemerkungen", "bemerkt", [("ja", "nur Zeilen mit Bemerkung")]),
        ],
    )


@office.route(f"{RUN}/spalten", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def columns(list_id: int) -> ResponseReturnValue:
    """What each column tells; it is remembered for lists with the same headings."""
    found = queries.run_of(list_id)
    form = columns_form(found.headings, found.meanings)
    if form.validate_on_submit():
        try:
            sending.assign_columns(found.id, form.meanings(), actor=current_actor())
        except (NotAllowed, NotFound):
            raise
        except DomainError as error:
            blame(form, error)
        else:
            flash("Die Spalten sind zugeordnet. Die Liste wird neu gelesen.", "success")
            return _to(found.id)
    status = 422 if form.errors or form.form_errors else 200
    return render_template("addresses/columns.html", run=found, form=form), status


@office.get(f"{RUN}/doppelte")
@open_to_staff(Role.OFFICE)
def doubles(list_id: int) -> ResponseReturnValue:
    """Entries side by side that may be one person, with the reasons."""
    found = queries.run_of(list_id)
    wanted = wanted_of_address(
        sorts=tuple(queries.PAIR_SORTS),
        usual="zeile",
        filters={"stand": [state.value for state in PairState]},
    )
    page = queries.listed_pairs(found, wanted)
    ids = [pair.person_id for pair in page if pair.person_id]
    known = {one.person_id: one.entry for one in standings(Scope(people=ids))} if ids else {}
    return render_template(
        "addresses/doubles.html",
        run=found,
        listing=Listing(page),
        sides={pair.id: sides_of(pair, known) for pair in page},
        reasons=queries.open_reasons(found),
        state=PairState(wanted.filter("stand") or "open"),
        filters=[
            (
                "Entscheidung",
                "stand",
                [(one.value, one.label) for one in PairState if one is not PairState.OPEN],
            )
        ],
        decides=found.state is AddressRunState.CHECKED,
    )


@office.post(f"{RUN}/doppelte/<int:pair_id>/zusammen")
@open_to_staff(Role.OFFICE)
def join(list_id: int, pair_id: int) -> ResponseReturnValue:
    """They are one person."""
    deciding.join(list_id, pair_id, actor=current_actor())
    return redirect(url_for(".doubles", list_id=list_id), 303)


@office.post(f"{RUN}/doppelte/<int:pair_id>/verschieden")
@open_to_staff(Role.OFFICE)
def keep_apart(list_id: int, pair_id: int) -> ResponseReturnValue:
    """They are not, for ever."""
    deciding.keep_apart(list_id, pair_id, actor=current_actor())
    return redirect(url_for(".doubles", list_id=list_id), 303)


@office.post(f"{RUN}/doppelte/alle")
@open_to_staff(Role.OFFICE)
def join_all(list_id: int) -> ResponseReturnValue:
    """All pairs with the same reasons at once."""
    form = WhyForm()
    if form.validate_on_submit():
        joined = deciding.join_all(list_id, form.why.data or "", actor=current_actor())
        flash(f"{joined} Paare sind angenommen.", "success")
    return redirect(url_for(".doubles", list_id=list_id), 303)


@office.post(f"{RUN}/jetzt")
@open_to_staff(Role.OFFICE)
def start(list_id: int) -> ResponseReturnValue:
    """The click without which nothing is written."""
    taking.start(list_id, actor=current_actor())
    return _to(list_id)


@office.post(f"{RUN}/verwerfen")
@open_to_staff(Role.OFFICE)
def discard(list_id: int) -> ResponseReturnValue:
    taking.discard(list_id, actor=current_actor())
    flash("Die Liste ist verworfen. Es wurde nichts übernommen.", "success")
    return redirect(url_for(".runs"), 303)


@office.post(f"{RUN}/rueckgaengig")
@open_to_staff(Role.OFFICE)
def undo(list_id: int) -> ResponseReturnValue:
    undoing.undo(list_id, actor=current_actor())
    return _to(list_id)


@office.get(f"{RUN}/bericht.xlsx")
@open_to_staff(Role.OFFICE)
def report(list_id: int) -> ResponseReturnValue:
    """Everything that is remarked, as an Excel file."""
    found = queries.run_of(list_id)
    return Response(
        workbook(exports.report_table(queries.all_rows(found))),
        content_type=CONTENT_TYPE,
        headers={"Content-Disposition": f"attachment; filename=adressliste-{found.id}.xlsx"},
    )


@office.post("/ausgeben")
@open_to_staff(Role.OFFICE)
def export() -> ResponseReturnValue:
    """Everything as Excel; the worker makes it."""
    errand = exports.ask_for_addresses(current_actor())
    return redirect(url_for("errands_office.errand", errand_id=errand.id), 303)


def _rows_of_kind(numbers: queries.Numbers, kind: AddressKind) -> int:
    return sum(n for (of, _), n in numbers.items() if of is kind)


def _to(list_id: int) -> ResponseReturnValue:
    return redirect(url_for(".run", list_id=list_id), 303)


def address_of_run(list_id: int) -> str:
    """Where the trail leads to."""
    return url_for("addresses_office.run", list_id=list_id)
