"""Long lists in pages: what a reader wants to see of one, and the page that answers it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlalchemy.orm import InstrumentedAttribute

from conference.core.database import db

T = TypeVar("T")
S = TypeVar("S")

Column = ColumnElement[Any] | InstrumentedAttribute[Any]
Sorts = Mapping[str, Sequence[Column]]

PAGE_SIZE = 50


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody wants to see of a long list; an empty value means "all" or "as it comes".

    ``filters`` holds the chosen ones only. ``page`` counts from 1.
    """

    search: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    sort: str = ""
    descending: bool = False
    page: int = 1
    size: int = PAGE_SIZE

    def filter(self, name: str) -> str:
        """The chosen value of this filter, or an empty text."""
        return self.filters.get(name, "")

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the search; a row is found when it has all of them."""
        return tuple(self.search.split())


@dataclass(frozen=True)
class Page(Generic[T]):
    """Some rows of a list of ``total`` rows, and the wish they answer."""

    rows: Sequence[T]
    total: int
    wanted: Wanted

    def __iter__(self) -> Iterator[T]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def number(self) -> int:
        return self.wanted.page

    @property
    def pages(self) -> int:
        return _pages(self.total, self.wanted)

    def of(self, make: Callable[[T], S]) -> "Page[S]":
        """The same page with something made of every row."""
        return Page([make(row) for row in self.rows], self.total, self.wanted)


def page_of(statement: Select[T], wanted: Wanted, *, sorts: Sorts) -> Page[T]:
    """The wanted page of the things this statement selects, in two queries.

    ``sorts`` names the orders a reader may ask for, the first of them is the usual one. A page
    behind the last one answers with the last.
    """
    total, wanted, limited = _limited(statement, wanted, sorts)
    return Page(db.session.scalars(limited).unique().all(), total, wanted)


def page_out_of(rows: Sequence[T], wanted: Wanted) -> Page[T]:
    """The wanted page of rows that are at hand already, in their order."""
    wanted = replace(wanted, page=min(wanted.page, _pages(len(rows), wanted)))
    start = (wanted.page - 1) * wanted.size
    return Page(rows[start : start + wanted.size], len(rows), wanted)


def rows_of(statement: Select[*tuple[Any, ...]], wanted: Wanted, *, sorts: Sorts) -> Page[Row[Any]]:
    """Like :func:`page_of`, for a statement that selects several things a row."""
    total, wanted, limited = _limited(statement, wanted, sorts)
    return Page(db.session.execute(limited).all(), total, wanted)


def _limited(statement: Any, wanted: Wanted, sorts: Sorts) -> tuple[int, Wanted, Any]:
    whole = statement.order_by(None)
    total = db.session.scalar(select(func.count()).select_from(whole.subquery())) or 0
    wanted = replace(wanted, page=min(wanted.page, _pages(total, wanted)))
    columns = sorts.get(wanted.sort) or next(iter(sorts.values()))
    first = statement.column_descriptions[0]["entity"]
    order = [
        _in_order(column, wanted.descending)
        for column in (*columns, first.id)  # the id settles ties, so that no row is shown twice
    ]
    start = (wanted.page - 1) * wanted.size
    return total, wanted, whole.order_by(*order).limit(wanted.size).offset(start)


def _in_order(column: Column, descending: bool) -> ColumnElement[Any]:
    """What is empty comes last; where nothing can be, an index may give the order."""
    ordered = column.desc() if descending else column.asc()
    return ordered.nulls_last() if getattr(column, "nullable", True) else ordered


def _pages(total: int, wanted: Wanted) -> int:
    return max(1, -(-total // wanted.size))
