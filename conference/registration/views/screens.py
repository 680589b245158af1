"""What the screens of the form show; what is the same for everybody is rendered once."""

from collections.abc import Mapping, Sequence

from flask import current_app, render_template, request, url_for
from markupsafe import Markup, escape
from werkzeug.datastructures import MultiDict

from conference.core import clock
from conference.core.errors import DomainError
from conference.planning.states import ChoiceMode
from conference.registration import queries, rules
from conference.registration.forms.choices import Free
from conference.registration.forms.form_key import new_form_key
from conference.registration.forms.people import attendance_value
from conference.registration.forms.sheet import (
    ChoicesSheet,
    PeopleSheet,
    Typed,
    carried,
    form_key_of,
    knows_the_second_screen,
)
from conference.registration.queries import Offer
from conference.registration.rules import Details
from conference.registration.views.kept import page_with_gaps
from conference.web.languages import current_language

_hidden = Markup('<input type="hidden" name="{}" value="{}">').format


def first(offer: Offer, forum: str = "") -> str:
    """The empty form, or why there is none."""
    if error := shut(offer):
        return render_template("registration/closed.html", offer=offer, error=error)

    def render(form_key: str, hidden: str) -> str:
        sheet = PeopleSheet(offer, language=current_language())
        return _people_page(offer, sheet, form_key=form_key, hidden=hidden)

    page = page_with_gaps(("people", offer.year), render, "form_key", "hidden")
    wanted = offer.forum_called(forum) if forum else None
    return page.filled(form_key=new_form_key(), hidden=_hidden("forum", forum) if wanted else "")


def filled(offer: Offer, known: Mapping[str, str]) -> str:
    """The form with what a room above knows of the person already, or why there is none."""
    if error := shut(offer):
        return render_template("registration/closed.html", offer=offer, error=error)
    return people(offer, MultiDict(known))


def here() -> str:
    """The address of the form: it is sent to where it was opened, also by a room above."""
    return url_for(request.endpoint or "", **(request.view_args or {}))


def shut(offer: Offer) -> DomainError | None:
    """Why nobody can register right now."""
    try:
        rules.check_open(
            offer.opens_at, offer.closes_at, now=clock.now(), phone=offer.contact_phone
        )
    except DomainError as error:
        return error
    return None


def people(
    offer: Offer, typed: Typed, *, check: bool = False, error: DomainError | None = None
) -> str:
    """The first screen with what was typed, and on demand with what is wrong about it."""
    sheet = PeopleSheet(offer, language=current_language(), typed=typed, whole=True)
    if check:
        sheet.validate()
    if error:
        sheet.form_errors.append(str(error))
    return _people_page(offer, sheet, form_key=form_key_of(typed), hidden=_all_hidden(typed, sheet))


def again(offer: Offer, sheet: PeopleSheet, typed: Typed) -> str:
    """The screen somebody had before them, in the language they changed to; nothing is found fault with."""
    if typed.get("schritt") == "2" and sheet.validate():
        party = sheet.party()
        return choices(choices_of(offer, party, typed), party, typed)
    return people(offer, typed)


def _people_page(offer: Offer, sheet: PeopleSheet, *, form_key: str, hidden: str) -> str:
    return render_template(
        "registration/people.html",
        offer=offer,
        sheet=sheet,
        form=sheet.form,
        form_key=form_key,
        hidden=hidden,
        action=here(),
    )


def second(offer: Offer, party: Sequence[Details], typed: Typed) -> str:
    """The second screen as it is first shown; for one person it lies ready."""
    if knows_the_second_screen(typed) or len(party) > 1 or offer.mode is ChoiceMode.DIRECT:
        sheet = choices_of(offer, party, typed)
        if "forum" in typed:
            sheet.prefer(typed["forum"])
        return choices(sheet, party, typed)

    def render(action: str, **gaps: str) -> str:
        return _choices_page(choices_of(offer, party, typed), party, action=action, **gaps)

    key = ("choices", offer.year, attendance_value(party[0]), offer.support.is_late)
    return page_with_gaps(key, render, "form_key", "hidden", "summary", "action").filled(
        form_key=form_key_of(typed),
        hidden=_all_hidden(typed),
        summary=_summary(offer, party),
        action=escape(here()),
    )


def choices_of(offer: Offer, party: Sequence[Details], typed: Typed) -> ChoicesSheet:
    """The second screen for these people, with what was chosen."""
    direct = offer.mode is ChoiceMode.DIRECT
    return ChoicesSheet(
        offer,
        party,
        language=current_language(),
        free=queries.free_seats_by_forum(offer.conference_id) if direct else None,
        typed=typed,
    )


def choices(sheet: ChoicesSheet, party: Sequence[Details], typed: Typed) -> str:
    """The second screen with what was chosen, and what is wrong about it."""
    return _choices_page(
        sheet,
        party,
        form_key=form_key_of(typed),
        hidden=_all_hidden(typed, sheet),
        summary=_summary(sheet.offer, party),
    )


def _choices_page(
    sheet: ChoicesSheet,
    party: Sequence[Details],
    *,
    form_key: str,
    hidden: str,
    summary: str,
    action: str = "",
) -> str:
    return render_template(
        "registration/choices.html",
        offer=sheet.offer,
        sheet=sheet,
        party=party,
        form_key=form_key,
        hidden=hidden,
        summary=summary,
        action=action or here(),
    )


def _summary(offer: Offer, party: Sequence[Details]) -> Markup:
    """What was told on the first screen, to read over, and what looks like a slip of the finger."""
    names = rules.Names(
        municipalities=dict(offer.municipalities),
        rounds={slot.id: slot.title for slot in offer.rounds},
    )
    rows = rules.about_the_person(party[0], names=names, language=current_language())
    asked = {told.email: rules.meant_address(told.email) for told in party if told.email}
    doubtful = {typed: meant for typed, meant in asked.items() if meant}
    template = current_app.jinja_env.get_template("registration/_summary.html").module
    told: str = template.summary(rows, party, doubtful)  # type: ignore[attr-defined]  # a macro
    return Markup(told)


def _all_hidden(typed: Typed, shown: PeopleSheet | ChoicesSheet | None = None) -> Markup:
    return Markup("").join(_hidden(name, value) for name, value in carried(typed, shown=shown))


def free_seats(offer: Offer) -> Free | None:
    """The seats that are free in forums right now, where forums are chosen directly."""
    if offer.mode is not ChoiceMode.DIRECT:
        return None
    return queries.free_seats_by_forum(offer.conference_id)
