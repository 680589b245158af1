"""The pages of this room: for the office, and the door that a code on paper opens."""

from conference.papers.views import badges, by_code, one_person, pile
from conference.papers.views.doors import office, public

__all__ = ["badges", "by_code", "office", "one_person", "pile", "public"]
