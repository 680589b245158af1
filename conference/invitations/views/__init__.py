"""The pages of invitations, lists and mailings; what guests see behind their link."""

from conference.invitations.views import (
    lists,
    mailings,
    one,
    overview,
    printing,
    reminders,
    replies,
    sending,
)
from conference.invitations.views import public as guests
from conference.invitations.views.doors import office, public

__all__ = [
    "guests",
    "lists",
    "mailings",
    "office",
    "one",
    "overview",
    "printing",
    "public",
    "reminders",
    "replies",
    "sending",
]
