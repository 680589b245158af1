"""The office's pages of the registration: the list, one person, what came on paper."""

from conference.registration.views.office import (
    contingents,
    entry,
    forums,
    line,
    lists,
    needs,
    out_of_turn,
    scans,
    sheet,
    steps,
    twins,
)
from conference.registration.views.office.doors import needs_office, office

__all__ = [
    "contingents",
    "entry",
    "forums",
    "line",
    "lists",
    "needs",
    "needs_office",
    "office",
    "out_of_turn",
    "scans",
    "sheet",
    "steps",
    "twins",
]
