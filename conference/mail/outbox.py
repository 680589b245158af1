"""Write letters now, deliver them after the commit."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from email.utils import parseaddr
from typing import Any, cast
from uuid import uuid4

from flask import current_app
from flask_babel import force_locale
from sqlalchemy import insert
from sqlalchemy.dialects import postgresql, sqlite

from conference.core import queue
from conference.core.database import db
from conference.core.languages import GERMAN, LANGUAGES, direction_of, speaking
from conference.core.texts import one_line
from conference.core.transaction import afterwards
from conference.mail.models import Attachment, Letter

SWEEP = "deliver letters"

_kept_back: ContextVar[frozenset[str]] = ContextVar("letters not written now", default=frozenset())

# Written for the tables, not the classes: every registration waits for this, and a letter that is only
# laid out needs none of what the session does for rows that are worked on.
_LETTERS: Any = Letter.__table__
_INSERT_ONCE = {
    name: dialect.insert(_LETTERS)
    .on_conflict_do_nothing(index_elements=["key"])
    .returning(_LETTERS.c.id)
    for name, dialect in {"sqlite": sqlite, "postgresql": postgresql}.items()
}
_INSERT_FILES = insert(cast(Any, Attachment.__table__))


@dataclass(frozen=True, kw_only=True)
class File:
    """A file that goes with a letter."""

    filename: str
    content_type: str
    content: bytes


def post(
    name: str,
    *,
    key: str,
    to: str,
    to_name: str = "",
    language: str = GERMAN,
    about: tuple[str, int | None] = ("", None),
    files: tuple[File, ...] = (),
    unsubscribe: str = "",
    **facts: object,
) -> None:
    """Write the letter in ``templates/<room>/mail/<letter>`` and lay it in the outbox.

    It joins the running use case: no commit, no letter. The same ``key`` is written once, also by
    two use cases at the same time. ``unsubscribe`` is where such letters end with one click. The templates know the facts, ``to_name``, ``language`` and
    ``direction``, but nothing of the page that is being shown.
    """
    lay_down(
        name,
        write(name, language, **facts, to_name=to_name),
        key=key,
        to=to,
        to_name=to_name,
        language=language,
        about=about,
        files=files,
        unsubscribe=unsubscribe,
    )


@dataclass(frozen=True, kw_only=True)
class Written:
    """The words of a letter."""

    subject: str
    text: str
    html: str


def lay_down(
    name: str,
    written: Written,
    *,
    key: str,
    to: str,
    to_name: str = "",
    language: str = GERMAN,
    about: tuple[str, int | None] = ("", None),
    files: tuple[File, ...] = (),
    unsubscribe: str = "",
) -> None:
    """Lay a letter in the outbox whose words are written already; for the rest see :func:`post`."""
    if name in _kept_back.get():
        return
    row = {
        "key": key,
        "name": name,
        "about_kind": about[0],
        "about_id": about[1],
        "language": language,
        "to_address": to.strip(),
        "to_name": one_line(to_name),
        "subject": one_line(written.subject),
        "text": written.text,
        "html": written.html,
        "unsubscribe": unsubscribe,
        "message_id": f"<{uuid4()}@{sender_address().rpartition('@')[2]}>",
    }
    connection = db.session.connection()
    letter_id = connection.execute(_INSERT_ONCE[connection.dialect.name], row).scalar()
    if letter_id is None:
        return
    if files:
        rows = [{"letter_id": letter_id, **vars(file)} for file in files]
        connection.execute(_INSERT_FILES, rows)
    afterwards(wake_sender)


@contextmanager
def keeping_back(*names: str) -> Iterator[None]:
    """Do not write these letters: whoever acts knows that people have been told already."""
    token = _kept_back.set(frozenset(names))
    try:
        yield
    finally:
        _kept_back.reset(token)


def wake_sender() -> None:
    """Have the letters delivered that have just been stored."""
    queue.wake(SWEEP)


def sender_address() -> str:
    """The mailbox that letters come from, without the name before it."""
    return parseaddr(current_app.config["MAIL_SENDER"])[1]


def write(name: str, language: str, **facts: object) -> Written:
    """Subject, text and HTML in the language of the letter, whatever page is being shown."""
    facts |= {"language": language, "direction": direction_of(language)}
    template = current_app.jinja_env.get_template
    with speaking(language), force_locale(LANGUAGES[language].locale):
        return Written(
            subject=template(f"{name}.subject.txt").render(facts),
            text=template(f"{name}.body.txt").render(facts).strip() + "\n",
            html=template(f"{name}.body.html").render(facts),
        )
