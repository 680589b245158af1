"""What happens to an errand. The words go into the trail."""

from conference.core.events import Event


class ErrandEvent(Event):
    kind = "errand"


class ErrandAsked(ErrandEvent):
    words = "hat einen Auftrag gegeben"


class ErrandFailed(ErrandEvent):
    words = "konnte einen Auftrag nicht ausführen"
