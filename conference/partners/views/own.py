"""What is known of the organisation, and its stand."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from conference.core.errors import ChangedMeanwhile
from conference.directory.queries import current_contacts, fields_of_action
from conference.partners import queries
from conference.partners.errors import NoStandsNow
from conference.partners.forms import ProfileForm, StandForm
from conference.partners.services.keeping import change_profile
from conference.partners.services.stands import apply_for_stand
from conference.partners.views.doors import opened, public
from conference.planning.queries import current_conference
from conference.registration.queries import contingents_of_organisation
from conference.web.access import open_by_link
from conference.web.forms import saved
from conference.web.languages import current_language


@public.get("/organisation/<token>")
@open_by_link
def own(token: str) -> ResponseReturnValue:
    """The organisation, and what can be done with its link."""
    link, _actor = opened(token)
    organisation, conference = link.organisation, current_conference()
    kept = contingents_of_organisation(organisation.id, conference.id) if conference else ()
    titles = fields_of_action()
    return render_template(
        "partners/own.html",
        token=token,
        organisation=organisation,
        person=link.person,
        conference=conference,
        contacts=current_contacts(organisation),
        topics=[
            titles[code].in_(current_language()) for code in organisation.fields if code in titles
        ],
        contingents=kept,
        people=queries.people_of(kept),
        stand=queries.stand_of_organisation(organisation, conference) if conference else None,
    )


@public.route("/organisation/<token>/angaben", methods=["GET", "POST"])
@open_by_link
def profile(token: str) -> ResponseReturnValue:
    """Correct what is known of the organisation."""
    link, actor = opened(token)
    organisation = link.organisation
    form = ProfileForm(organisation)

    def save() -> None:
        try:
            change_profile(organisation.id, form.profile(), actor=actor, seen=form.last_seen())
        except ChangedMeanwhile:
            form.seen.data = str(organisation.version)  # the next try has seen it
            raise

    if form.validate_on_submit() and saved(form, save):
        flash(_("Die Angaben sind gespeichert."), "success")
        return redirect(url_for(".own", token=token), 303)
    return render_template("partners/profile.html", token=token, form=form)


@public.route("/organisation/<token>/stand", methods=["GET", "POST"])
@open_by_link
def stand(token: str) -> ResponseReturnValue:
    """Apply for a stand, or correct the application."""
    link, actor = opened(token)
    organisation, conference = link.organisation, current_conference()
    if conference is None:
        raise NoStandsNow
    known = queries.stand_of_organisation(organisation, conference)
    form = StandForm(known)
    if form.validate_on_submit() and saved(
        form,
        lambda: apply_for_stand(organisation.id, conference.id, form.stand_wish(), actor=actor),
    ):
        flash(
            _("Ihre Bewerbung ist angekommen. Das Büro entscheidet und gibt Ihnen einen Platz."),
            "success",
        )
        return redirect(url_for(".own", token=token), 303)
    return render_template(
        "partners/stand.html", token=token, form=form, stand=known, conference=conference
    )
