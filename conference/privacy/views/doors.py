"""Under which names the pages of this room are known."""

from flask import Blueprint

public = Blueprint("privacy", __name__)
office = Blueprint("privacy_office", __name__, url_prefix="/buero")
