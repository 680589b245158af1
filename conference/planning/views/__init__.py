"""The pages of the planning: the years, one conference, its rooms."""

from conference.planning.views import announcing, conference, rooms, years
from conference.planning.views.doors import office

__all__ = ["announcing", "conference", "office", "rooms", "years"]
