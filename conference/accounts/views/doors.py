"""Under which names the pages of this room are known."""

from flask import Blueprint

public = Blueprint("accounts", __name__)
office = Blueprint("accounts_office", __name__)
