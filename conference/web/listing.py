"""Lists on pages: search, filters, order and page stand in the address, so that it can be kept and sent.

A view asks ``wanted_of_address(...)`` what the reader wants, hands it to a query of its room, and
gives the answer to the page as ``Listing(page)``.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

from flask import request, url_for

from conference.core.listing import Page, Wanted
from conference.core.texts import one_line

T = TypeVar("T")

LONGEST_SEARCH = 200


def wanted_of_address(
    *,
    sorts: Sequence[str] = (),
    usual: str = "",
    filters: Mapping[str, Collection[str] | None] | None = None,
) -> Wanted:
    """What the address asks for: ``?suche=&sortierung=-name&seite=2&status=confirmed``.

    ``filters`` names each filter with the values it may have (None: any text). What is not allowed
    is left out in silence: an old or broken address still shows the list. ``usual`` is the order
    (``-zeit``: the latest first) of a list nobody has ordered yet.
    """
    sort = request.args.get("sortierung", "")
    if sort.removeprefix("-") not in sorts:
        sort = usual
    return Wanted(
        search=one_line(request.args.get("suche", ""))[:LONGEST_SEARCH],
        filters=_chosen(filters or {}),
        sort=sort.removeprefix("-"),
        descending=sort.startswith("-"),
        page=_number(request.args.get("seite", "")),
    )


def narrowed(wanted: Wanted) -> dict[str, str]:
    """Search and filters as they stand in an address."""
    return {**wanted.filters, **({"suche": wanted.search} if wanted.search else {})}


def _chosen(filters: Mapping[str, Collection[str] | None]) -> dict[str, str]:
    chosen = {}
    for name, allowed in filters.items():
        value = one_line(request.args.get(name, ""))[:LONGEST_SEARCH]
        if value and (allowed is None or value in allowed):
            chosen[name] = value
    return chosen


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 7 and int(text) else 1


class Listing(Generic[T]):
    """A page of rows together with the addresses of its neighbours."""

    def __init__(self, page: Page[T]) -> None:
        self._page = page
        self.wanted = page.wanted

    def __iter__(self) -> Iterator[T]:
        return iter(self._page)

    def __len__(self) -> int:
        return len(self._page)

    @property
    def total(self) -> int:
        return self._page.total

    @property
    def page(self) -> int:
        return self.wanted.page

    @property
    def pages(self) -> int:
        return self._page.pages

    @property
    def first(self) -> int:
        """The number of the first row shown, counted from 1; 0 for an empty list."""
        return (self.page - 1) * self.wanted.size + 1 if self.total else 0

    @property
    def last(self) -> int:
        return self.first + len(self._page) - 1 if self.total else 0

    @property
    def search(self) -> str:
        return self.wanted.search

    @property
    def sort(self) -> str:
        """As it stands in the address: ``name``, ``-name`` or nothing."""
        return ("-" if self.wanted.descending else "") + self.wanted.sort

    @property
    def is_narrowed(self) -> bool:
        """Whether rows may be missing because of a search or a filter."""
        return bool(self.search or self.wanted.filters)

    def filter(self, name: str) -> str:
        return self.wanted.filter(name)

    def elsewhere(self, endpoint: str) -> str:
        """Another door of the same thing (a file of the list), with the same search and filters."""
        values: dict[str, Any] = {**(request.view_args or {}), **narrowed(self.wanted)}
        return url_for(endpoint, **values)

    def address(self, **changes: str | int) -> str:
        """This list with something changed: ``page=2``, ``sort="-name"``, ``search=""``, or a filter.

        A change of anything but the page leads to the first page.
        """
        stands: dict[str, str | int] = {
            **self.wanted.filters,
            "search": self.search,
            "sort": self.sort,
            "page": 1 if changes else self.page,
            **changes,
        }
        german = {"search": "suche", "sort": "sortierung", "page": "seite"}
        query = {
            german.get(name, name): str(value)
            for name, value in stands.items()
            if value not in {"", 1 if name == "page" else ""}
        }
        values: dict[str, Any] = {**(request.view_args or {}), **query}
        return url_for(request.endpoint or "", **values)

    @property
    def everything(self) -> str:
        """The list without search and filters."""
        return url_for(request.endpoint or "", **(request.view_args or {}))

    def sort_address(self, key: str) -> str:
        """The list ordered by this column; from the other end, if it is already."""
        return self.address(sort=f"-{key}" if self.sort == key else key)

    def order_of(self, key: str) -> str:
        """``ascending``, ``descending`` or ``none``: the words of ``aria-sort``."""
        if self.wanted.sort != key:
            return "none"
        return "descending" if self.wanted.descending else "ascending"

    def page_numbers(self) -> list[int | None]:
        """The pages to offer: the ends and the neighbours; None stands for a gap."""
        near = {1, self.pages, *range(self.page - 2, self.page + 3)}
        numbers: list[int | None] = []
        for number in sorted(n for n in near if 1 <= n <= self.pages):
            if numbers and number - 1 != numbers[-1]:
                numbers.append(None)
            numbers.append(number)
        return numbers
