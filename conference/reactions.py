"""What happens by itself: an event below, and what the rooms above do about it. All of it on this page."""

from conference.core.events import Announcement, Event, PublicPagesChange
from conference.core.queue import every_minute
from conference.core.transaction import listen
from conference.mail import delivery, outbox
from conference.papers import queries as papers
from conference.papers.services.writing import follow as write_on_paper
from conference.planning.events import (
    ConferenceAnnounced,
    RoomEvent,
    SeatsChanged,
    YearCopied,
)
from conference.planning.rules.seating import register_crowd
from conference.programme.queries.demand import register_demand
from conference.programme.services.copying import copy_programme
from conference.registration import queries as registrations
from conference.registration.queries.overview import register_paper
from conference.registration.services import seats
from conference.trail import service as trail
from conference.web import page_stamp


def init_app() -> None:
    listen(trail.write_down)
    every_minute(outbox.SWEEP, delivery.deliver_due)
    listen(show_the_public)
    listen(copy_the_programme)
    listen(give_the_planned_seats)
    listen(write_on_paper)
    register_demand(registrations.demand)
    register_crowd(registrations.crowd)
    register_paper(papers.waiting_count)


def show_the_public(news: Announcement) -> None:
    """What stands on public pages has changed: no process may show what it has kept."""
    if isinstance(news.event, PublicPagesChange):
        page_stamp.renew()


def copy_the_programme(news: Announcement) -> None:
    """A year was made from an earlier one: its programme comes along."""
    if isinstance(news.event, YearCopied):
        copy_programme(news.event.source_id, news.event.subject_id, actor=news.actor)


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
