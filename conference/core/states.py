"""Things that are in a state, and the only steps they may take."""

from collections.abc import Mapping, Set
from enum import StrEnum
from typing import Any, ClassVar

from conference.core.errors import StateNotAllowed


class HasState:
    """A thing whose ``state`` changes by :meth:`become` only; ``steps`` is its table of allowed steps."""

    steps: ClassVar[Mapping[Any, Set[Any]]]
    state: Any

    def may_become(self, state: StrEnum) -> bool:
        return state in self.steps.get(self.state, frozenset())

    def become(self, state: StrEnum) -> None:
        if not self.may_become(state):
            raise StateNotAllowed
        self.state = state
