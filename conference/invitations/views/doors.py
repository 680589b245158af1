"""Under which names the pages of this room are known: for guests, and for the office."""

from flask import Blueprint

public = Blueprint("invitations", __name__)
office = Blueprint("invitations_office", __name__, url_prefix="/buero")
