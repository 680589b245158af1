"""The office's pages of the registration: the list, one person, what came on paper."""

from conference.registration.views.office import entry, lists, scans, sheet
from conference.registration.views.office.doors import office

__all__ = ["entry", "lists", "office", "scans", "sheet"]
