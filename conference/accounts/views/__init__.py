"""The doors of the accounts room: coming in, one's own account, and the accounts of the staff."""

from conference.accounts.views import coming_in, office_pages, own_account
from conference.accounts.views.doors import office, public

__all__ = ["coming_in", "office", "office_pages", "own_account", "public"]
