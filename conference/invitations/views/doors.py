"""Under which names the pages of guests and of letters on paper are known."""

from flask import Blueprint

public = Blueprint("invitations", __name__)
paper = Blueprint("invitation_papers", __name__, url_prefix="/buero")
