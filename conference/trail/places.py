"""Where the things of the trail have their pages; the sitemap, which knows all pages, fills it in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import Flask, current_app

from conference.core.errors import NotFound


@dataclass(frozen=True, kw_only=True)
class Place:
    """A kind of thing: what the office calls it, and the address of one of them by its number.

    ``address`` is None for things without a page of their own.
    """

    label: str
    address: Callable[[int], str] | None = None


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


def put_up(app: Flask, known: Mapping[str, Place]) -> None:
    """Tell the trail where things are; called once, by the sitemap."""
    app.extensions["places"] = known
