"""Why one person sits where she sits, worked out on the spot from how everybody sits."""

from collections.abc import Mapping
from dataclasses import dataclass

from conference.allocation.rules.explaining import Explainer, Outcome, Reason
from conference.allocation.rules.one_more import better_wishes
from conference.allocation.rules.words import in_words
from conference.allocation.services.gathering import standing_of
from conference.core.actor import Actor
from conference.core.errors import require
from conference.core.languages import isolated
from conference.programme.queries import released_programme
from conference.registration import policy, queries
from conference.registration.errors import ForumsNotTold
from conference.registration.models import Registration
from conference.registration.states import State


@dataclass(frozen=True, kw_only=True)
class Better:
    """A dearer wish one can go to: ``is_free`` right now, or ``rank`` in its line; none: not in it."""

    forum_id: int
    name: str
    is_free: bool
    rank: int | None = None


@dataclass(frozen=True, kw_only=True)
class Why:
    """One round: where the person sits and why not dearer, sentence by sentence."""

    sentences: list[str]
    better: list[Better]


def reasons_for(person: Registration, *, actor: Actor, language: str) -> list[Why]:
    """Every round that the person attends as a guest; they may tell what she needs."""
    require(policy.may_see_needs(actor, person))
    if person.state is not State.ALLOCATED:
        raise ForumsNotTold
    conference = person.conference
    problem, seated = standing_of(conference)
    one = problem.person.get(person.id)
    if one is None:
        return []
    names = _names(person, language)
    rounds = queries.round_titles(conference.id)
    free = {f: max(s, 0) for f, s in queries.free_seats_by_forum(conference.id).items()}
    explainer = Explainer(problem, seated)
    found = []
    for outcome in explainer.outcomes_of(one):
        told = _as_told(outcome, free, one.chairs)
        better = [] if outcome.is_fixed else _better(person, outcome, explainer, names, free)
        title = str(rounds[outcome.round_id].in_(language))
        sentences = in_words(told, round_title=title, forums=names, language=language)
        found.append(Why(sentences=sentences, better=better))
    return found


def _as_told(outcome: Outcome, free: Mapping[int, int], chairs: int) -> Outcome:
    """Without reasons for forums where a seat has become free since: there the seat is offered."""
    gone = {
        m.forum_id
        for m in outcome.missed
        if _is_past(m.reason) and free.get(m.forum_id, 0) >= chairs
    }
    missed = tuple(one for one in outcome.missed if one.forum_id not in gone)
    return Outcome(**(vars(outcome) | {"missed": missed}))


def _is_past(reason: Reason) -> bool:
    """Whether what kept the person out was how others sat when the seats were given."""
    return reason in (Reason.NOT_FOUND, Reason.GROUP, Reason.MINIMUM)


def _better(
    person: Registration,
    outcome: Outcome,
    explainer: Explainer,
    names: Mapping[int, str],
    free: Mapping[int, int],
) -> list[Better]:
    awaited = queries.forums_waited_for(person.conference_id)
    waits = {p.forum_id: p for p in person.places if not p.is_seated}
    chairs = explainer.problem.person[person.id].chairs
    wishes = better_wishes(explainer.problem, person.id, outcome.round_id, outcome.forum_id)
    return [
        Better(
            forum_id=forum.id,
            name=names[forum.id],
            is_free=forum.id not in awaited and free.get(forum.id, 0) >= chairs,
            rank=queries.rank_in_forum(waits[forum.id]) if forum.id in waits else None,
        )
        for forum in wishes
    ]


def _names(person: Registration, language: str) -> Mapping[int, str]:
    """As released; a forum that is not public yet as the office calls it."""
    programme = released_programme(person.conference)
    titles = queries.forum_titles(person.conference_id)
    titles = {
        **titles,
        **{f.id: (f.code, f.title) for f in (programme.forums if programme else ())},
    }
    return {
        forum_id: isolated(f"{code} {title.in_(language)}", language)
        for forum_id, (code, title) in titles.items()
    }
