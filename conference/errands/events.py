"""What happens to an errand. The words go into the trail."""

from conference.core.events import Event


class ErrandEvent(Event):
    kind = "errand"


class ErrandAsked(ErrandEvent):
    words = "hat eine große Datei angefordert"


class ErrandFailed(ErrandEvent):
    words = "konnte eine große Datei nicht erstellen"
