"""What happens by itself: an event below, and what the rooms above do about it. All of it on this page."""

from conference.core.events import Announcement, Event, PublicPagesChange
from conference.core.queue import every_minute
from conference.core.transaction import listen
from conference.intake.services import carrying_out, keeping
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
    listen(keep_needs_as_long_as_planned)
