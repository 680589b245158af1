"""Under which names the pages of this room are known; the pages themselves stand in the files beside."""

from flask import Blueprint

office = Blueprint("programme_office", __name__, url_prefix="/buero/<int:year>")
public = Blueprint("programme", __name__)
