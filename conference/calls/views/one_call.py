"""One person's call: what to say, what to ask, and what came of it."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms.form import BaseForm

from conference.calls import policy, queries, rules
from conference.calls.forms import CallForm, OrderForm, blame_call, call_form, outcome_of
from conference.calls.service import ask_for_call, record_call
from conference.calls.views.doors import CALLERS, office
from conference.core.errors import DomainError, NotAllowed, NotFound
from conference.planning.models import Conference
from conference.planning.queries import conference_of
from conference.programme.queries import released_programme
from conference.programme.snapshot import Programme
from conference.registration.models import Question, Registration
from conference.registration.policy import may_settle
from conference.registration.queries import offers_to, rank_of, registration_of
from conference.registration.rules import check_known
from conference.web.access import current_actor, open_to_staff
from conference.web.forms import saved

PREFIX = "/<int:year>/anrufe/<code>"


@office.route(PREFIX, methods=["GET", "POST"])
@open_to_staff(*CALLERS)
def call(year: int, code: str) -> ResponseReturnValue:
    """Call somebody, and write down what came of it."""
    conference, person = _found(year, code)
    form = call_form(_to_ask(person))
    if form.validate_on_submit():
        try:
            record_call(person.id, outcome_of(form), actor=current_actor())
        except (NotAllowed, NotFound):
            raise
        except DomainError as error:
            conference, person = _found(year, code)  # somebody else may have been here meanwhile
            settled = [question for question in person.questions if not question.is_open]
            form = call_form(_to_ask(person))
            form.validate()
            blame_call(form, error, settled)
        else:
            flash(f"Der Anruf bei {person.full_name} ist notiert.", "success")
            return redirect(url_for(".calls", year=year), 303)
    return _page(conference, person, form=form)


@office.post(f"{PREFIX}/vormerken")
@open_to_staff(*CALLERS)
def order(year: int, code: str) -> ResponseReturnValue:
    """Put somebody on the call list by hand; what is typed about the call stays."""
    conference, person = _found(year, code)
    form, typed = OrderForm(), call_form(_to_ask(person))
    if form.validate_on_submit() and saved(
        form, lambda: ask_for_call(person.id, form.reason.data or "", actor=current_actor())
    ):
        flash(f"{person.full_name} steht auf der Anrufliste.", "success")
        if not _has_begun(typed):
            return redirect(url_for(".call", year=year, code=code), 303)
    return _page(conference, person, form=typed, order_form=form)


def _has_begun(form: CallForm) -> bool:
    """Whether the clerk had typed something about the call before; it must stay on the page."""
    fields = [form.result, form.next_on, form.note, *form.answered.values()]
    return any(field.data for field in fields)


def _page(
    conference: Conference,
    person: Registration,
    *,
    form: CallForm | None = None,
    order_form: BaseForm | None = None,
) -> ResponseReturnValue:
    line = queries.to_call(person)
    sees_needs = policy.sees_needs(current_actor())
    known = rules.Known(
        programme=released_programme(conference) or Programme(),
        rank=rank_of(person.id) if person.is_waiting and not person.has_offer else None,
        held_until=line.held_until,
        to_ask=[question for question in _to_ask(person) if question.is_open],
        writes=line.writes_instead,
    )
    if form is None:
        form = call_form(_to_ask(person))
    return render_template(
        "calls/call.html",
        conference=conference,
        person=person,
        line=line,
        open_offers=offers_to(person),
        whys=line.whys(sees_needs=sees_needs),
        sees_needs=sees_needs,
        scripts=rules.scripts_for(person, known),
        form=form,
        order_form=order_form or OrderForm(formdata=None),
        calls=queries.calls_to(person.id),
        left_to_others=[q for q in line.questions if not may_settle(current_actor(), q)],
    )


def _to_ask(person: Registration) -> list[Question]:
    """The questions that this clerk may settle by an answer."""
    actor = current_actor()
    return [q for q in person.questions if not q.kind.protects and may_settle(actor, q)]


def _found(year: int, code: str) -> tuple[Conference, Registration]:
    conference = conference_of(year)
    person = registration_of(conference.id, code)
    check_known(person)
    return conference, person
