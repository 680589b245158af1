"""Tables whose rows stand beneath each other on a telephone, each cell behind its column's name."""

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

_UNSEEN = re.compile(r"<span class=\"kern-(?:sr-only|icon)[^>]*>.*?</span>", re.DOTALL)
_CELL = re.compile(r"<(tr|td|th)\b")
_ROLES = {"td": "cell", "th": "rowheader"}


def stacked(rows: str, headings: Sequence[object]) -> Markup:
    """These rows with the roles that a browser forgets when they are no longer laid out as a table,
    and each cell with the name of its column."""
    columns = [Markup(_UNSEEN.sub("", str(heading))).striptags() for heading in headings]
    column = 0

    def told(found: re.Match[str]) -> str:
        nonlocal column
        if found[1] == "tr":
            column = 0
            return f'{found[0]} role="row"'
        called = columns[column] if column < len(columns) else ""
        column += 1
        return f'{found[0]} role="{_ROLES[found[1]]}" data-column="{escape(called)}"'

    return Markup(_CELL.sub(told, str(rows)))
