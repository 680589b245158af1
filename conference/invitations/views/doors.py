"""Under which names the pages of this room are known."""

from flask import Blueprint

office = Blueprint("invitations_office", __name__, url_prefix="/buero")
