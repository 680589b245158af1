"""The letters of a mailing on paper: what waits, one file to print, labels, and the mark that it is done."""

from collections.abc import Callable, Sequence

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.core.folding import folded
from conference.core.listing import page_out_of
from conference.invitations import queries
from conference.invitations.queries import Sheet
from conference.invitations.services import printing
from conference.invitations.views.doors import office
from conference.invitations.views.mailings import PREFIX, mailing_in
from conference.web.access import current_actor, open_to_staff
from conference.web.addresses import numbers_in
from conference.web.listing import Listing, wanted_of_address

STANDINGS: dict[str, tuple[str, Callable[[Sheet], bool]]] = {
    "wartet": ("zu drucken", lambda one: one.waits),
    "gedruckt": ("gedruckt", lambda one: one.is_printed),
    "nicht": ("nicht mehr nötig", lambda one: bool(one.why_not)),
}
KINDS = {"briefe": printing.LETTERS, "aufkleber": printing.LABELS}


@office.get(f"{PREFIX}/<int:mailing_id>/briefe")
@open_to_staff(Role.OFFICE)
def letters(year: int, mailing_id: int) -> ResponseReturnValue:
    """All letters of this mailing, by postal code."""
    conference, mailing = mailing_in(year, mailing_id)
    sheets = queries.sheets_of(mailing)
    wanted = wanted_of_address(filters={"stand": set(STANDINGS)})
    return render_template(
        "invitations/letters.html",
        conference=conference,
        mailing=mailing,
        ids=[one.recipient.id for one in sheets if one.waits],
        some_printed=any(one.is_printed and not one.why_not for one in sheets),
        needless=sum(bool(one.why_not) and not one.is_printed for one in sheets),
        standings=[(key, label) for key, (label, _) in STANDINGS.items()],
        listing=Listing(
            page_out_of(_narrowed(sheets, wanted.filter("stand"), wanted.words), wanted)
        ),
    )


@office.post(f"{PREFIX}/<int:mailing_id>/briefe/datei")
@open_to_staff(Role.OFFICE)
def ask_for_print(year: int, mailing_id: int) -> ResponseReturnValue:
    """One PDF of all letters, or of their addresses to stick on; the worker makes it."""
    _, mailing = mailing_in(year, mailing_id)
    errand = printing.ask_for_print(
        mailing,
        KINDS.get(request.form.get("was", ""), printing.LETTERS),
        again=request.form.get("welche") == "alle",
        back=url_for(".letters", year=year, mailing_id=mailing_id),
        actor=current_actor(),
    )
    return redirect(url_for("errands_office.errand", errand_id=errand.id), 303)


@office.post(f"{PREFIX}/<int:mailing_id>/briefe")
@open_to_staff(Role.OFFICE)
def printed(year: int, mailing_id: int) -> ResponseReturnValue:
    """They came out of the printer: exactly those that the page named."""
    mailing_in(year, mailing_id)
    ids = numbers_in(request.form.get("briefe", ""))
    marked = printing.mark_printed(mailing_id, ids, actor=current_actor())
    words = "Ein Brief ist" if marked == 1 else f"{marked} Briefe sind"
    flash(f"{words} als gedruckt markiert.", "success" if marked else "warning")
    return redirect(url_for(".letters", year=year, mailing_id=mailing_id), 303)


def _narrowed(sheets: Sequence[Sheet], standing: str, words: Sequence[str]) -> list[Sheet]:
    fits = STANDINGS[standing][1] if standing else lambda one: True
    wanted = [folded(word) for word in words]
    return [
        one
        for one in sheets
        if fits(one) and all(word in folded(" ".join((one.name, *one.lines))) for word in wanted)
    ]
