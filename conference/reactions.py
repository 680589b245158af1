"""What happens by itself: an event below, and what the rooms above do about it. All of it on this page."""

from conference.core.transaction import listen
from conference.trail import service as trail


def init_app() -> None:
    listen(trail.write_down)
