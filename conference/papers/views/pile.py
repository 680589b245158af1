"""What waits to be printed: look at it, print it, say so, take it back."""

from io import BytesIO

from flask import flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from conference.core import clock
from conference.core.actor import Role
from conference.documents.pdf import CONTENT_TYPE
from conference.errands.work import ask_for
from conference.papers import queries
from conference.papers.errors import NothingToPrint
from conference.papers.exports import AT_ONCE, LETTERS
from conference.papers.letters import letters_file
from conference.papers.rules.envelopes import envelope_for
from conference.papers.services.printing import mark_printed, take_back
from conference.papers.views.doors import office
from conference.planning.queries import conference_of
from conference.registration.rules import check_known
from conference.web.access import current_actor, open_to_staff
from conference.web.addresses import numbers_in
from conference.web.listing import Listing, wanted_of_address

ADDRESSES = [(queries.WITH_ADDRESS, "vollständig"), (queries.WITHOUT_ADDRESS, "unvollständig")]


@office.get("/<int:year>/briefe-drucken")
@open_to_staff(Role.OFFICE)
def pile(year: int) -> ResponseReturnValue:
    """The letters that wait, and what was printed last."""
    conference = conference_of(year)
    wanted = wanted_of_address(
        sorts=tuple(queries.SORTS),
        usual="plz",
        filters={"anschrift": {value for value, _ in ADDRESSES}},
    )
    ids = queries.ids_to_print(conference.id, up_to=_up_to()) or queries.ids_to_print(conference.id)
    return render_template(
        "papers/pile.html",
        conference=conference,
        listing=Listing(queries.waiting_page(conference, wanted)),
        envelope_for=envelope_for,
        addresses=ADDRESSES,
        ids=ids,
        up_to=max(ids, default=None),
        newer=queries.number_to_print(conference.id) - len(ids),
        incomplete=queries.waiting_count(conference) - queries.number_to_print(conference.id),
        at_once=AT_ONCE,
        runs=queries.last_runs(conference),
        badges=queries.badge_count(conference),
    )


@office.get("/<int:year>/briefe-drucken/alle.pdf")
@open_to_staff(Role.OFFICE)
def whole_pile(year: int) -> ResponseReturnValue:
    """All letters that can be printed, one page each, sorted by postal code; with ``?bis=`` only
    those that the page knew of."""
    conference = conference_of(year)
    ids = queries.ids_to_print(conference.id, up_to=_up_to())
    if not ids:
        raise NothingToPrint
    if len(ids) > AT_ONCE:
        flash("Das sind viele Briefe. Der Knopf hier lässt die Datei erstellen.", "info")
        return redirect(url_for(".pile", year=year), 303)
    letters = queries.letters_for_the_press(conference.id, ids)
    return _file(letters_file(conference, letters), f"briefe-{clock.today():%Y-%m-%d}.pdf")


@office.post("/<int:year>/briefe-drucken/alle")
@open_to_staff(Role.OFFICE)
def ask_for_pile(year: int) -> ResponseReturnValue:
    """The same letters, too many to wait for: the worker makes the file.

    The way back leads to a page that marks as printed what is in the file, and nothing newer.
    """
    conference = conference_of(year)
    ids = queries.ids_to_print(conference.id, up_to=_up_to())
    if not ids:
        raise NothingToPrint
    up_to = max(ids)
    errand = ask_for(
        LETTERS,
        {"conference_id": conference.id, "up_to": up_to},
        title=f"{len(ids)} Briefe als PDF",
        roles=(Role.OFFICE,),
        actor=current_actor(),
        back=url_for(".pile", year=year, bis=up_to),
    )
    return redirect(url_for("errands_office.errand", errand_id=errand.id), 303)


@office.get("/<int:year>/briefe-drucken/<int:paper_id>.pdf")
@open_to_staff(Role.OFFICE)
def one_letter(year: int, paper_id: int) -> ResponseReturnValue:
    """One letter as it would come out of the printer."""
    conference = conference_of(year)
    letter = queries.letter_to_print(conference.id, paper_id)
    check_known(letter.registration)
    letters = queries.letters_for_the_press(conference.id, [letter.id])
    return _file(letters_file(conference, letters), f"brief-{letter.registration.code}.pdf")


@office.post("/<int:year>/briefe-drucken")
@open_to_staff(Role.OFFICE)
def printed(year: int) -> ResponseReturnValue:
    """They came out of the printer: exactly those that the page named."""
    conference = conference_of(year)
    ids = numbers_in(request.form.get("briefe", ""))
    marked = mark_printed(conference.id, ids, actor=current_actor())
    flash(*_told(marked, len(ids)))
    if code := request.form.get("anmeldung", ""):
        return redirect(url_for("papers_office.of_person", year=year, code=code), 303)
    return redirect(url_for(".pile", year=year), 303)


@office.post("/<int:year>/briefe-drucken/druck/<int:print_run_id>/zuruecknehmen")
@open_to_staff(Role.OFFICE)
def not_printed(year: int, print_run_id: int) -> ResponseReturnValue:
    """They did not come out of the printer after all."""
    conference = conference_of(year)
    again = take_back(conference.id, print_run_id, actor=current_actor())
    flash("Ein Brief wartet wieder." if again == 1 else f"{again} Briefe warten wieder.", "success")
    return redirect(url_for(".pile", year=year), 303)


def _told(marked: int, named: int) -> tuple[str, str]:
    if not marked:
        return (
            "Diese Briefe warten nicht mehr: schon gedruckt, oder inzwischen überholt.",
            "warning",
        )
    words = "Ein Brief ist" if marked == 1 else f"{marked} Briefe sind"
    if marked == named:
        return f"{words} als gedruckt markiert.", "success"
    return (
        f"{words} als gedruckt markiert. {named - marked} davon nicht: inzwischen überholt oder schon "
        "gedruckt. Sehen Sie in der Liste nach, ob dafür ein neuer Brief wartet.",
        "warning",
    )


def _up_to() -> int | None:
    """The last letter that the page knew of, as its address says."""
    return next(iter(numbers_in(request.args.get("bis", ""))), None)


def _file(content: bytes, name: str) -> ResponseReturnValue:
    return send_file(BytesIO(content), CONTENT_TYPE, download_name=name)
