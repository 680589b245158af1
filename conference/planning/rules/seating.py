"""What people feel when the office changes the seats or the way to a forum, said before it is saved.

People register in a room above this one, so that room counts them: it hands its answer down with
:func:`register_crowd` when the application is built.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from conference.planning.models import Conference
from conference.planning.states import ChoiceMode


@dataclass(frozen=True, kw_only=True)
class Crowd:
    """Who is there already (``*_seated`` hold a seat), and how many would move up, or be asked, at once."""

    registered: int = 0
    public_seated: int = 0
    reserved_seated: int = 0
    moving_up: int = 0


Provider = Callable[[Conference, int, int], Crowd]
"""Conference, public and reserved seats as they would be -> the crowd."""


def nobody(conference: Conference, public_seats: int, reserved_seats: int) -> Crowd:
    """The answer as long as nobody can register."""
    return Crowd()


_provider: list[Provider] = [nobody]


def register_crowd(provider: Provider) -> None:
    """From now on, ask this one."""
    _provider[0] = provider


def consequences_of(
    conference: Conference, *, public_seats: int, reserved_seats: int, choice_mode: ChoiceMode
) -> Sequence[str]:
    """Whom it would touch, in sentences; nothing when nobody would notice."""
    old = (conference.public_seats, conference.reserved_seats, conference.choice_mode)
    if (public_seats, reserved_seats, choice_mode) == old:
        return ()
    crowd = _provider[0](conference, public_seats, reserved_seats)
    sentences = []
    if public_seats < min(crowd.public_seated, conference.public_seats):
        sentences.append(_too_few(crowd.public_seated, "einen Platz"))
    if reserved_seats < min(crowd.reserved_seated, conference.reserved_seats):
        sentences.append(_too_few(crowd.reserved_seated, "einen reservierten Platz"))
    if crowd.moving_up:
        sentences.append(_moving_up(crowd.moving_up, asked=conference.offer_hours > 0))
    if crowd.registered and choice_mode is not conference.choice_mode:
        sentences.append(_other_choice(crowd.registered, choice_mode))
    return sentences


def _moving_up(people: int, *, asked: bool) -> str:
    if asked and people == 1:
        return "Eine Person wird sofort gefragt, ob sie den Platz möchte."
    if asked:
        return f"{people} Personen werden sofort gefragt, ob sie den Platz möchten."
    if people == 1:
        return "Eine Person rückt sofort nach und bekommt eine Nachricht."
    return f"{people} Personen rücken sofort nach und bekommen eine Nachricht."


def _too_few(people: int, seat: str) -> str:
    who = "Eine Person hat" if people == 1 else f"{people} Personen haben"
    nobody_loses = "Niemand verliert ihn; es kommt nur niemand mehr dazu."
    return f"{who} schon {seat}. {nobody_loses}"


def _other_choice(people: int, choice_mode: ChoiceMode) -> str:
    who = "Eine Anmeldung ist" if people == 1 else f"{people} Anmeldungen sind"
    return f"{who} schon da; {_KEPT[choice_mode]}"


_KEPT = {
    ChoiceMode.WISHES: "Plätze in Foren bleiben, neue Gäste nennen nur noch Wünsche.",
    ChoiceMode.DIRECT: "ihre Wünsche bleiben gespeichert, werden aber nicht von selbst zu Plätzen in Foren.",
    ChoiceMode.ON_THE_DAY: "ihre Wünsche und Plätze in Foren bleiben gespeichert, gelten aber nicht mehr.",
}
