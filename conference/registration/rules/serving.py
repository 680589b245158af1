"""Which forum serves which need, and why not, in words for the page. Pure: no database, no clock."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from babel import Locale
from flask_babel import gettext as _

from conference.core.languages import LANGUAGES, SIGN_LANGUAGE
from conference.core.translated import Translated
from conference.registration.rules.application import Choice
from conference.registration.rules.needs import Needs

ROOM_BESIDE, ROOM_BEHIND = 40, 20  # cm a lift leaves: 110 x 140 is built for a chair of 70 x 120
_MEASURES = re.compile(r"(\d{2,3})\s*(?:cm)?\s*[x×X*]\s*(\d{2,3})")
_POWERED = re.compile(r"\bE-?Rolli|E-?Rollst|elektro|power(ed)? ?(wheel)?chair", re.IGNORECASE)


class ServingForum(Protocol):
    """What a forum must tell about itself to be held against a need."""

    @property
    def id(self) -> int: ...
    @property
    def code(self) -> str: ...
    @property
    def title(self) -> Translated: ...
    @property
    def step_free(self) -> bool: ...
    @property
    def by_lift(self) -> bool: ...
    @property
    def wheelchair_spaces(self) -> int: ...
    @property
    def induction_loop(self) -> bool: ...
    @property
    def interpretation(self) -> Sequence[str]: ...


class ServingRound(Protocol):
    """The forums between which somebody chooses."""

    @property
    def id(self) -> int: ...
    @property
    def forums(self) -> Sequence[ServingForum]: ...


class Obstacle(StrEnum):
    """Why a forum does not serve a need, the hardest first."""

    STEPS = "steps"
    NO_SPACE = "no_space"
    LIFT = "lift"
    SIGN_LANGUAGE = "sign_language"
    INTERPRETER = "interpreter"
    INDUCTION_LOOP = "induction_loop"


IN_THE_WAY = frozenset({Obstacle.STEPS, Obstacle.NO_SPACE, Obstacle.LIFT})


@dataclass(frozen=True, kw_only=True)
class Unserved:
    """A wish that does not serve what the person needs.

    ``alternatives`` are the forums of the same round with fewer obstacles, the best ones only.
    ``is_impossible``: the person cannot get in at all. It is said so in as many words; the wish is
    taken all the same when the person stands by it, and the office asks back.
    """

    round_id: int
    rank: int
    forum: ServingForum
    obstacles: tuple[Obstacle, ...]
    alternatives: tuple[ServingForum, ...]
    is_impossible: bool


def obstacles_in(forum: ServingForum, needs: Needs) -> tuple[Obstacle, ...]:
    """What stands between this person and this forum; nothing when it serves every need."""
    on_wheels = needs.wheelchair or needs.large_wheelchair
    met = {
        Obstacle.STEPS: needs.without_steps and not forum.step_free,
        Obstacle.NO_SPACE: on_wheels and forum.step_free and not forum.wheelchair_spaces,
        Obstacle.LIFT: needs.large_wheelchair and forum.by_lift,
        Obstacle.SIGN_LANGUAGE: needs.sign_language and SIGN_LANGUAGE not in forum.interpretation,
        Obstacle.INTERPRETER: bool(needs.interpreter)
        and needs.interpreter not in forum.interpretation,
        Obstacle.INDUCTION_LOOP: needs.induction_loop and not forum.induction_loop,
    }
    return tuple(obstacle for obstacle in Obstacle if met[obstacle])


def is_impossible(obstacles: Collection[Obstacle], needs: Needs) -> bool:
    """A wheelchair does not climb steps; who walks with a frame may manage them."""
    return Obstacle.STEPS in obstacles and (needs.wheelchair or needs.large_wheelchair)


def better_forums(
    forums: Sequence[ServingForum], needs: Needs, obstacles: Collection[Obstacle]
) -> tuple[ServingForum, ...]:
    """The forums of a round with fewer obstacles than these and none besides, the best ones only."""
    left = {forum.id: set(obstacles_in(forum, needs)) for forum in forums}
    better = [forum for forum in forums if left[forum.id] < set(obstacles)]
    fewest = min((len(left[forum.id]) for forum in better), default=0)
    return tuple(forum for forum in better if len(left[forum.id]) == fewest)


def unmet_needs(
    forum: ServingForum, forums: Sequence[ServingForum], needs: Needs
) -> tuple[Obstacle, ...]:
    """What keeps a free place in this forum from somebody who needs something; nothing: it may be offered.

    Steps, a missing space and a small lift keep a wheelchair out. Interpreting and technical help
    count only where another of these ``forums`` of the round has them: else waiting for this one is
    as good as any.
    """
    obstacles = obstacles_in(forum, needs)
    better_elsewhere = bool(better_forums(forums, needs, obstacles)) if obstacles else False
    return tuple(one for one in obstacles if one in IN_THE_WAY or better_elsewhere)


def unserved_wishes(
    needs: Needs, choices: Sequence[Choice], rounds: Sequence[ServingRound]
) -> Iterator[Unserved]:
    """The wishes that do not serve the needs, round by round in the order of the wishes."""
    if needs.are_none:
        return
    for slot in rounds:
        wished = [choice.forum_id for choice in choices if choice.round_id == slot.id]
        known = {forum.id: forum for forum in slot.forums}
        for rank, forum_id in enumerate(wished, start=1):
            forum = known.get(forum_id)
            obstacles = obstacles_in(forum, needs) if forum else ()
            if forum and obstacles:
                yield Unserved(
                    round_id=slot.id,
                    rank=rank,
                    forum=forum,
                    obstacles=obstacles,
                    alternatives=better_forums(slot.forums, needs, obstacles),
                    is_impossible=is_impossible(obstacles, needs),
                )


def may_not_fit(needs: Needs, width_cm: int | None, depth_cm: int | None) -> bool:
    """Whether a wheelchair may be too large for the lift: told so, measured, or powered.

    The measures and the word are looked for in the note. A lift nobody has measured is taken for
    the usual one of 110 x 140 cm.
    """
    if needs.large_wheelchair:
        return True
    if not needs.wheelchair:
        return False
    measured = _MEASURES.search(needs.note)
    if measured:
        narrow, long = sorted(int(number) for number in measured.groups())
        lift = sorted((width_cm or 110, depth_cm or 140))
        return narrow > lift[0] - ROOM_BESIDE or long > lift[1] - ROOM_BEHIND
    return bool(_POWERED.search(needs.note))


def reason(obstacle: Obstacle, needs: Needs, *, language: str) -> str:
    """Why, as a sentence at the wish, in the language of the page."""
    match obstacle:
        case Obstacle.STEPS:
            return str(_("In diesen Raum führen Stufen."))
        case Obstacle.NO_SPACE:
            return str(_("In diesem Raum gibt es keinen Platz für einen Rollstuhl."))
        case Obstacle.LIFT:
            return str(_("Zu diesem Raum fährt nur der Aufzug. Ihr Rollstuhl passt nicht hinein."))
        case Obstacle.SIGN_LANGUAGE:
            return str(_("In diesem Forum wird nicht in Deutsche Gebärdensprache gedolmetscht."))
        case Obstacle.INTERPRETER:
            return str(
                _(
                    "In diesem Forum wird nicht gedolmetscht für: %(language)s.",
                    language=language_in_words(needs.interpreter, language),
                )
            )
        case Obstacle.INDUCTION_LOOP:
            return str(_("In diesem Raum gibt es keine Induktionsschleife."))


def language_in_words(code: str, language: str) -> str:
    """What a language that is interpreted is called in the language of the page."""
    if code == SIGN_LANGUAGE:
        return str(_("Deutsche Gebärdensprache"))
    names = Locale.parse(LANGUAGES[language].locale.partition("@")[0]).languages
    return str(names.get(code, code))
