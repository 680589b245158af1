"""The office's pages of the registration: the list, one person, what came on paper."""

from conference.registration.views.office import (
    contingents,
    entry,
    lists,
    needs,
    scans,
    sheet,
    steps,
    twins,
)
from conference.registration.views.office.doors import needs_office, office

__all__ = [
    "contingents",
    "entry",
    "lists",
    "needs",
    "needs_office",
    "office",
    "scans",
    "sheet",
    "steps",
    "twins",
]
