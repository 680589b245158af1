"""The pages about people's data: their own, and those of the office."""

from conference.privacy.views import deadlines, own, sheet
from conference.privacy.views.doors import office, public

__all__ = ["deadlines", "office", "own", "public", "sheet"]
