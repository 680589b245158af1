"""What is the same for every visitor is made once and kept until the office changes something."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from flask import current_app, g
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup

from conference.registration import queries
from conference.registration.queries import Offer
from conference.web.languages import current_language

T = TypeVar("T")

MOST = 256


def kept(key: Hashable, make: Callable[[], T]) -> T:
    """The thing under this key, made anew when public pages have changed since."""
    if "page_mark" not in g:
        g.page_mark = current_app.extensions["page_stamp"]()
    if g.page_mark is None:
        return make()
    store = current_app.extensions.setdefault("registration_kept", {})
    mark, thing = store.get(key, (None, None))
    if mark == g.page_mark:
        found: T = thing
        return found
    made = make()
    if len(store) >= MOST:
        store.clear()
    store[key] = (g.page_mark, made)
    return made


def offer_of(year: int) -> Offer:
    """What the conference of this year offers."""
    return kept(("offer", year), lambda: queries.offer_of(year))


class Gaps:
    """A finished page with gaps for what differs from visitor to visitor.

    ``html`` was made with a mark in place of each of them; the token against forged forms is one.
    """

    def __init__(self, html: str, **marks: str) -> None:
        names = {mark: name for name, mark in {**marks, "csrf_token": generate_csrf()}.items()}
        pieces: list[tuple[str, str]] = []
        rest = html
        while found := [(rest.index(mark), mark) for mark in names if mark in rest]:
            at, mark = min(found)
            pieces.append((rest[:at], names[mark]))
            rest = rest[at + len(mark) :]
        self._pieces, self._rest = pieces, rest

    def filled(self, **values: str) -> str:
        """The page for one visitor; the values are finished HTML."""
        plain = {name: str(value) for name, value in values.items()}
        plain["csrf_token"] = generate_csrf()
        return "".join([*(part + plain[name] for part, name in self._pieces), self._rest])


def page_with_gaps(key: Hashable, render: Callable[..., str], *names: str) -> Gaps:
    """The page that ``render`` makes, with gaps of these names."""

    def make() -> Gaps:
        marks = {name: f"[[gap {number} {name}]]" for number, name in enumerate(names)}
        return Gaps(render(**{name: Markup(mark) for name, mark in marks.items()}), **marks)

    return kept((key, current_language()), make)
