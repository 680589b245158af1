"""The offer and the pages that are the same for every visitor but for a few gaps."""

from collections.abc import Callable, Hashable

from flask import session
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup

from conference.registration import queries
from conference.registration.queries import Offer
from conference.web.kept_things import Gaps, kept, marks_for
from conference.web.languages import current_language


def offer_of(year: int) -> Offer:
    """What the conference of this year offers."""
    return kept(("offer", year), lambda: queries.offer_of(year))


class PageWithGaps:
    """A page that is finished for one visitor by filling its gaps.

    The token against forged forms, wherever it stands in the page, is a gap by itself.
    """

    def __init__(self, render: Callable[..., str], *names: str) -> None:
        marks = marks_for(*names)
        html = render(**{name: Markup(mark) for name, mark in marks.items()})
        self._gaps = Gaps(html, {**marks, "csrf_token": generate_csrf()})

    def filled(self, **values: str) -> str:
        """The page for one visitor; the values are finished HTML."""
        if "csrf_token" in self._gaps.names:
            values["csrf_token"] = generate_csrf()
        return self._gaps.filled(values)


def page_with_gaps(key: Hashable, render: Callable[..., str], *names: str) -> PageWithGaps:
    """The page that ``render`` makes in the language of the visitor, with gaps of these names."""
    if "_flashes" in session:  # a sentence from the page before, for this visitor only
        return PageWithGaps(render, *names)
    return kept((key, current_language()), lambda: PageWithGaps(render, *names))
