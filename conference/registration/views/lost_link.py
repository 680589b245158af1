"""Send the link again, without telling anybody who is registered."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from conference.planning.queries import public_conference_of
from conference.registration.forms.own import LinkForm
from conference.registration.services.links import send_links_again
from conference.registration.views.doors import public
from conference.web.access import current_actor, open_to_everyone
from conference.web.languages import current_language


@public.route("/<int:year>/anmeldung/link", methods=["GET", "POST"])
@open_to_everyone
def ask_for_link(year: int) -> ResponseReturnValue:
    """The same answer for every address, known or unknown."""
    conference = public_conference_of(year)
    form = LinkForm(formdata=request.form if request.method == "POST" else None)
    asked = request.method == "POST" and form.validate()
    if asked:
        send_links_again(form.email.data or "", language=current_language(), actor=current_actor())
    page = render_template(
        "registration/ask_for_link.html", conference=conference, form=form, asked=asked
    )
    return page, 422 if form.errors else 200
