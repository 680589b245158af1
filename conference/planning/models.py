"""The conference of one year, and the rooms it takes place in."""

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from conference.core import clock
from conference.core.database import Model
from conference.core.states import HasState
from conference.core.translated import Translated
from conference.directory.models import District
from conference.planning.states import STEPS, ChoiceMode, ConferenceState, Phase


class Conference(HasState, Model):
    """The integration conference of one year (Integrationskonferenz).

    ``public_seats`` and ``reserved_seats`` are two pools of people; ``doors``, ``starts`` and
    ``ends`` are local times of ``day``. ``previous_id`` links the years to a series.
    ``uid`` is the calendar's UID of the whole day, for life; ``sequence`` counts its versions.
    ``venue_note`` is for the people of the office: keys, caretaker, contract.
    ``confirms_email``: an address counts only once its owner has confirmed it. The lift is measured
    inside, in centimetres; nothing is known of it while empty. Children from ``childcare_from_age``
    to ``childcare_to_age`` years are looked after. What people need is deleted ``needs_kept_days``
    after the day. A seat that becomes free is held ``offer_hours`` hours for whoever waits, less near
    the day; with 0 people move up at once. ``smaller_overtake``: a group that is too large for what
    is free is passed over by smaller ones.
    """

    __tablename__ = "conference"
    __table_args__ = (
        UniqueConstraint("district_id", "year"),
        CheckConstraint("public_seats >= 0 AND reserved_seats >= 0", name="seats"),
        CheckConstraint("wishes_per_round BETWEEN 1 AND 5", name="wishes_per_round"),
        CheckConstraint("childcare_places >= 0", name="childcare_places"),
        CheckConstraint("childcare_from_age BETWEEN 0 AND childcare_to_age", name="childcare_ages"),
        CheckConstraint("offer_hours BETWEEN 0 AND 336", name="offer_hours"),
        CheckConstraint("needs_kept_days BETWEEN 0 AND 365", name="needs_kept_days"),
    )
    steps = STEPS

    district_id: Mapped[int] = mapped_column(ForeignKey(District.id), index=True)
    district: Mapped[District] = relationship(lazy="joined", innerjoin=True)
    previous_id: Mapped[int | None] = mapped_column(ForeignKey("conference.id"), index=True)
    year: Mapped[int]
    number: Mapped[int] = mapped_column(default=1)
    state: Mapped[ConferenceState] = mapped_column(default=ConferenceState.DRAFT)
    uid: Mapped[str] = mapped_column(unique=True)
    sequence: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime] = mapped_column(default=clock.now)

    title: Mapped[Translated] = mapped_column(default=Translated)
    theme: Mapped[Translated] = mapped_column(default=Translated)
    motto: Mapped[Translated] = mapped_column(default=Translated)
    intro: Mapped[Translated] = mapped_column(default=Translated)
    practical: Mapped[Translated] = mapped_column(default=Translated)
    privacy_short: Mapped[Translated] = mapped_column(default=Translated)

    day: Mapped[date]
    doors: Mapped[time]
    starts: Mapped[time]
    ends: Mapped[time]

    venue_name: Mapped[str] = mapped_column(default="")
    venue_street: Mapped[str] = mapped_column(default="")
    venue_postal_code: Mapped[str] = mapped_column(default="")
    venue_city: Mapped[str] = mapped_column(default="")
    directions: Mapped[Translated] = mapped_column(default=Translated)
    venue_access: Mapped[Translated] = mapped_column(default=Translated)
    venue_note: Mapped[str] = mapped_column(default="")

    contact_name: Mapped[str] = mapped_column(default="")
    contact_email: Mapped[str] = mapped_column(default="")
    contact_phone: Mapped[str] = mapped_column(default="")
    contact_hours: Mapped[Translated] = mapped_column(default=Translated)

    registration_opens_at: Mapped[datetime]
    needs_deadline: Mapped[date]
    registration_closes_at: Mapped[datetime]
    allocation_day: Mapped[date | None]
    change_until: Mapped[datetime]

    public_seats: Mapped[int] = mapped_column(default=100)
    reserved_seats: Mapped[int] = mapped_column(default=0)
    choice_mode: Mapped[ChoiceMode] = mapped_column(default=ChoiceMode.WISHES)
    wishes_per_round: Mapped[int] = mapped_column(default=3)

    confirms_email: Mapped[bool] = mapped_column(default=False)
    offer_hours: Mapped[int] = mapped_column(default=48)
    smaller_overtake: Mapped[bool] = mapped_column(default=True)
    lift_width_cm: Mapped[int | None]
    lift_depth_cm: Mapped[int | None]
    childcare_places: Mapped[int] = mapped_column(default=0)
    childcare_from_age: Mapped[int] = mapped_column(default=3)
    childcare_to_age: Mapped[int] = mapped_column(default=10)
    needs_kept_days: Mapped[int] = mapped_column(default=28)

    @property
    def doors_at(self) -> datetime:
        """The moment the doors open."""
        return datetime.combine(self.day, self.doors, clock.BERLIN)

    @property
    def starts_at(self) -> datetime:
        return datetime.combine(self.day, self.starts, clock.BERLIN)

    @property
    def ends_at(self) -> datetime:
        return datetime.combine(self.day, self.ends, clock.BERLIN)

    @property
    def wishes_count_until(self) -> date | None:
        """The day of the allocation, as long as it is to come and changes are possible after it."""
        day = self.allocation_day
        if self.choice_mode is not ChoiceMode.WISHES or day is None or day < clock.today():
            return None
        return day if day < self.change_until.astimezone(clock.BERLIN).date() else None

    @property
    def is_public(self) -> bool:
        return self.state is not ConferenceState.DRAFT

    @property
    def phase(self) -> Phase:
        return self.phase_at(clock.now())

    def phase_at(self, moment: datetime) -> Phase:
        """Where the conference stands at this moment."""
        if self.state is ConferenceState.DRAFT:
            return Phase.DRAFT
        if self.state is ConferenceState.ARCHIVED:
            return Phase.ARCHIVED
        if moment >= self.ends_at:
            return Phase.OVER
        if moment >= self.doors_at:
            return Phase.RUNNING
        if moment > self.registration_closes_at:
            return Phase.CLOSED
        if moment >= self.registration_opens_at:
            return Phase.REGISTRATION_OPEN
        return Phase.ANNOUNCED


