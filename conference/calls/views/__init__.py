"""The pages of the call list."""

from conference.calls.views import list_of_calls, one_call
from conference.calls.views.doors import office

__all__ = ["list_of_calls", "office", "one_call"]
