"""The pages of this room: the office's runs, and what guests read of the rule and its outcome."""

from conference.allocation.views import (
    applying,
    comparing,
    one_run,
    overview,
    rule,
    trying,
    why,
)
from conference.allocation.views.doors import office, public

__all__ = [
    "applying",
    "comparing",
    "office",
    "one_run",
    "overview",
    "public",
    "rule",
    "trying",
    "why",
]
