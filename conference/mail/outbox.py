"""Write letters now, deliver them after the commit."""

from dataclasses import dataclass
from email.utils import make_msgid

from flask import current_app, render_template
from flask_babel import force_locale
from sqlalchemy import select

from conference.core.database import db
from conference.core.languages import GERMAN, LANGUAGES
from conference.core.texts import one_line
from conference.mail.models import Attachment, Letter


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
    **facts: object,
) -> Letter:
    """Write the letter in ``templates/<room>/mail/<letter>`` and lay it in the outbox.

    It joins the running use case: no commit, no letter. The same ``key`` is written once.
    """
    known = db.session.scalar(select(Letter).where(Letter.key == key))
    if known is not None:
        return known

    facts = {**facts, "language": language, "to_name": to_name}
    with force_locale(LANGUAGES[language].locale):
        letter = Letter(
            key=key,
            name=name,
            about_kind=about[0],
            about_id=about[1],
            language=language,
            to_address=to,
            to_name=one_line(to_name),
            subject=one_line(render_template(f"{name}.subject.txt", **facts)),
            text=render_template(f"{name}.body.txt", **facts),
            html=render_template(f"{name}.body.html", **facts),
            message_id=make_msgid(domain=current_app.config["MAIL_SENDER"].rpartition("@")[2]),
            attachments=[
                Attachment(
                    filename=file.filename, content_type=file.content_type, content=file.content
                )
                for file in files
            ],
        )
    db.session.add(letter)
    return letter
