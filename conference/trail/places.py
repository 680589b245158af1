"""Where the things of the trail have their pages; the sitemap, which knows all pages, fills it in."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from flask import Flask, current_app
from sqlalchemy import Select

from conference.core.errors import NotFound


@dataclass(frozen=True, kw_only=True)
class Place:
    """A kind of thing: what the office calls it, and the address of one of them by its number.

    ``address`` is None for things without a page of their own. ``names`` says what those with
    these numbers are called, ``called`` chooses the numbers of those that a word means; both are
    None for things without a name.
    """

    label: str
    address: Callable[[int], str] | None = None
    names: Callable[[Collection[int]], Mapping[int, str]] | None = None
    called: Callable[[str], Select[int]] | None = None


def places() -> Mapping[str, Place]:
    """Every kind of thing the trail may tell about."""
    known: Mapping[str, Place] = current_app.extensions["places"]
    return known


def label_of(kind: str) -> str:
    """What the office calls a kind of thing."""
    return places()[kind].label if kind in places() else kind


def has_page(kind: str) -> bool:
    return kind in places() and places()[kind].address is not None


def address_of(kind: str, subject_id: int) -> str:
    """The page of this thing."""
    place = places().get(kind)
    if place is None or place.address is None:
        raise NotFound
    return place.address(subject_id)


def names_of(things: Iterable[tuple[str, int]]) -> Mapping[tuple[str, int], str]:
    """What to call each of these (kind, number), with one question per kind."""
    ids: dict[str, set[int]] = {}
    for kind, subject_id in things:
        ids.setdefault(kind, set()).add(subject_id)
    names = {(kind, id_): f"{label_of(kind)} {id_}" for kind in ids for id_ in ids[kind]}
    for kind in ids:
        place = places().get(kind)
        if place and place.names:
            names |= {(kind, id_): name for id_, name in place.names(ids[kind]).items() if name}
    return names


def called(word: str) -> Mapping[str, Select[int]]:
    """Kind -> the numbers of its things that the word means."""
    return {kind: place.called(word) for kind, place in places().items() if place.called}


def put_up(app: Flask, known: Mapping[str, Place]) -> None:
    """Tell the trail where things are; called once, by the sitemap."""
    app.extensions["places"] = known
