"""The pages of the directory: legal pages, looks, barriers, settings, organisations, people, experts."""

from conference.directory.views import (
    barriers,
    design,
    experts,
    joining,
    legal,
    listed,
    memberships,
    organisations,
    people,
    settings,
)
from conference.directory.views.doors import office, public

__all__ = [
    "barriers",
    "design",
    "experts",
    "joining",
    "legal",
    "listed",
    "memberships",
    "office",
    "organisations",
    "people",
    "public",
    "settings",
]
