"""The pages of this room: for guests, and for letters on paper."""

from conference.invitations.views import public as guests
from conference.invitations.views.doors import paper, public

__all__ = ["guests", "paper", "public"]
