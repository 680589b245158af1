"""The form: who comes, what they wish, done. What was typed travels from screen to screen."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from conference.core.errors import DomainError, NotFound
from conference.registration.forms.doubts import known_doubts
from conference.registration.forms.sheet import (
    PeopleSheet,
    application_of,
    form_key_of,
)
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
    offer, language, typed = offer_of(year), current_language(), request.form
    if request.method != "POST":
        return screens.first(offer, request.args.get("forum", ""))
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
    application = application_of(offer, told, form_key=form_key, language=language)
    try:
        register(application, actor=current_actor())
    except NotFound:
        raise
    except DomainError as error:
        choices.blame(error)
        return screens.choices(choices, party, typed), error.status
    return redirect(url_for(".done", year=year, form_key=form_key), 303)
