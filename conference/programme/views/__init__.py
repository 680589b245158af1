"""The pages of the programme: those of the office, and those of the public."""

from conference.programme.views.doors import office, public

__all__ = ["office", "public"]
