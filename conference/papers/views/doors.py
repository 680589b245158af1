"""Under which names the pages of this room are known."""

from flask import Blueprint

office = Blueprint("papers_office", __name__, url_prefix="/buero")
public = Blueprint("papers", __name__)
