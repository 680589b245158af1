"""How far an errand is, and the file that came of it."""

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from conference.core.errors import NotFound
from conference.errands import work
from conference.errands.states import ErrandState
from conference.web.access import current_actor, open_to_staff

office = Blueprint("errands_office", __name__, url_prefix="/buero/auftraege")


@office.get("/<int:errand_id>")
@open_to_staff()
def errand(errand_id: int) -> ResponseReturnValue:
    """How far it is; the page looks again by itself, and leads on to where the outcome stands."""
    found = work.errand_of(current_actor(), errand_id)
    if found.state is ErrandState.DONE and found.leads_to:
        if "HX-Request" in request.headers:  # a piece of the page asks for the whole of another
            return Response(headers={"HX-Redirect": found.leads_to})
        return redirect(found.leads_to, 303)
    return render_template("errands/errand.html", errand=found)


@office.get("/<int:errand_id>/datei")
@open_to_staff()
def file(errand_id: int) -> ResponseReturnValue:
    """What came of it, for who asked."""
    found = work.errand_of(current_actor(), errand_id)
    if found.state is not ErrandState.DONE or found.content is None:
        raise NotFound
    return Response(
        found.content,
        content_type=found.media_type,
        headers={"Content-Disposition": f"attachment; filename={found.file_name}"},
    )


@office.post("/<int:errand_id>/noch-einmal")
@open_to_staff()
def try_again(errand_id: int) -> ResponseReturnValue:
    """Once more, after it has failed."""
    work.try_again(errand_id, actor=current_actor())
    return redirect(url_for(".errand", errand_id=errand_id), 303)
