"""How long the statement on accessibility holds: it is looked through every year."""

from datetime import date, timedelta

from conference.directory.models import District

_A_YEAR = timedelta(days=365)


def statement_is_due(district: District, today: date) -> bool:
    """Whether the statement must be looked through again (or for the first time)."""
    last = district.statement_checked_on or district.statement_made_on
    return last is None or today - last > _A_YEAR
