"""The pages of invitations, lists and mailings."""

from conference.invitations.views import lists, mailings, one, overview, reminders, sending
from conference.invitations.views.doors import office

__all__ = ["lists", "mailings", "office", "one", "overview", "reminders", "sending"]
