"""Programme items: the sheet of one, and the forms that change it."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.directory.queries import people
from conference.planning.models import Conference
from conference.planning.queries import conference_of
from conference.programme import queries
from conference.programme.forms import EngagementForm, EngagementStepForm, ItemForm, ReasonForm
from conference.programme.models import ProgrammeItem
from conference.programme.services.board import board_of
from conference.programme.services.items import add_item, change_item, remove_item
from conference.programme.views.doors import form_page, looking_again, office
from conference.web.access import current_actor, open_to_staff
from conference.web.forms import saved


@office.get("/programm/punkte/<int:item_id>")
@open_to_staff()
def item(year: int, item_id: int) -> ResponseReturnValue:
    """Everything the office knows about one programme item."""
    conference = conference_of(year)
    return item_page(conference, queries.item_of(conference, item_id))


def item_page(
    conference: Conference,
    item: ProgrammeItem,
    *,
    adding: EngagementForm | None = None,
    step: tuple[int, EngagementStepForm] | None = None,
) -> str:
    """The sheet of an item; a form of it that went wrong is shown as it was typed."""
    board = board_of(conference)
    engagements = board.people_on(item)
    steps = {engagement.id: EngagementStepForm(engagement) for engagement in engagements}
    if step:
        steps[step[0]] = step[1]
    return render_template(
        "programme/office/item.html",
        conference=conference,
        item=item,
        board=board,
        engagements=engagements,
        adding=adding or EngagementForm(people()),
        steps=steps,
        entries=queries.trail_of_item(item),
        opened=step[0] if step else None,
    )


@office.route("/programm/punkte/neu", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def new_item(year: int) -> ResponseReturnValue:
    conference = conference_of(year)
    form = ItemForm(conference)
    del form.why
    made: list[ProgrammeItem] = []
    if form.validate_on_submit() and saved(
        form,
        lambda: made.append(add_item(conference.id, form.plan(), actor=current_actor())),
    ):
        flash("Der Programmpunkt ist angelegt.", "success")
        return redirect(url_for(".item", year=year, item_id=made[0].id), 303)
    return render_template(
        "programme/office/form.html",
        conference=conference,
        form=form,
        title="Neuer Programmpunkt",
        back=url_for(".overview", year=year),
    )


@office.route("/programm/punkte/<int:item_id>/bearbeiten", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def edit_item(year: int, item_id: int) -> ResponseReturnValue:
    conference = conference_of(year)
    item = queries.item_of(conference, item_id)
    form = ItemForm(conference, item)
    return form_page(
        conference,
        form,
        looking_again(
            form,
            item,
            lambda: change_item(
                item.id,
                form.plan(),
                actor=current_actor(),
                why=form.why.data or "",
                seen=form.last_seen,
            ),
        ),
        title="Programmpunkt bearbeiten",
        done="Der Programmpunkt ist gespeichert.",
        back=url_for(".item", year=year, item_id=item.id),
    )


@office.route("/programm/punkte/<int:item_id>/loeschen", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def drop_item(year: int, item_id: int) -> ResponseReturnValue:
    conference = conference_of(year)
    item = queries.item_of(conference, item_id)
    form = ReasonForm()
    if form.validate_on_submit() and saved(
        form,
        lambda: remove_item(item_id, actor=current_actor(), why=form.why.data or ""),
    ):
        flash("Der Programmpunkt ist gelöscht.", "success")
        return redirect(url_for(".overview", year=year), 303)
    return render_template(
        "programme/office/remove.html",
        conference=conference,
        form=form,
        title="Programmpunkt löschen",
        question=f"Soll „{item.title}“ aus dem Programm verschwinden?",
        back=url_for(".item", year=year, item_id=item_id),
    )
