"""Nothing is done any more with a registration whose details were deleted."""

from conference.registration.errors import DetailsDeleted
from conference.registration.models import Registration


def check_known(*people: Registration) -> None:
    """Every step asks this first: the row is kept for the counts alone, and has nobody behind it."""
    if any(person.is_forgotten for person in people):
        raise DetailsDeleted
