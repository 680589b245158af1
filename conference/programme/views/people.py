"""People on forums and programme items: all of them, and one put on, asked, struck."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.core.errors import DomainError
from conference.directory.queries import people
from conference.planning.queries import conference_of
from conference.programme import queries
from conference.programme.forms import EngagementForm, EngagementStepForm
from conference.programme.models import Engagement
from conference.programme.services import engagements as engaging
from conference.programme.states import EngagementState, Part
from conference.programme.views.doors import office
from conference.programme.views.forums import forum_page
from conference.programme.views.items import item_page
from conference.web.access import current_actor, open_to_staff
from conference.web.forms import saved
from conference.web.listing import Listing, wanted_of_address


@office.get("/programm/personen")
@open_to_staff()
def engagements(year: int) -> ResponseReturnValue:
    """Everybody on the programme: who agreed, who was asked, and where they appear."""
    conference = conference_of(year)
    wanted = wanted_of_address(
        sorts=tuple(queries.ENGAGEMENT_SORTS),
        filters={
            "stand": [state.value for state in EngagementState],
            "aufgabe": [part.value for part in Part],
        },
    )
    return render_template(
        "programme/office/engagements.html",
        conference=conference,
        listing=Listing(queries.engagement_page(conference, wanted)),
        state_choices=[(state.value, state.label) for state in EngagementState],
        part_choices=[(part.value, part.label) for part in Part],
    )


@office.post("/programm/foren/<int:forum_id>/personen")
@open_to_staff(Role.PROGRAMME)
def engage_for_forum(year: int, forum_id: int) -> ResponseReturnValue:
    conference = conference_of(year)
    forum = queries.forum_of(conference, forum_id)
    form = EngagementForm(people())
    if form.validate_on_submit() and saved(
        form,
        lambda: engaging.engage_for_forum(forum.id, form.plan(), actor=current_actor()),
    ):
        flash("Die Person ist eingetragen.", "success")
        return redirect(url_for(".forum", year=year, forum_id=forum.id, _anchor="personen"), 303)
    return forum_page(conference, forum, adding=form)


@office.post("/programm/punkte/<int:item_id>/personen")
@open_to_staff(Role.PROGRAMME)
def engage_for_item(year: int, item_id: int) -> ResponseReturnValue:
    conference = conference_of(year)
    item = queries.item_of(conference, item_id)
    form = EngagementForm(people())
    if form.validate_on_submit() and saved(
        form,
        lambda: engaging.engage_for_item(item.id, form.plan(), actor=current_actor()),
    ):
        flash("Die Person ist eingetragen.", "success")
        return redirect(url_for(".item", year=year, item_id=item.id, _anchor="personen"), 303)
    return item_page(conference, item, adding=form)


@office.post("/programm/einsaetze/<int:engagement_id>")
@open_to_staff(Role.PROGRAMME)
def change_engagement(year: int, engagement_id: int) -> ResponseReturnValue:
    """Say how far the question to this person is now."""
    conference = conference_of(year)
    engagement = queries.engagement_of(conference, engagement_id)
    form = EngagementStepForm(engagement)
    if form.validate_on_submit() and saved(
        form,
        lambda: engaging.change_engagement(
            engagement.id, form.state.data, actor=current_actor(), why=form.why.data or ""
        ),
    ):
        flash("Der Stand ist gespeichert.", "success")
        return redirect(_place_of(engagement, year), 303)
    if engagement.forum:
        return forum_page(conference, engagement.forum, step=(engagement.id, form))
    assert engagement.item is not None  # the CHECK one_place
    return item_page(conference, engagement.item, step=(engagement.id, form))


@office.post("/programm/einsaetze/<int:engagement_id>/streichen")
@open_to_staff(Role.PROGRAMME)
def remove_engagement(year: int, engagement_id: int) -> ResponseReturnValue:
    conference = conference_of(year)
    engagement = queries.engagement_of(conference, engagement_id)
    back = _place_of(engagement, year)
    try:
        engaging.remove_engagement(engagement.id, actor=current_actor())
    except DomainError as error:
        flash(str(error), "danger")
    else:
        flash("Der Vorschlag ist gestrichen.", "success")
    return redirect(back, 303)


def _place_of(engagement: Engagement, year: int) -> str:
    if engagement.forum_id is not None:
        return url_for(".forum", year=year, forum_id=engagement.forum_id, _anchor="personen")
    return url_for(".item", year=year, item_id=engagement.item_id, _anchor="personen")
