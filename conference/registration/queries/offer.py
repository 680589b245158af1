"""What a conference offers to those who register; the same for everybody until the office changes it."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from sqlalchemy import select

from conference.core import clock
from conference.core.database import db
from conference.core.translated import Translated
from conference.directory.queries import MODEL_NOTICE, municipalities
from conference.planning.models import Conference
from conference.planning.queries import public_conference_of
from conference.planning.states import ChoiceMode
from conference.programme.models import Forum
from conference.programme.queries import released_programme
from conference.programme.snapshot import Forum as ReleasedForum
from conference.registration.models import SeatPool
from conference.registration.states import Quota


@dataclass(frozen=True, kw_only=True)
class OfferedForum:
    """A forum of the released programme; ``interpretation`` are language codes."""

    id: int
    slug: str
    code: str
    title: Translated
    seats: int
    step_free: bool
    interpretation: tuple[str, ...]
    by_lift: bool = False
    induction_loop: bool = False
    wheelchair_spaces: int = 0


@dataclass(frozen=True, kw_only=True, eq=False)
class OfferedRound:
    """A round of the released programme with the forums that take place in it."""

    id: int
    title: Translated
    forums: tuple[OfferedForum, ...]


@dataclass(frozen=True, kw_only=True)
class OfferedSupport:
    """What the house offers to those who need something.

    The lift is measured inside, in centimetres. What is told after ``deadline`` is tried, but no
    longer promised.
    """

    lift_width_cm: int | None
    lift_depth_cm: int | None
    childcare_places: int
    childcare_from_age: int
    childcare_to_age: int
    deadline: date

    @property
    def is_late(self) -> bool:
        return clock.today() > self.deadline

    @property
    def lift(self) -> str:
        """The measures of the lift; empty while nobody has measured it."""
        if self.lift_width_cm and self.lift_depth_cm:
            return f"{self.lift_width_cm} × {self.lift_depth_cm} cm"
        return ""


@dataclass(frozen=True, kw_only=True, eq=False)
class Offer:
    """What the form asks and offers. ``closes_at`` is when the public can register no more."""

    conference_id: int
    year: int
    title: Translated
    day: datetime
    opens_at: datetime
    closes_at: datetime
    contact_phone: str
    contact_email: str
    seats_are_gone: bool
    mode: ChoiceMode
    wishes_per_round: int
    privacy_short: Translated
    privacy_version: str
    rounds: tuple[OfferedRound, ...]
    municipalities: tuple[tuple[int, str], ...]
    support: OfferedSupport

    @property
    def choices_per_round(self) -> int:
        """How many forums a person names in one round."""
        match self.mode:
            case ChoiceMode.WISHES:
                return self.wishes_per_round
            case ChoiceMode.DIRECT:
                return 1
            case _:
                return 0

    def round(self, round_id: int | None) -> OfferedRound | None:
        return next((slot for slot in self.rounds if slot.id == round_id), None)

    def forum_called(self, slug: str) -> tuple[OfferedRound, OfferedForum] | None:
        """The forum with this address, and its round."""
        for slot in self.rounds:
            for forum in slot.forums:
                if forum.slug == slug:
                    return slot, forum
        return None


def offer_of(year: int) -> Offer:
    """What the conference of this year offers, as far as the public may know."""
    return offer_by(public_conference_of(year))


def offer_by(conference: Conference) -> Offer:
    return Offer(
        conference_id=conference.id,
        year=conference.year,
        title=conference.title,
        day=conference.starts_at,
        opens_at=conference.registration_opens_at,
        closes_at=min(conference.registration_closes_at, conference.doors_at),
        contact_phone=conference.contact_phone,
        contact_email=conference.contact_email,
        seats_are_gone=_seats_are_gone(conference),
        mode=conference.choice_mode,
        wishes_per_round=conference.wishes_per_round,
        privacy_short=conference.privacy_short,
        privacy_version=privacy_version_of(conference),
        rounds=_rounds_of(conference),
        municipalities=tuple((town.id, town.name) for town in municipalities()),
        support=support_on_offer(conference),
    )


@dataclass(frozen=True, kw_only=True, eq=False)
class NeedsOffer:
    """What stated needs are held against: the released forums, and the support of the house."""

    rounds: tuple[OfferedRound, ...]
    support: OfferedSupport


def needs_offer(conference: Conference) -> NeedsOffer:
    return NeedsOffer(rounds=_rounds_of(conference), support=support_on_offer(conference))


def support_on_offer(conference: Conference) -> OfferedSupport:
    """The lift, the childcare and the deadline of this conference."""
    return OfferedSupport(
        lift_width_cm=conference.lift_width_cm,
        lift_depth_cm=conference.lift_depth_cm,
        childcare_places=conference.childcare_places,
        childcare_from_age=conference.childcare_from_age,
        childcare_to_age=conference.childcare_to_age,
        deadline=conference.needs_deadline,
    )


def offered_forum(forum: Forum | ReleasedForum) -> OfferedForum:
    """A forum as people choose it, of the working programme or of a release."""
    return OfferedForum(
        id=forum.id,
        slug=forum.slug,
        code=forum.code,
        title=forum.title,
        seats=forum.seats,
        step_free=forum.step_free,
        interpretation=tuple(forum.interpretation),
        by_lift=bool(forum.room and forum.room.by_lift),
        induction_loop=bool(forum.room and forum.room.induction_loop),
        wheelchair_spaces=forum.room.wheelchair_spaces if forum.room else 0,
    )


def _rounds_of(conference: Conference) -> tuple[OfferedRound, ...]:
    programme = released_programme(conference)
    if programme is None:
        return ()
    return tuple(
        OfferedRound(
            id=slot.id,
            title=slot.title,
            forums=tuple(offered_forum(forum) for forum in programme.forums_of(slot.id)),
        )
        for slot in programme.rounds
    )


def privacy_version_of(conference: Conference) -> str:
    """Which wording of the privacy notice somebody reads; the same words are the same version.

    Where there is no text of its own, the facts of the district stand in the model text.
    """
    district = conference.district
    facts = [(name, str(getattr(district, name))) for name in _IN_THE_MODEL_TEXT]
    model = [("", MODEL_NOTICE), *facts]
    words = [
        sorted(own.items()) if own else model
        for own in (conference.privacy_short, district.privacy)
    ]
    return sha256(repr(words).encode()).hexdigest()[:12]


_IN_THE_MODEL_TEXT = (
    *("name", "street", "postal_code", "city", "phone", "email"),
    *("represented_by", "privacy_officer"),
)


def _seats_are_gone(conference: Conference) -> bool:
    """Whether whoever registers now has to wait; only a hint, the decision is made behind a lock."""
    pool = _public_pool(conference.id)
    if pool is None:
        return conference.public_seats == 0
    return pool.lets_nobody_in(in_turn=not conference.smaller_overtake)


def free_seats_by_forum(conference_id: int) -> dict[int, int]:
    """Free seats of the forums that are chosen directly."""
    rows = db.session.execute(
        select(SeatPool.forum_id, SeatPool.wanted - SeatPool.taken).where(
            SeatPool.conference_id == conference_id, SeatPool.forum_id.is_not(None)
        )
    )
    return {forum_id: max(free, 0) for forum_id, free in rows if forum_id is not None}


@dataclass(frozen=True, kw_only=True)
class Seats:
    """What is free right now; only a hint, the decision is made behind a lock."""

    free: int

    @property
    def are_gone(self) -> bool:
        """Whether whoever registers now has to wait."""
        return self.free == 0


def public_seats_left(conference: Conference) -> Seats | None:
    """How many public seats are free for a newcomer; nothing while nobody has asked for one."""
    pool = _public_pool(conference.id)
    if pool is None:
        return None
    waits = pool.lets_nobody_in(in_turn=not conference.smaller_overtake)
    return Seats(free=0 if waits else pool.free)


def _public_pool(conference_id: int) -> SeatPool | None:
    return db.session.scalar(
        select(SeatPool).where(
            SeatPool.conference_id == conference_id,
            SeatPool.quota == Quota.PUBLIC,
            SeatPool.forum_id.is_(None),
        )
    )
