"""What speaks against a wish or an age, said beside it before the form is sent."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from conference.core.languages import isolated, listed
from conference.registration.forms.choices import WAIT, ChoicesForm
from conference.registration.forms.needs import NeedsForm
from conference.registration.queries import Offer
from conference.registration.rules import Details
from conference.registration.rules.childcare import ages_of
from conference.registration.rules.serving import (
    Obstacle,
    ServingForum,
    Unserved,
    reason,
    unserved_wishes,
)


@dataclass(frozen=True, kw_only=True)
class Doubts:
    """What was found: where, and in which words; ``key`` is the same for the same doubts.

    Nothing is forbidden, in no form: whoever has read it decides, and the office hears of it.
    """

    sentences: tuple[tuple[str, str], ...] = ()
    key: str = ""

    def stand_against(self, known: str) -> bool:
        """Whether the form must be shown again to somebody who knows these doubts."""
        return self.key != (known if self.key else "")


NO_DOUBTS = Doubts()


def together(found: Sequence[Doubts]) -> Doubts:
    """What was found about several people, as one."""
    return Doubts(
        sentences=tuple(sentence for one in found for sentence in one.sentences),
        key="-".join(f"{position}.{one.key}" for position, one in enumerate(found, 1) if one.key),
    )


Asked = tuple[ChoicesForm, NeedsForm, Details]


def known_doubts(typed: Mapping[str, str]) -> str:
    """The doubts that stood on the page before: who sends it again has read them, whatever the button."""
    return typed.get("trotzdem", "") or typed.get("gelesen", "")


def doubts_about(people: Sequence[Asked], offer: Offer, *, language: str) -> Doubts:
    """Write each doubt beside the field it is about."""
    sentences, keys = [], []
    for position, (choices, needs, told) in enumerate(people, start=1):
        for wish in unserved_wishes(told.needs, told.attended_choices, offer.rounds):
            select, words = _select_of(choices, wish), in_words(wish, told, language)
            keys.append(f"{position}.{wish.forum.id}")
            select.warning = f"{select.warning} {words}".strip()
            sentences.append((select.id, words))
        for field, words in _ages(needs, told, offer):
            field.warning = words
            keys.append(f"{position}.{told.needs.child_ages}")
            sentences.append((field.id, words))
    return Doubts(sentences=tuple(sentences), key="-".join(keys))


def doubts_for_office(choices: ChoicesForm, told: Details, offer: Offer) -> Doubts:
    """The same hints for who types in what somebody else wishes.

    ``told`` holds no need but those that stand in the form before the reader.
    """
    sentences, keys = [], []
    for wish in unserved_wishes(told.needs, told.attended_choices, offer.rounds):
        select, words = _select_of(choices, wish), _for_office(wish, told)
        select.warning = f"{getattr(select, 'warning', '')} {words}".strip()
        sentences.append((select.id, words))
        keys.append(str(wish.forum.id))
    return Doubts(sentences=tuple(sentences), key="-".join(keys))


_OFFICE = {
    Obstacle.LIFT: "Zu diesem Raum fährt nur der Aufzug. Der Rollstuhl passt nicht hinein.",
}


def _for_office(wish: Unserved, told: Details) -> str:
    forum = f"{wish.forum.code} {wish.forum.title.german}"
    why = " ".join(
        _OFFICE.get(one) or reason(one, told.needs, language="de") for one in wish.obstacles
    )
    if wish.is_impossible:
        why += " Mit dem Rollstuhl kommt die Person dort nicht hinein."
    better = "; ".join(f"{one.code} {one.title.german}" for one in wish.alternatives)
    hint = (
        f"Besser passt in dieser Runde: {better}."
        if better
        else "Ein besseres gibt es in dieser Runde nicht."
    )
    return f"{forum}: {why} {hint}"


def in_words(wish: Unserved, told: Details, language: str) -> str:
    """Why the wish does not fit, and what would."""
    forum = _named(wish.forum, language)
    why = " ".join(reason(one, told.needs, language=language) for one in wish.obstacles)
    better = listed((_named(one, language) for one in wish.alternatives), language, long=True)
    if wish.is_impossible:
        why += " " + _("Mit dem Rollstuhl kommen Sie dort nicht hinein.")
    if better:
        hint = _("Besser passt in dieser Runde: %(forums)s.", forums=better)
    else:
        hint = _("Ein besseres gibt es in dieser Runde nicht. Wir suchen mit Ihnen eine Lösung.")
    return f"{forum}: {why} {hint}"


def _named(forum: ServingForum, language: str) -> str:
    return isolated(f"{forum.code} {forum.title.in_(language)}", language)


def _select_of(choices: ChoicesForm, wish: Unserved) -> Any:
    """The select of this wish; of a person who wishes like the first the first one of the round."""
    selects = choices.selects_of(wish.round_id)
    chosen = (s for s in selects if s.data and s.data.removesuffix(WAIT) == str(wish.forum.id))
    return next(chosen, selects[0])


def _ages(needs: NeedsForm, told: Details, offer: Offer) -> Iterator[tuple[Any, str]]:
    """Children who are too young or too old for the childcare; unclear ages the office asks back."""
    house = offer.support
    ages = ages_of(told.needs.child_ages, children=told.needs.children)
    if ages.is_clear and ages.outside(house.childcare_from_age, house.childcare_to_age):
        yield (
            needs.need_child_ages,
            _(
                "Wir betreuen Kinder von %(youngest)s bis %(oldest)s Jahren. "
                "Für andere Kinder haben wir leider niemanden.",
                youngest=house.childcare_from_age,
                oldest=house.childcare_to_age,
            ),
        )
