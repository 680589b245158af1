"""What the office has to ask a person back."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.core import clock
from conference.core.database import Model
from conference.core.states import HasState
from conference.registration.models.people import Registration
from conference.registration.states import QUESTION_STEPS, QuestionKind, QuestionState


class Question(HasState, Model):
    """Something about a registration that a person has to clear up (Rückfrage), once per kind.

    ``about`` is the piece of the registration it is about, word for word; never anything of Art. 9.
    ``answer`` is what the office found out. Some kinds keep the person off lists and photos while
    they are open (``QuestionKind.protects``).
    """

    __tablename__ = "question"
    __table_args__ = (UniqueConstraint("registration_id", "kind"),)
    steps = QUESTION_STEPS

    registration_id: Mapped[int] = mapped_column(ForeignKey(Registration.id), index=True)
    registration: Mapped[Registration] = relationship(back_populates="questions")
    kind: Mapped[QuestionKind]
    state: Mapped[QuestionState] = mapped_column(default=QuestionState.OPEN)
    about: Mapped[str] = mapped_column(default="")
    asked_at: Mapped[datetime] = mapped_column(default=clock.now)
    settled_at: Mapped[datetime | None]
    settled_by_id: Mapped[int | None]
    answer: Mapped[str] = mapped_column(default="")

    @property
    def is_open(self) -> bool:
        return self.state is QuestionState.OPEN
