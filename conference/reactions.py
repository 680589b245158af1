"""What happens by itself: an event below, and what the rooms above do about it. All of it on this page."""

from conference.core.events import Announcement, PublicPagesChange
from conference.core.transaction import listen
from conference.planning.events import YearCopied
from conference.programme.services.copying import copy_programme
from conference.trail import service as trail
from conference.web import page_stamp


def init_app() -> None:
    listen(trail.write_down)
    listen(show_the_public)
    listen(copy_the_programme)


def show_the_public(news: Announcement) -> None:
    """What stands on public pages has changed: no process may show what it has kept."""
    if isinstance(news.event, PublicPagesChange):
        page_stamp.renew()


def copy_the_programme(news: Announcement) -> None:
    """A year was made from an earlier one: its programme comes along."""
    if isinstance(news.event, YearCopied):
        copy_programme(news.event.source_id, news.event.subject_id, actor=news.actor)
