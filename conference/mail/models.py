"""The outbox: letters that are written, and what became of them."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.core import clock
from conference.core.database import Model
from conference.core.states import HasState
from conference.core.tokens import without_tokens
from conference.mail.states import STEPS, LetterState


class Letter(HasState, Model):
    """A letter in the outbox (Postausgang).

    ``key`` makes writing idempotent: the same key is written once. ``about_kind`` and ``about_id``
    name the thing it is about ("registration", 5). ``message_id`` stays the same however often it
    is sent. ``claimed_until`` is a lease: past it another worker may take the letter up; no two
    leases of a letter end at the same moment, so it also tells whose the letter is. ``unsubscribe``
    is the address where a mail program ends such letters with one click (RFC 8058); mostly none.
    """

    __tablename__ = "letter"
    __table_args__ = (
        Index(None, "state", "next_try_at"),
        Index(None, "about_kind", "about_id"),
    )
    steps = STEPS

    key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    about_kind: Mapped[str] = mapped_column(default="")
    about_id: Mapped[int | None]
    language: Mapped[str] = mapped_column(default="de")
    to_address: Mapped[str]
    to_name: Mapped[str] = mapped_column(default="")
    subject: Mapped[str]
    text: Mapped[str]
    html: Mapped[str] = mapped_column(default="")
    unsubscribe: Mapped[str] = mapped_column(default="")
    message_id: Mapped[str] = mapped_column(unique=True)
    state: Mapped[LetterState] = mapped_column(default=LetterState.PENDING)
    written_at: Mapped[datetime] = mapped_column(default=clock.now)
    next_try_at: Mapped[datetime] = mapped_column(default=clock.now)
    claimed_until: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    give_up_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(default="")
    attachments: Mapped[list["Attachment"]] = relationship(
        back_populates="letter", cascade="all, delete-orphan", order_by="Attachment.id"
    )

    def copy_to_look_at(self) -> "Letter":
        """The same letter, but no row: what is done to it is not stored."""
        copy = Letter(**_columns_of(self))
        copy.attachments = [Attachment(**_columns_of(file)) for file in self.attachments]
        return copy

    def hide_secrets(self) -> None:
        """Blank the links that let people in; once a letter has arrived only its addressee needs them."""
        self.text = without_tokens(self.text)
        self.html = without_tokens(self.html)
        self.unsubscribe = without_tokens(self.unsubscribe)
        for attachment in self.attachments:
            attachment.hide_secrets()


class Attachment(Model):
    """A file that goes with a letter (Anlage)."""

    __tablename__ = "letter_attachment"

    letter_id: Mapped[int] = mapped_column(ForeignKey(Letter.id), index=True)
    letter: Mapped[Letter] = relationship(back_populates="attachments")
    filename: Mapped[str]
    content_type: Mapped[str]
    content: Mapped[bytes]

    def hide_secrets(self) -> None:
        if self.content_type.startswith("text/"):
            self.content = without_tokens(self.content.decode("utf-8", "replace")).encode()


def _columns_of(row: Letter | Attachment) -> dict[str, Any]:
    return {column.key: getattr(row, column.key) for column in type(row).__mapper__.column_attrs}
