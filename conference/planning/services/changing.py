"""Change what a conference says about itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from conference.core import clock
from conference.core.actor import Actor
from conference.core.changes import change, values_of
from conference.core.errors import require
from conference.core.events import Change, announce
from conference.core.transaction import use_case
from conference.core.translated import Translated
from conference.planning import policy, queries
from conference.planning.errors import (
    AgesTurnedRound,
    DayInOtherYear,
    GermanMissing,
    IsArchived,
    OverbookingUnexplained,
    PeopleWillFeelIt,
)
from conference.planning.events import (
    ConferenceEvent,
    ConfirmingChanged,
    ContactChanged,
    DatesChanged,
    Overbooked,
    SeatsChanged,
    SupportChanged,
    TextsChanged,
    VenueChanged,
    WaitingChanged,
)
from conference.planning.models import Conference
from conference.planning.rules.dates import Dates
from conference.planning.rules.seating import consequences_of
from conference.planning.rules.words import CONFERENCE
from conference.planning.states import ChoiceMode, ConferenceState


@dataclass(frozen=True, kw_only=True)
class Texts:
    """What the public reads about the conference."""

    title: Translated
    theme: Translated
    motto: Translated
    intro: Translated
    practical: Translated
    privacy_short: Translated


@dataclass(frozen=True, kw_only=True)
class Venue:
    """Where it takes place; ``venue_note`` stays in the office."""

    venue_name: str
    venue_street: str
    venue_postal_code: str
    venue_city: str
    directions: Translated
    venue_access: Translated
    venue_note: str


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Whom people ask."""

    contact_name: str
    contact_email: str
    contact_phone: str
    contact_hours: Translated


@dataclass(frozen=True, kw_only=True)
class Seats:
    """How many come, and how they find their forum."""

    public_seats: int
    reserved_seats: int
    choice_mode: ChoiceMode
    wishes_per_round: int


@dataclass(frozen=True, kw_only=True)
class Support:
    """What the house offers to those who need something, and how long their needs are kept.

    The lift is measured inside, in centimetres; children of both ages are still looked after.
    """

    lift_width_cm: int | None
    lift_depth_cm: int | None
    childcare_places: int
    childcare_from_age: int
    childcare_to_age: int
    needs_kept_days: int


@dataclass(frozen=True, kw_only=True)
class Confirming:
    """Whether an address counts only once its owner has confirmed it."""

    confirms_email: bool


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """How long a free seat is held for whoever waits, and whether a smaller group may overtake."""

    offer_hours: int
    smaller_overtake: bool


def what_people_feel(conference: Conference, seats: Seats) -> Sequence[str]:
    """Whom these seats would touch, in sentences."""
    return consequences_of(
        conference,
        public_seats=seats.public_seats,
        reserved_seats=seats.reserved_seats,
        choice_mode=seats.choice_mode,
    )


_IN_CALENDARS = (
    *("title", "day", "doors", "starts", "ends"),
    *("venue_name", "venue_street", "venue_postal_code", "venue_city"),
)


@use_case
def change_texts(conference: Conference, texts: Texts, *, actor: Actor, why: str = "") -> None:
    """Say something else about the conference; title and theme always exist in German."""
    for field, text in (("title", texts.title), ("theme", texts.theme)):
        if not text.german:
            raise GermanMissing(field, CONFERENCE[field])
    _change(conference, values_of(texts), TextsChanged, actor=actor, why=why)


@use_case
def change_dates(
    conference: Conference,
    dates: Dates,
    *,
    move_the_rest: bool = False,
    actor: Actor,
    why: str = "",
) -> None:
    """Move the day, or the deadlines around it.

    With ``move_the_rest`` only the day and its times are taken from ``dates``; every deadline moves
    by as many days as the day does.
    """
    if move_the_rest:
        moved = Dates.of(conference).moved_to(dates.day)
        dates = replace(moved, doors=dates.doors, starts=dates.starts, ends=dates.ends)
    if dates.day.year != conference.year:
        raise DayInOtherYear(conference.year)
    dates.check()
    _change(conference, values_of(dates), DatesChanged, actor=actor, why=why)


@use_case
def change_venue(conference: Conference, venue: Venue, *, actor: Actor, why: str = "") -> None:
    _change(conference, values_of(venue), VenueChanged, actor=actor, why=why)


@use_case
def change_contact(
    conference: Conference, contact: Contact, *, actor: Actor, why: str = ""
) -> None:
    _change(conference, values_of(contact), ContactChanged, actor=actor, why=why)


@use_case
def change_confirming(
    conference: Conference, confirming: Confirming, *, actor: Actor, why: str = ""
) -> None:
    """From now on; whoever has been asked already is not let off."""
    _change(conference, values_of(confirming), ConfirmingChanged, actor=actor, why=why)


@use_case
def change_waiting(
    conference: Conference, waiting: Waiting, *, actor: Actor, why: str = ""
) -> None:
    """Other rules for whoever is served from now on; an offer that was made keeps its time."""
    _change(conference, values_of(waiting), WaitingChanged, actor=actor, why=why)


@use_case
def change_seats(
    conference: Conference, seats: Seats, *, actor: Actor, why: str = "", acknowledged: str = ""
) -> None:
    """Offer more or fewer seats, or another way to a forum; nobody who has a seat loses it.

    More seats than the house holds are possible on purpose, with a reason. ``acknowledged`` holds the sentences of :func:`what_people_feel` that the office has read.
    """
    require(policy.may_change(actor, conference))
    consequences = what_people_feel(conference, seats)
    if consequences and acknowledged != " ".join(consequences):
        raise PeopleWillFeelIt(consequences)
    before = queries.overbooked_by(conference)
    after = queries.overbooked_by(conference, seats.public_seats + seats.reserved_seats)
    if after > before and not why:
        raise OverbookingUnexplained(after)
    _change(conference, values_of(seats), SeatsChanged, actor=actor, why=why)
    if after != before:
        changes = [Change("Überbucht um", str(before), str(after))]
        announce(Overbooked(subject_id=conference.id), by=actor, why=why, changes=changes)


@use_case
def change_support(
    conference: Conference, support: Support, *, actor: Actor, why: str = ""
) -> None:
    """Offer other support, and keep what people need for more or fewer days."""
    if support.childcare_from_age > support.childcare_to_age:
        raise AgesTurnedRound
    _change(conference, values_of(support), SupportChanged, actor=actor, why=why)


def _change(
    conference: Conference,
    values: dict[str, object],
    fact: type[ConferenceEvent],
    *,
    actor: Actor,
    why: str,
) -> None:
    require(policy.may_change(actor, conference))
    if conference.state is ConferenceState.ARCHIVED:
        raise IsArchived
    before = calendar_face(conference)
    changes = change(conference, CONFERENCE, values)
    if not changes:
        return
    if calendar_face(conference) != before:
        conference.sequence += 1
        conference.changed_at = clock.now()
    announce(fact(subject_id=conference.id), by=actor, why=why, changes=changes)


def calendar_face(conference: Conference) -> tuple[object, ...]:
    """What a calendar shows of the whole day; when it changes, the calendar entry gets a new version."""
    return tuple(getattr(conference, name) for name in _IN_CALENDARS)
