"""The form: who comes, what they wish, done. What was typed travels from screen to screen."""

from collections.abc import Callable

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from conference.core.errors import DomainError, NotFound
from conference.registration.forms.doubts import known_doubts
from conference.registration.forms.sheet import (
    PeopleSheet,
    application_of,
    form_key_of,
)
from conference.registration.queries import Offer
from conference.registration.rules import Application
from conference.registration.services.register import register
from conference.registration.views import screens
from conference.registration.views.doors import public
from conference.registration.views.kept import offer_of
from conference.web.access import current_actor, open_to_everyone
from conference.web.languages import current_language

UNPROCESSABLE = 422


@public.route("/<int:year>/anmeldung", methods=["GET", "POST"])
@open_to_everyone
def sign_up(year: int) -> ResponseReturnValue:
    """Register yourself, and up to five others."""
    offer = offer_of(year)
    if request.method != "POST":
        return screens.first(offer, request.args.get("forum", ""))
    return answer_form(offer, lambda application: register(application, actor=current_actor()))


def answer_form(offer: Offer, take_up: Callable[[Application], object]) -> ResponseReturnValue:
    """The screen that follows what was sent, or with the last one what ``take_up`` does with it.

    A room above opens the form at an address of its own (``screens.filled``) and answers here what
    is sent to it.
    """
    language, typed = current_language(), request.form
    people = PeopleSheet(offer, language=language, typed=typed)
    if "sprachwechsel" in typed:
        return screens.again(offer, people, typed)
    if "zurueck" in typed:
        return screens.people(offer, typed)
    if not people.validate():
        return screens.people(offer, typed, check=True), UNPROCESSABLE
    party = people.party()
    if typed.get("schritt") != "2":
        if late := screens.shut(offer):
            return screens.people(offer, typed, error=late), late.status
        return screens.second(offer, party, typed)
    choices = screens.choices_of(offer, party, typed)
    if not choices.validate():
        choices.doubt_beside_mistakes(party)
        return screens.choices(choices, party, typed), UNPROCESSABLE
    told, form_key = choices.completed(party), form_key_of(typed)
    if choices.doubt(told, known_doubts(typed)):
        return screens.choices(choices, party, typed)
    try:
        take_up(application_of(offer, told, form_key=form_key, language=language))
    except NotFound:
        raise
    except DomainError as error:
        choices.blame(error)
        return screens.choices(choices, party, typed), error.status
    return redirect(url_for("registration.done", year=offer.year, form_key=form_key), 303)
