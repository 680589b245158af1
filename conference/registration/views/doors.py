"""Under which name the public pages of this room are known."""

from flask import Blueprint

public = Blueprint("registration", __name__)
