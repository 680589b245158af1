"""What is kept about a person, as files to take away."""

import json
from collections.abc import Sequence

from flask import Response
from flask_babel import gettext as _

from conference.documents.excel import CONTENT_TYPE, workbook
from conference.documents.table import Table
from conference.privacy.rules.pieces import Piece


def as_json(code: str, pieces: Sequence[Piece]) -> Response:
    """Structured and readable by machines (Art. 20 DSGVO)."""
    content = [
        {
            "title": piece.title,
            "entries": [{"what": term, "value": value} for term, value in piece.rows],
        }
        for piece in pieces
    ]
    text = json.dumps({"registration": code, "about": content}, ensure_ascii=False, indent=2)
    return _file(text.encode(), "application/json", f"{code}.json")


def as_workbook(code: str, pieces: Sequence[Piece]) -> Response:
    tables = [
        Table(title=piece.tab, headings=[_("Angabe"), _("Wert")], rows=list(piece.rows))
        for piece in pieces
    ]
    return _file(workbook(tables), CONTENT_TYPE, f"{code}.xlsx")


def _file(content: bytes, content_type: str, name: str) -> Response:
    answer = Response(content, content_type=content_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer
