"""How long everything is kept and why, what goes next, and what people read about it."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.core.errors import NotFound
from conference.privacy import queries
from conference.privacy.services import erasing
from conference.privacy.views.doors import office
from conference.web.access import open_to_staff


@office.get("/datenschutz-fristen")
@open_to_staff(Role.OFFICE)
def deadlines() -> ResponseReturnValue:
    """Every rule with its reason, a run that deletes nothing, and the latest real ones."""
    rules = erasing.rules()
    return render_template(
        "privacy/office/deadlines.html",
        rules=rules,
        names={rule.key: rule.what for rule in rules},
        days=erasing.preview(),
        runs=queries.runs_that_deleted(),
        wordings=queries.wordings(),
    )


@office.get("/datenschutz-fristen/fassungen/<int:wording_id>")
@open_to_staff(Role.OFFICE)
def wording(wording_id: int) -> ResponseReturnValue:
    """What stood beside the form, in every language."""
    return render_template("privacy/office/wording.html", wording=queries.wording_of(wording_id))


@office.get("/datenschutz-fristen/gelesen/<version>")
@open_to_staff(Role.OFFICE)
def read(version: str) -> ResponseReturnValue:
    """The same, by the version that a registration keeps."""
    found = queries.wording_called(version)
    if found is None:
        raise NotFound
    return redirect(url_for(".wording", wording_id=found.id), 303)
