"""Under which name the pages of this room are known, and who may open them."""

from flask import Blueprint

from conference.core.actor import Role

office = Blueprint("calls_office", __name__, url_prefix="/buero")

CALLERS = (Role.OFFICE, Role.NEEDS)
