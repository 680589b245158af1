"""Under which names the pages of this room are known."""

from collections.abc import Callable

from flask import Blueprint

from conference.core.errors import DomainError, NotAllowed, NotFound
from conference.web.forms import HouseForm, blame

public = Blueprint("directory", __name__)
office = Blueprint("directory_office", __name__, url_prefix="/buero")


def saved(form: HouseForm, save: Callable[[], object]) -> bool:
    """Do it, or show beside the field why it cannot be done."""
    try:
        save()
    except (NotAllowed, NotFound):
        raise
    except DomainError as error:
        blame(form, error)
        return False
    return True
