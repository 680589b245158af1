"""What happens by itself: an event below, and what the rooms above do about it. All of it on this page."""

from conference.calls import queries as calls
from conference.calls.service import forget_calls
from conference.core.events import Announcement, Event, PublicPagesChange
from conference.core.queue import every_minute
from conference.core.transaction import listen
from conference.mail import delivery, outbox
from conference.planning.events import (
    ConferenceAnnounced,
    DatesChanged,
    RoomEvent,
    SeatsChanged,
    SupportChanged,
    YearCopied,
)
from conference.planning.rules.seating import register_crowd
from conference.programme.queries.demand import register_demand
from conference.programme.services.copying import copy_programme
from conference.registration import queries as registrations
from conference.registration.events import PersonForgotten
from conference.registration.queries.calls import register_calls
from conference.registration.services import needs, seats
from conference.trail import service as trail
from conference.web import page_stamp


def init_app() -> None:
    listen(trail.write_down)
    every_minute(outbox.SWEEP, delivery.deliver_due)
    listen(show_the_public)
    listen(copy_the_programme)
    listen(give_the_planned_seats)
    listen(forget_the_calls)
    listen(keep_needs_as_long_as_planned)
    register_demand(registrations.demand)
    register_crowd(registrations.crowd)
    register_calls(calls.open_calls)


def show_the_public(news: Announcement) -> None:
    """What stands on public pages has changed: no process may show what it has kept."""
    if isinstance(news.event, PublicPagesChange):
        page_stamp.renew()


def copy_the_programme(news: Announcement) -> None:
    """A year was made from an earlier one: its programme comes along."""
    if isinstance(news.event, YearCopied):
        copy_programme(news.event.source_id, news.event.subject_id, actor=news.actor)


def keep_needs_as_long_as_planned(news: Announcement) -> None:
    """The day of the conference has moved, or needs are kept for more or fewer days."""
    if isinstance(news.event, (DatesChanged, SupportChanged)):
        needs.follow(news.event.subject_id)


def give_the_planned_seats(news: Announcement) -> None:
    """More seats or larger rooms let people move up from the waiting lists."""
    match news.event:
        case SeatsChanged() | ConferenceAnnounced():
            seats.follow(news.event.subject_id)
        case RoomEvent():
            seats.follow(news.event.conference_id)
        case Event(kind="forum"):
            seats.follow_forum(news.event.subject_id)
        case _:
            pass


def forget_the_calls(news: Announcement) -> None:
    """A person is forgotten: so is what was said on the telephone."""
    if isinstance(news.event, PersonForgotten):
        forget_calls(news.event.subject_id)
