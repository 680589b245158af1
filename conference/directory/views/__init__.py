"""The pages of the directory: legal pages, looks, reported barriers, settings, people."""

from conference.directory.views import barriers, design, joining, legal, people, settings
from conference.directory.views.doors import office, public

__all__ = ["barriers", "design", "joining", "legal", "office", "people", "public", "settings"]
