"""Who speaks for the organisation, and who follows."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from conference.core.errors import DomainError, NotAllowed, NotFound
from conference.partners import queries
from conference.partners.forms import ContactForm
from conference.partners.services import keeping
from conference.partners.views.doors import opened, public
from conference.web.access import open_by_link, open_to_everyone
from conference.web.forms import saved


@public.route("/organisation/<token>/kontakte/neu", methods=["GET", "POST"])
@open_by_link
def new_contact(token: str) -> ResponseReturnValue:
    """Name one more person, who gets a link of her or his own."""
    link, actor = opened(token)
    form = ContactForm()
    if form.validate_on_submit() and saved(
        form,
        lambda: keeping.name_contact(link.organisation_id, form.facts(), actor=actor),
    ):
        flash(_("Gespeichert. Die Person bekommt einen eigenen Link per E-Mail."), "success")
        return redirect(url_for(".own", token=token), 303)
    return render_template("partners/contact.html", token=token, form=form, handing_over=False)


@public.post("/organisation/<token>/kontakte/<int:membership_id>/entfernen")
@open_by_link
def drop_contact(token: str, membership_id: int) -> ResponseReturnValue:
    """Somebody no longer speaks for the organisation."""
    link, actor = opened(token)
    queries.contact_with(link.organisation, membership_id)
    try:
        keeping.remove_contact(
            link.organisation_id, membership_id, by_person=link.person_id, actor=actor
        )
    except (NotAllowed, NotFound):
        raise
    except DomainError as error:
        flash(str(error), "danger")
    else:
        flash(_("Die Person ist keine Ansprechperson mehr."), "success")
    return redirect(url_for(".own", token=token), 303)


@public.route("/organisation/<token>/weitergeben", methods=["GET", "POST"])
@open_by_link
def hand_over(token: str) -> ResponseReturnValue:
    """Pass the link on to a successor; this one dies."""
    link, actor = opened(token)
    form = ContactForm()
    if form.validate_on_submit() and saved(
        form,
        lambda: keeping.hand_over(link.organisation_id, link.person_id, form.facts(), actor=actor),
    ):
        return redirect(url_for(".handed_over"), 303)
    return render_template("partners/contact.html", token=token, form=form, handing_over=True)


@public.get("/organisation/weitergegeben")
@open_to_everyone
def handed_over() -> ResponseReturnValue:
    """The link is somebody else's."""
    return render_template("partners/handed_over.html")
