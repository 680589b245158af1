"""How many people count on a forum.

People register in a room above this one, so that room says it: it hands its answer down with
:func:`register_demand` when the application is built.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from conference.planning.models import Conference


@dataclass(frozen=True, kw_only=True)
class Demand:
    """Who counts on which forum; forums nobody asked for may be left out.

    ``counting_on``: forum id -> people who hold a place in it or wish for it. ``seated``: forum
    id -> people who hold a place. ``attending``: id of a person of the directory -> the forums that
    the same person has a place in as an attendee, ``wishing``: those she only wished for. ``in_wheelchair``: forum id -> people in a
    wheelchair with a place or a first wish there. ``languages``: language code -> id of a round
    -> people who come to it and need this language. Numbers only: who they are stays above.
    """

    counting_on: Mapping[int, int] = field(default_factory=dict)
    seated: Mapping[int, int] = field(default_factory=dict)
    attending: Mapping[int, frozenset[int]] = field(default_factory=dict)
    wishing: Mapping[int, frozenset[int]] = field(default_factory=dict)
    in_wheelchair: Mapping[int, int] = field(default_factory=dict)
    languages: Mapping[str, Mapping[int, int]] = field(default_factory=dict)


Provider = Callable[[Conference], Demand]


def nobody(conference: Conference) -> Demand:
    """The answer as long as nobody can register."""
    return Demand()


_provider: list[Provider] = [nobody]


def register_demand(provider: Provider) -> None:
    """From now on, ask this one."""
    _provider[0] = provider


def demand_of(conference: Conference) -> Demand:
    return _provider[0](conference)
