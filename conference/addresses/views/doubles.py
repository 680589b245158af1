"""Who stands in the directory twice: side by side, joined, or not the same for ever."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.addresses.forms import JoinForm, join_form
from conference.addresses.services.resembling import ask_for_doubles, keep_two
from conference.core.actor import Role
from conference.core.errors import DomainError, NotAllowed, NotFound
from conference.directory import queries
from conference.directory.errors import AlreadyJoined
from conference.directory.rules.joining import (
    Twin,
    alternatives,
    name_of,
    seen_of,
    side_by_side,
)
from conference.directory.services.joining import join, what_follows
from conference.directory.states import DoubleKind, DoubleState
from conference.web.access import current_actor, open_to_staff
from conference.web.forms import blame
from conference.web.listing import Listing, wanted_of_address

doubles_office = Blueprint("doubles_office", __name__, url_prefix="/buero/verzeichnis/doppelte")

KINDS = {"personen": DoubleKind.PERSON, "organisationen": DoubleKind.ORGANISATION}
PAIR = "/<twins>/<int:first_id>/<int:second_id>"


@doubles_office.get("")
@open_to_staff(Role.OFFICE)
def doubles() -> ResponseReturnValue:
    """The pairs that wait for somebody, or those of whom somebody said that they are not the same."""
    wanted = wanted_of_address(
        sorts=("neu",), usual="neu", filters={"art": set(KINDS), "stand": {"apart"}}
    )
    word = wanted.filter("art") or "personen"
    kind, state = KINDS[word], DoubleState(wanted.filter("stand") or "open")
    page = queries.doubles_page(kind, state, wanted)
    both = queries.both_of(kind, [(pair.first_id, pair.second_id) for pair in page])
    return render_template(
        "addresses/twins.html",
        listing=Listing(page),
        twins=word,
        kind=kind,
        state=state,
        both=both,
        rows={pair.id: side_by_side(both[pair.first_id], both[pair.second_id]) for pair in page},
        name_of=name_of,
        address=_page_of,
        waiting=queries.open_doubles(),
        DoubleKind=DoubleKind,
    )


@doubles_office.post("/suchen")
@open_to_staff(Role.OFFICE)
def compare() -> ResponseReturnValue:
    """The worker compares everybody anew."""
    errand_id = ask_for_doubles(current_actor(), leads_to=url_for(".doubles"))
    return redirect(url_for("errands_office.errand", errand_id=errand_id), 303)


@doubles_office.route(PAIR, methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def pair(twins: str, first_id: int, second_id: int) -> ResponseReturnValue:
    """Both side by side; what stays of which, and what will happen."""
    of = _kind(twins)
    first, second = _both(of, first_id, second_id)
    if first is None or second is None:
        return _to_the_one(of, first_id, second_id)
    form = join_form(alternatives(first, second), (seen_of(first), seen_of(second)))
    if form.validate_on_submit():
        try:
            _join(of, first_id, second_id, form)
        except AlreadyJoined as error:
            return _told(of, error)
        except (NotAllowed, NotFound):
            raise
        except DomainError as error:
            blame(form, error)
        else:
            flash("Die beiden sind zusammengeführt.", "success")
            return redirect(_page_of(of, first_id), 303)
    form.seen.data, form.other_seen.data = seen_of(first), seen_of(second)
    status = 422 if form.errors or form.form_errors else 200
    return render_template(
        "addresses/twin.html",
        form=form,
        twins=twins,
        kind=of,
        first=first,
        second=second,
        rows=side_by_side(first, second),
        double=queries.double_of(of, first_id, second_id),
        follows=what_follows(of, first_id, second_id),
        name_of=name_of,
        address=_page_of,
    ), status


@doubles_office.post(f"{PAIR}/verschieden")
@open_to_staff(Role.OFFICE)
def apart(twins: str, first_id: int, second_id: int) -> ResponseReturnValue:
    """They are not the same, for ever."""
    try:
        keep_two(_kind(twins), first_id, second_id, actor=current_actor())
    except AlreadyJoined as error:
        return _told(_kind(twins), error)
    flash("Gemerkt: Das sind nicht dieselben.", "success")
    return redirect(url_for(".doubles", art=twins), 303)


def _join(kind: DoubleKind, first_id: int, second_id: int, form: JoinForm) -> None:
    join(kind, first_id, second_id, seen=form.seen_both(), actor=current_actor(), kept=form.kept())


def _both(kind: DoubleKind, first_id: int, second_id: int) -> tuple[Twin | None, Twin | None]:
    if first_id == second_id:
        raise NotFound
    both = queries.both_of(kind, [(first_id, second_id)])
    return both.get(first_id), both.get(second_id)


def _to_the_one(kind: DoubleKind, first_id: int, second_id: int) -> ResponseReturnValue:
    gone = [queries.forwarded(kind, one) for one in (first_id, second_id)]
    stays = next((one for one in gone if one is not None), None)
    if stays is None:
        raise NotFound
    return _told(kind, AlreadyJoined(stays))


def _told(kind: DoubleKind, error: AlreadyJoined) -> ResponseReturnValue:
    flash(f"{error} Hier ist, was daraus wurde.", "info")
    return redirect(_page_of(kind, error.stays_id), 303)


def _kind(twins: str) -> DoubleKind:
    if twins not in KINDS:
        raise NotFound
    return KINDS[twins]


def _page_of(kind: DoubleKind, id_: int) -> str:
    if kind is DoubleKind.PERSON:
        return url_for("directory_office.person", person_id=id_)
    return url_for("directory_office.organisation", organisation_id=id_)
