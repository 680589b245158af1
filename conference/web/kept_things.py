"""What is the same for everybody is made once, and kept until the office changes something public.

Pages that are kept whole stand before Flask (``page_cache``); this is for what goes into pages and
letters that differ from person to person.
"""

import secrets
from collections.abc import Callable, Hashable, Mapping
from typing import TypeVar

from flask import current_app, g, has_request_context

T = TypeVar("T")

MOST = 512


def kept(key: Hashable, make: Callable[[], T]) -> T:
    """The thing under this key, made anew when public pages have changed since."""
    mark = _mark()
    if mark is None:
        return make()
    store = current_app.extensions.setdefault("kept_things", {})
    kept_mark, thing = store.get(key, (None, None))
    if kept_mark == mark:
        found: T = thing
        return found
    made = make()
    if len(store) >= MOST:
        store.clear()
    store[key] = (mark, made)
    return made


def _mark() -> str | None:
    """The mark of the public pages, read once for each request."""
    read: Callable[[], str | None] = current_app.extensions["page_stamp"]
    if not has_request_context():
        return read()
    if "page_mark" not in g:
        g.page_mark = read()
    mark: str | None = g.page_mark
    return mark


class Gaps:
    """A finished text with gaps for what differs from person to person.

    It is made with a mark in place of each gap: ``marks`` maps the name of a gap to its mark.
    """

    def __init__(self, text: str, marks: Mapping[str, str]) -> None:
        names = {mark: name for name, mark in marks.items()}
        self._pieces: list[tuple[str, str]] = []
        while found := [(text.index(mark), mark) for mark in names if mark in text]:
            at, mark = min(found)
            self._pieces.append((text[:at], names[mark]))
            text = text[at + len(mark) :]
        self._rest = text
        self.names = frozenset(name for _, name in self._pieces)

    def filled(self, values: Mapping[str, str]) -> str:
        """The text for one person; the values are put in as they are, so they must be safe."""
        parts: list[str] = []
        for before, name in self._pieces:
            parts += (before, str(values[name]))
        return "".join((*parts, self._rest))


def marks_for(*names: str) -> dict[str, str]:
    """A mark for each gap that no text of ours contains."""
    return {name: f"[[{secrets.token_hex(8)}]]" for name in names}