class VenueRoom(Model):
    """A room of the venue (Raum); widths in centimetres. ``by_lift``: step-free only by the lift."""

    __tablename__ = "venue_room"
    __table_args__ = (
        UniqueConstraint("conference_id", "name"),
        CheckConstraint("seats >= 0 AND wheelchair_spaces >= 0", name="seats"),
    )

    conference_id: Mapped[int] = mapped_column(ForeignKey(Conference.id), index=True)
    conference: Mapped[Conference] = relationship()
    name: Mapped[str]
    floor: Mapped[str] = mapped_column(default="")
    use: Mapped[str] = mapped_column(default="")
    seats: Mapped[int] = mapped_column(default=0)
    wheelchair_spaces: Mapped[int] = mapped_column(default=0)
    step_free: Mapped[bool] = mapped_column(default=True)
    by_lift: Mapped[bool] = mapped_column(default=False)
    induction_loop: Mapped[bool] = mapped_column(default=False)
    door_width_cm: Mapped[int | None]
    directions: Mapped[Translated] = mapped_column(default=Translated)
    access_note: Mapped[Translated] = mapped_column(default=Translated)
    speaker_note: Mapped[str] = mapped_column(default="")


class InterpreterTeam(Model):
    """Interpreters of one language (Sprachmittlung); ``dgs`` is German sign language.

    ``teams`` is how many forums they can serve at the same time.
    """

    __tablename__ = "interpreter_team"
    __table_args__ = (UniqueConstraint("conference_id", "language"),)

    conference_id: Mapped[int] = mapped_column(ForeignKey(Conference.id), index=True)
    language: Mapped[str]
    teams: Mapped[int] = mapped_column(default=1)
