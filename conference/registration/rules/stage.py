"""Who registers and stands on the stage of a forum: no place in that round. Pure: no database, no clock."""

from collections.abc import Iterable

from conference.core.spelling import words_of
from conference.programme.models import Engagement
from conference.registration.rules.application import Details


def engagements_of(told: Details, engagements: Iterable[Engagement]) -> tuple[Engagement, ...]:
    """Where this person speaks, moderates or takes the minutes, by name or by e-mail address.

    The order of the names does not matter, nor does their spelling in plain letters. A namesake is
    asked once too often; somebody missed would have two places at the same time.
    """
    return Billing(engagements).of(told)


class Billing:
    """Who stands on the stages, to look up many people: each name is read once."""

    def __init__(self, engagements: Iterable[Engagement]) -> None:
        self._billed = [
            (one, one.person.email.casefold(), _name(one.person.first_name, one.person.last_name))
            for one in engagements
        ]

    def of(self, told: Details) -> tuple[Engagement, ...]:
        """As :func:`engagements_of` says."""
        if not self._billed:
            return ()
        name, mailbox = _name(told.first_name, told.last_name), told.email.casefold()
        return tuple(
            one
            for one, address, billed in self._billed
            if (mailbox and address == mailbox) or (len(name) > 1 and billed == name)
        )


def busy_rounds(told: Details, engagements: Iterable[Engagement]) -> frozenset[int]:
    """The rounds in which this person cannot sit in a forum."""
    return frozenset(
        one.forum.round_id for one in engagements_of(told, engagements) if one.forum is not None
    )


def _name(first_name: str, last_name: str) -> tuple[str, ...]:
    return tuple(sorted((*words_of(first_name), *words_of(last_name))))
