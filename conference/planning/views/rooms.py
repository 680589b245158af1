"""The rooms of the venue and the interpreters."""

from flask import Response, render_template
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.documents.excel import CONTENT_TYPE, workbook
from conference.planning import exports, queries
from conference.planning.forms import ReasonForm, RoomForm, interpreters_form
from conference.planning.services import furnishing
from conference.planning.views.doors import form_page, office
from conference.web.access import current_actor, open_to_staff

_BACK = "planning_office.rooms"


@office.get("/<int:year>/konferenz/raeume")
@open_to_staff()
def rooms(year: int) -> ResponseReturnValue:
    conference = queries.conference_of(year)
    return render_template(
        "planning/rooms.html", conference=conference, rooms=queries.rooms_of(conference)
    )


@office.get("/<int:year>/konferenz/raeume.xlsx")
@open_to_staff()
def rooms_file(year: int) -> ResponseReturnValue:
    """All rooms as an Excel file."""
    conference = queries.conference_of(year)
    table = exports.rooms_table(conference, queries.rooms_of(conference))
    return Response(
        workbook(table),
        mimetype=CONTENT_TYPE,
        headers={"Content-Disposition": f"attachment; filename=raeume-{year}.xlsx"},
    )


@office.route("/<int:year>/konferenz/raeume/neu", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def add_room(year: int) -> ResponseReturnValue:
    conference = queries.conference_of(year)
    form = RoomForm(step_free=True, wheelchair_spaces=0)
    del form.why
    return form_page(
        conference,
        form,
        lambda: furnishing.add_room(conference, form.facts(), actor=current_actor()),
        title="Neuer Raum",
        done="Der Raum ist angelegt.",
        back=_BACK,
    )


@office.route("/<int:year>/konferenz/raeume/<int:room_id>", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def change_room(year: int, room_id: int) -> ResponseReturnValue:
    conference = queries.conference_of(year)
    room = queries.room_of(conference, room_id)
    form = RoomForm(obj=room)
    return form_page(
        conference,
        form,
        lambda: furnishing.change_room(
            room, form.facts(), actor=current_actor(), why=form.why.data or ""
        ),
        title=room.name,
        done="Der Raum ist gespeichert.",
        back=_BACK,
        room=room,
    )


@office.route("/<int:year>/konferenz/raeume/<int:room_id>/entfernen", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def remove_room(year: int, room_id: int) -> ResponseReturnValue:
    conference = queries.conference_of(year)
    room = queries.room_of(conference, room_id)
    form = ReasonForm()
    return form_page(
        conference,
        form,
        lambda: furnishing.remove_room(room, actor=current_actor(), why=form.why.data or ""),
        title=f"{room.name} entfernen",
        done="Der Raum ist entfernt.",
        back=_BACK,
        template="planning/remove_room.html",
        room=room,
    )


@office.route("/<int:year>/konferenz/sprachmittlung", methods=["GET", "POST"])
@open_to_staff(Role.PROGRAMME)
def interpreters(year: int) -> ResponseReturnValue:
    """How many forums can be interpreted at the same time, per language."""
    conference = queries.conference_of(year)
    form = interpreters_form(queries.interpreter_teams(conference))
    return form_page(
        conference,
        form,
        lambda: furnishing.change_interpreters(
            conference, form.teams(), actor=current_actor(), why=form.why.data or ""
        ),
        title="Sprachmittlung",
        done="Die Sprachmittlung ist gespeichert.",
    )
