"""Under which names the pages of this room are known."""

from flask import Blueprint, url_for

from conference.allocation.models import AllocationRun
from conference.planning.models import Conference

public = Blueprint("allocation", __name__)
office = Blueprint("allocation_office", __name__, url_prefix="/buero/<int:year>/zuteilung")

RUN = "/<int:run_number>"


def address_of_run(conference: Conference, run: AllocationRun) -> str:
    return url_for("allocation_office.run", year=conference.year, run_number=run.number)
