"""What a registration is made of, and what it must obey. Pure: no database, no clock."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from conference.core.tokens import new_token
from conference.registration.errors import (
    AddressMissing,
    EmailMissing,
    ForumNotOffered,
    NameMissing,
    NoChoiceNow,
    PartyTooLarge,
    PhoneMissing,
    RegistrationClosed,
    RegistrationNotOpenYet,
    RoundMissing,
    TooManyWishes,
    WishedTwice,
)
from conference.registration.models import Registration
from conference.registration.rules.needs import NO_NEEDS, Needs, needs_of
from conference.registration.states import (
    Attendance,
    AttendeeRole,
    Channel,
    ConsentKind,
    PlaceState,
    Quota,
    Reach,
)

LARGEST_PARTY = 6


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A forum in one round: a wish, or with direct choice the forum itself.

    ``or_wait`` says that a place on the waiting list of a full forum is welcome.
    """

    round_id: int
    forum_id: int
    or_wait: bool = False


@dataclass(frozen=True, kw_only=True)
class Details:
    """What one person tells us (Angaben). ``choices`` stand in the order of the wishes.

    ``attendance`` of one round needs ``only_round_id``. Names may be empty for people of a group
    who are named later.
    """

    salutation: str = ""
    title: str = ""
    first_name: str = ""
    last_name: str = ""
    reach_by: Reach = Reach.EMAIL
    email: str = ""
    phone: str = ""
    postal_address: str = ""
    organisation: str = ""
    role: AttendeeRole | None = None
    municipality_id: int | None = None
    attendance: Attendance = Attendance.WHOLE_DAY
    only_round_id: int | None = None
    choices: tuple[Choice, ...] = ()
    consents: frozenset[ConsentKind] = frozenset()
    message: str = ""
    needs: Needs = NO_NEEDS

    @property
    def attended_choices(self) -> tuple[Choice, ...]:
        """The choices for rounds the person comes to; who comes for the plenary only has none."""
        if self.attendance is Attendance.PLENARY_ONLY:
            return ()
        if self.attendance is Attendance.ONE_ROUND:
            return tuple(choice for choice in self.choices if choice.round_id == self.only_round_id)
        return self.choices


@dataclass(frozen=True, kw_only=True)
class Application:
    """A filled-in form (Anmeldeformular): one to six people, the first of them the contact.

    ``form_key`` makes it count once however often it is sent. ``received_at`` is when a paper
    reached the office; left empty it is now. ``contingent_id`` names the seats of an organisation that
    are used instead of those for everybody.
    """

    conference_id: int
    people: Sequence[Details]
    form_key: str = field(default_factory=new_token)
    language: str = "de"
    quota: Quota = Quota.PUBLIC
    channel: Channel = Channel.WEB
    received_at: datetime | None = None
    privacy_version: str = ""
    contingent_id: int | None = None

    @cached_property
    def digest(self) -> str:
        """The same for the same words, in every process."""
        told = [
            (
                *(str(getattr(person, name)) for name in _TOLD),
                str(person.choices),
                str(sorted(person.consents)),
            )
            for person in self.people
        ]
        about = (self.conference_id, self.quota.value, self.channel.value, self.received_at)
        kept = () if self.contingent_id is None else (self.contingent_id,)
        return hashlib.sha256(repr((about, told, *kept)).encode()).hexdigest()


_TOLD = tuple(name for name in Details.__dataclass_fields__ if name not in ("choices", "consents"))


def check_open(opens_at: datetime, closes_at: datetime, *, now: datetime, phone: str) -> None:
    """Between opening and closing; before and after, the sentence says what to do."""
    if now < opens_at:
        raise RegistrationNotOpenYet(opens_at, phone)
    if now > closes_at:
        raise RegistrationClosed(phone)


def check_size(people: Sequence[Details]) -> None:
    """One to six people."""
    if not 1 <= len(people) <= LARGEST_PARTY:
        raise PartyTooLarge


def check_contact(person: Details) -> None:
    """Somebody the office can talk to has a name and can be reached."""
    if not (person.first_name or person.last_name):
        raise NameMissing
    match person.reach_by:
        case Reach.EMAIL if not person.email:
            raise EmailMissing
        case Reach.PHONE if not person.phone:
            raise PhoneMissing
        case Reach.LETTER if not person.postal_address:
            raise AddressMissing
        case _:
            pass


def check_attendance(person: Details, rounds: Iterable[int]) -> None:
    if person.attendance is Attendance.ONE_ROUND and person.only_round_id not in set(rounds):
        raise RoundMissing


def check_choices(choices: Sequence[Choice], offered: Mapping[int, int], *, per_round: int) -> None:
    """Every forum once, offered in its round, and no more than so many per round.

    ``offered`` maps each forum that takes place to its round; ``per_round`` is 0 where forums are
    chosen on the day.
    """
    if choices and not per_round:
        raise NoChoiceNow
    forums = [choice.forum_id for choice in choices]
    if len(set(forums)) < len(forums):
        raise WishedTwice
    if any(offered.get(choice.forum_id) != choice.round_id for choice in choices):
        raise ForumNotOffered
    rounds = [choice.round_id for choice in choices]
    if any(rounds.count(round_id) > per_round for round_id in set(rounds)):
        raise TooManyWishes


def ranked(choices: Iterable[Choice]) -> list[tuple[Choice, int]]:
    """Each choice with its rank in its round; a gap in a list of wishes closes by itself."""
    counted: dict[int, int] = {}
    result = []
    for choice in choices:
        counted[choice.round_id] = counted.get(choice.round_id, 0) + 1
        result.append((choice, counted[choice.round_id]))
    return result


def seat_of(registration: Registration) -> Details:
    """What belongs to the seat and not to the person: which part of the day, and which forums."""
    known = details_of(registration)
    return Details(
        attendance=known.attendance, only_round_id=known.only_round_id, choices=known.choices
    )


def details_of(registration: Registration) -> Details:
    """What is kept of a person, as they told it."""
    choices = [
        Choice(round_id=wish.round_id, forum_id=wish.forum_id) for wish in registration.wishes
    ] or [
        Choice(
            round_id=place.round_id,
            forum_id=place.forum_id,
            or_wait=place.state is PlaceState.WAITING,
        )
        for place in registration.places
        if place.is_chosen
    ]
    return Details(
        salutation=registration.salutation,
        title=registration.title,
        first_name=registration.first_name,
        last_name=registration.last_name,
        reach_by=registration.reach_by,
        email=registration.email,
        phone=registration.phone,
        postal_address=registration.postal_address,
        organisation=registration.organisation,
        role=registration.role,
        municipality_id=registration.municipality_id,
        attendance=registration.attendance,
        only_round_id=registration.only_round_id,
        choices=tuple(choices),
        consents=frozenset(consent.kind for consent in registration.consents if consent.given),
        message=registration.message,
        needs=needs_of(registration.need),
    )
