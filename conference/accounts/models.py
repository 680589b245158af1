"""Staff, their sessions, and the links that let them in once."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.accounts.states import Way
from conference.core import clock
from conference.core.actor import Actor, Role
from conference.core.database import Model


class Staff(Model):
    """A member of staff (KI-Fachkraft); ``email`` is kept in lower case."""

    __tablename__ = "staff"

    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(default="")
    password_hash: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    disabled_at: Mapped[datetime | None]
    granted: Mapped[list["StaffRole"]] = relationship(cascade="all, delete-orphan", lazy="selectin")

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(grant.role for grant in self.granted)

    @property
    def is_open(self) -> bool:
        """Whether this account lets anybody in."""
        return self.disabled_at is None

    @property
    def display_name(self) -> str:
        return self.name or self.email

    def as_actor(self) -> Actor:
        """How use cases see this member of staff."""
        return Actor(name=self.display_name, staff_id=self.id, roles=self.roles)


class StaffRole(Model):
    """One role of one member of staff (Rolle)."""

    __tablename__ = "staff_role"
    __table_args__ = (UniqueConstraint("staff_id", "role"),)

    staff_id: Mapped[int] = mapped_column(ForeignKey(Staff.id), index=True)
    role: Mapped[Role]


class SignInLink(Model):
    """A link that lets a member of staff in once (Einmal-Link); only its hash is kept."""

    __tablename__ = "sign_in_link"

    staff_id: Mapped[int] = mapped_column(ForeignKey(Staff.id), index=True)
    staff: Mapped[Staff] = relationship()
    token_hash: Mapped[str] = mapped_column(unique=True)
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class StaffSession(Model):
    """A signed-in browser (Sitzung): listed for its owner, ended by logout, role change or revocation."""

    __tablename__ = "staff_session"

    staff_id: Mapped[int] = mapped_column(ForeignKey(Staff.id), index=True)
    staff: Mapped[Staff] = relationship(lazy="joined")
    token_hash: Mapped[str] = mapped_column(unique=True)
    started_at: Mapped[datetime] = mapped_column(default=clock.now)
    seen_at: Mapped[datetime] = mapped_column(default=clock.now)
    way: Mapped[Way] = mapped_column(default=Way.PASSWORD)
    browser: Mapped[str] = mapped_column(default="")
    ended_at: Mapped[datetime | None]

    @property
    def asks_for_old_password(self) -> bool:
        """Whoever came in by a link may have forgotten it, or never had one."""
        return self.way is Way.PASSWORD and self.staff.password_hash is not None
