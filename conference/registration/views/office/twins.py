"""Who may be registered twice: both side by side, to be joined or told apart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.core.errors import DomainError, NotAllowed, NotFound
from conference.planning.models import Conference
from conference.planning.queries import conference_of
from conference.planning.states import ChoiceMode
from conference.registration import queries, rules
from conference.registration.errors import MergedMeanwhile
from conference.registration.forms.merging import MergeForm, TwoPeopleForm, merge_form
from conference.registration.letters.facts import names_of
from conference.registration.models import Registration
from conference.registration.rules import Names
from conference.registration.rules.merging import alternatives, merger_of, what_happens
from conference.registration.services.merge import merge, tell_apart
from conference.registration.states import TwinState
from conference.registration.views.office.doors import office
from conference.web.access import current_actor, open_to_staff
from conference.web.filters import moment
from conference.web.forms import blame
from conference.web.listing import Listing, wanted_of_address

PAIRS_ON_A_PAGE = 10
PAIR = "/<int:year>/doppelte/<code>/<other_code>"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One thing two registrations tell, and whether they tell it differently."""

    term: str
    one: str
    other: str

    @property
    def differs(self) -> bool:
        return self.one != self.other


@office.get("/<int:year>/doppelte")
@open_to_staff(Role.OFFICE)
def twins(year: int) -> ResponseReturnValue:
    """Every pair nobody has decided about."""
    conference = conference_of(year)
    names = names_of(conference)
    wanted = replace(wanted_of_address(usual="-neu", sorts=["neu"]), size=PAIRS_ON_A_PAGE)
    pairs = queries.twins_page(conference, wanted)
    return render_template(
        "registration/office/twins.html",
        conference=conference,
        listing=Listing(
            pairs.of(lambda pair: (pair, side_by_side(pair.first, pair.second, names, conference)))
        ),
    )


@office.route(PAIR, methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def join(year: int, code: str, other_code: str) -> ResponseReturnValue:
    """What will happen if these two become one, and the button for it."""
    conference, one, other = _found(year, code, other_code)
    form = _form_for(one, other, conference)
    if form.validate_on_submit():
        actor = current_actor()
        try:
            stays = merge(
                one.id,
                other.id,
                versions=form.versions,
                actor=actor,
                kept=form.kept(),
                knowing=form.knowing,
            )
        except (NotAllowed, NotFound):
            raise
        except DomainError as error:
            if error.field is None:
                flash(str(error), "danger")
                return redirect(_address(conference, one, other), 303)
            blame(form, error)
        else:
            flash(f"Zusammengeführt. Es gilt {stays.code}.", "success")
            return redirect(url_for(".sheet", year=year, code=stays.code), 303)
    return _pair_page(conference, one, other, form), 422 if form.errors else 200


@office.post(f"{PAIR}/zwei-personen")
@open_to_staff(Role.OFFICE)
def apart(year: int, code: str, other_code: str) -> ResponseReturnValue:
    """These are two people."""
    conference, one, other = _found(year, code, other_code)
    form = TwoPeopleForm()
    if not form.validate_on_submit():
        return _pair_page(conference, one, other, apart=form), 422
    try:
        tell_apart(one.id, other.id, actor=current_actor(), why=form.why.data or "")
    except MergedMeanwhile as error:
        flash(str(error), "danger")
        return redirect(_address(conference, one, other), 303)
    flash(f"Gemerkt: {one.code} und {other.code} sind zwei Personen.", "success")
    return redirect(url_for(".twins", year=year), 303)


def _pair_page(
    conference: Conference,
    one: Registration,
    other: Registration,
    form: MergeForm | None = None,
    apart: TwoPeopleForm | None = None,
) -> str:
    merger = merger_of(one, other)
    return render_template(
        "registration/office/pair.html",
        conference=conference,
        one=one,
        other=other,
        pair=queries.pair_of(one, other),
        rows=side_by_side(one, other, names_of(conference), conference),
        consequences=what_happens(merger) if merger else (),
        form=form or _form_for(one, other, conference),
        apart=apart or TwoPeopleForm(formdata=None),
    )


def _form_for(one: Registration, other: Registration, conference: Conference) -> MergeForm:
    merger = merger_of(one, other)
    pair = queries.pair_of(one, other)
    return merge_form(
        one,
        other,
        pair.state if pair else TwinState.OPEN,
        merger,
        alternatives(merger, names_of(conference)) if merger else (),
    )


def side_by_side(
    one: Registration, other: Registration, names: Names, conference: Conference
) -> Sequence[Row]:
    """What both tell, first what differs; what neither tells is left out."""
    told, said = (_told(person, names, conference) for person in (one, other))
    terms = dict.fromkeys((*told, *said))
    rows = [Row(term=term, one=told.get(term, ""), other=said.get(term, "")) for term in terms]
    return sorted(rows, key=lambda row: not row.differs)


def _told(person: Registration, names: Names, conference: Conference) -> dict[str, str]:
    understood = rules.understood(
        rules.details_of(person),
        names=names,
        language="de",
        choices_are_wishes=conference.choice_mode is ChoiceMode.WISHES,
    )
    return {
        "Stand": str(person.state.label),
        "Eingang": f"{moment(person.received_at)}, {person.channel.label}",
        **dict(understood),
    }


def _found(year: int, code: str, other_code: str) -> tuple[Conference, Registration, Registration]:
    conference = conference_of(year)
    if code == other_code:
        raise NotFound
    one, other = (queries.registration_of(conference.id, said) for said in (code, other_code))
    rules.check_known(one, other)
    return conference, one, other


def _address(conference: Conference, one: Registration, other: Registration) -> str:
    return url_for(".join", year=conference.year, code=one.code, other_code=other.code)
