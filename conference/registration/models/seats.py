"""The rows that carry limits: they are locked before something is given."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from conference.core.database import Model
from conference.planning.models import Conference
from conference.programme.models import Forum
from conference.registration.states import Quota


class SeatPool(Model):
    """The row that carries a limit (Platzvorrat): seats of a conference per quota, or of one forum.

    It is locked before seats are given. ``wanted`` is what the office set; ``seats`` is what may be
    taken: when the office shrinks a room below what is taken, nobody loses a place and ``seats``
    follows down with withdrawals. A seat that is offered counts as taken. ``waiting`` counts who waits
    for a seat of the conference and was not offered one, so that the line is looked at only when
    there is one. The CHECKs are the last defence.
    """

    __tablename__ = "seat_pool"
    __table_args__ = (
        CheckConstraint("taken >= 0 AND taken <= seats", name="never_one_too_many"),
        CheckConstraint("waiting >= 0", name="waiting"),
        Index(
            "uq_seat_pool_conference_quota",
            "conference_id",
            "quota",
            unique=True,
            sqlite_where=text("forum_id IS NULL"),
            postgresql_where=text("forum_id IS NULL"),
        ),
        UniqueConstraint("forum_id"),
    )

    conference_id: Mapped[int] = mapped_column(ForeignKey(Conference.id), index=True)
    quota: Mapped[Quota | None]
    forum_id: Mapped[int | None] = mapped_column(ForeignKey(Forum.id))
    wanted: Mapped[int]
    seats: Mapped[int]
    taken: Mapped[int] = mapped_column(default=0)
    waiting: Mapped[int] = mapped_column(default=0)

    @property
    def free(self) -> int:
        """Seats nobody has; a room shrunk below what is taken has none."""
        return max(self.wanted - self.taken, 0)

    @property
    def is_gone(self) -> bool:
        """Whether whoever comes now has to wait; seats that are left fit nobody who waits already."""
        return self.free == 0

    def lets_nobody_in(self, *, in_turn: bool) -> bool:
        """Whether whoever comes now has to wait; ``in_turn`` nobody overtakes who waits already."""
        return self.is_gone or (in_turn and self.waiting > 0)

    def take(self, people: int) -> None:
        self.taken += people

    def give_back(self, people: int) -> None:
        self.taken -= people
        self.seats = max(self.wanted, self.taken)

    def resize(self, wanted: int) -> None:
        self.wanted = wanted
        self.seats = max(wanted, self.taken)


class CodeCounter(Model):
    """The next number of a conference's codes (Laufende Nummer); locked while one is drawn."""

    __tablename__ = "code_counter"

    conference_id: Mapped[int] = mapped_column(ForeignKey(Conference.id), unique=True)
    next_number: Mapped[int] = mapped_column(default=1)
