"""How many people must be called.

Calls are kept in a room above this one, so that room says it: it hands its answer down with
:func:`register_calls` when the application is built.
"""

from collections.abc import Callable

from conference.planning.models import Conference

Provider = Callable[[Conference], int]


def nobody(conference: Conference) -> int:
    """The answer as long as nobody can be called."""
    return 0


_provider: list[Provider] = [nobody]


def register_calls(provider: Provider) -> None:
    """From now on, ask this one."""
    _provider[0] = provider


def open_calls(conference: Conference) -> int:
    return _provider[0](conference)
