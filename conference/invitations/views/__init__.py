"""The pages of invitations, lists and mailings; what guests see behind their link."""

from conference.invitations.views import lists, mailings, one, overview, reminders, sending
from conference.invitations.views import public as guests
from conference.invitations.views.doors import office, public

__all__ = [
    "guests",
    "lists",
    "mailings",
    "office",
    "one",
    "overview",
    "public",
    "reminders",
    "sending",
]
