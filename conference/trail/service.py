"""Write down what happened."""

from conference.core import clock
from conference.core.database import db
from conference.core.events import Announcement
from conference.trail.models import Entry


def write_down(news: Announcement) -> None:
    """Leave a line about this announcement, inside the transaction it belongs to."""
    db.session.add(
        Entry(
            happened_at=clock.now(),
            actor=news.actor.name,
            staff_id=news.actor.staff_id,
            kind=news.event.kind,
            subject_id=news.event.subject_id,
            event=type(news.event).__name__,
            words=news.event.words,
            why=news.why,
            changes=[[change.what, change.old, change.new] for change in news.changes],
        )
    )
