"""Tables, letters and whatever else has a template of its own as PDF, to be printed or kept.

What is printed looks as ``templates/**/*.typ`` say. Text reaches a template only as data: it is never
part of its source, so nothing that somebody typed can be an instruction (docs/decisions/0061).
"""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import gettempdir
from time import monotonic

from conference.core import clock
from conference.documents.cells import as_text
from conference.documents.letters_on_paper import FACES, LETTERS, TypefacesMissing, drawable
from conference.documents.table import Cell, Table

CONTENT_TYPE = "application/pdf"
LETTERHEAD = "documents/letterhead.typ"  # what letters on paper have in common

TEMPLATES = Path(__file__).parent.parent.parent / "templates"
PRESS = Path(__file__).with_name("press.py")
_WIDE = 6  # columns that stand on an upright page
_PATIENCE = 60  # seconds; a thousand letters take a third of it
_MEANWHILE = 10  # seconds between two looks at something else
_LAST_WORDS = 2000  # of what the press said when it failed


class NotPrinted(RuntimeError):
    """The press could not make the document: a fault in a template, never in what somebody typed."""


def table_file(tables: Table | Sequence[Table], *, title: str = "", note: str = "") -> bytes:
    """Tables under one title, each under its own; ``note`` says what they are for.

    Headings are repeated on every page, pages are numbered and say when they were made.
    """
    several = [tables] if isinstance(tables, Table) else list(tables)
    return pdf_file(
        "documents/tables.typ",
        title=title or (several[0].title if several else "Tabelle"),
        tables=[_written(table) for table in several],
        note=note,
        wide=any(len(table.headings) > _WIDE for table in several),
        made=clock.now().astimezone(clock.BERLIN).strftime("%d.%m.%Y, %H:%M Uhr"),
    )


def pdf_file(
    template: str,
    *,
    title: str,
    language: str = "de",
    head: str = "",
    patience: int = _PATIENCE,
    meanwhile: Callable[[], None] | None = None,
    **told: object,
) -> bytes:
    """The document of a template below ``templates/``; ``told`` is all it knows, as plain JSON.

    ``head`` is another template that stands before it. ``patience`` is how many seconds it may take;
    a page waits no longer than usual, the worker may, who does something ``meanwhile`` every few seconds
    and by an exception of it stops the press. Texts are made drawable; bytes are of our own making (a picture as SVG, an address) and stay as they are.
    """
    if not (FACES / LETTERS).is_file():
        raise TypefacesMissing(str(FACES))
    told = {**told, "title": title, "language": language}
    order = {
        "source": "\n".join((TEMPLATES / one).read_text() for one in (head, template) if one),
        "told": json.dumps(_everywhere(drawable, told)),
        "faces": str(FACES),
        "made_at": int(clock.now().timestamp()),
    }
    return _pressed(json.dumps(order).encode(), patience, meanwhile)


def _pressed(order: bytes, patience: int, meanwhile: Callable[[], None] | None) -> bytes:
    """What the press makes of this order, in a process of its own."""
    with subprocess.Popen(
        [sys.executable, "-I", str(PRESS)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"TMPDIR": gettempdir()},  # none of our secrets
    ) as press:
        try:
            made, complaint = _waited_for(press, order, patience, meanwhile)
        except BaseException:
            press.kill()
            raise
    if press.returncode:
        raise NotPrinted(complaint.decode(errors="replace")[-_LAST_WORDS:])
    return made


def _waited_for(
    press: subprocess.Popen[bytes],
    order: bytes,
    patience: int,
    meanwhile: Callable[[], None] | None,
) -> tuple[bytes, bytes]:
    told: bytes | None = order
    ends = monotonic() + patience
    while True:
        left = ends - monotonic()
        try:
            return press.communicate(told, timeout=min(left, _MEANWHILE) if meanwhile else left)
        except subprocess.TimeoutExpired:
            told = None  # it has the order already
            if meanwhile is None or monotonic() >= ends:
                raise
            meanwhile()


def _written(table: Table) -> dict[str, object]:
    rows = [list(row) for row in table.rows]
    return {
        "title": table.title,
        "headings": list(table.headings),
        "numbers": [
            bool(rows) and all(_is_number(row[number]) for row in rows if number < len(row))
            for number in range(len(table.headings))
        ],
        "rows": [[as_text(cell) for cell in row] for row in rows],
    }


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _everywhere(change: Callable[[str], str], told: object) -> object:
    """The same with every text changed, however deep it lies."""
    match told:
        case str():
            return change(told)
        case bytes():
            return told.decode()
        case Mapping():
            return {name: _everywhere(change, value) for name, value in told.items()}
        case list() | tuple():
            return [_everywhere(change, value) for value in told]
    return told
