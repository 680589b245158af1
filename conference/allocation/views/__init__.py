"""The office's pages of this room: demand, runs, what would be if, applying and telling."""

from conference.allocation.views import comparing, one_run, overview, trying
from conference.allocation.views.doors import office

__all__ = ["comparing", "office", "one_run", "overview", "trying"]
