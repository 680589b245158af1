"""Under which names the office's pages of this room are known."""

from flask import Blueprint

from conference.core.actor import Role

office = Blueprint("registration_office", __name__, url_prefix="/buero")

needs_office = Blueprint("needs_office", __name__, url_prefix="/buero")

READERS = (Role.READER, Role.DESK, Role.PROGRAMME)
