"""What happens to a conference."""

from dataclasses import dataclass

from conference.core.events import Event, PublicPagesChange


@dataclass(frozen=True, kw_only=True)
class ConferenceEvent(Event):
    kind = "conference"


@dataclass(frozen=True, kw_only=True)
class ConferencePlanned(ConferenceEvent):
    words = "hat die Konferenz angelegt"


@dataclass(frozen=True, kw_only=True)
class YearCopied(ConferenceEvent):
    """A new year was made from an old one; rooms above copy what is theirs."""

    words = "hat die Konferenz aus einer früheren angelegt"

    source_id: int


@dataclass(frozen=True, kw_only=True)
class TextsChanged(ConferenceEvent, PublicPagesChange):
    words = "hat die Texte geändert"


@dataclass(frozen=True, kw_only=True)
class DatesChanged(ConferenceEvent, PublicPagesChange):
    words = "hat die Termine geändert"


@dataclass(frozen=True, kw_only=True)
class VenueChanged(ConferenceEvent, PublicPagesChange):
    words = "hat den Ort geändert"


@dataclass(frozen=True, kw_only=True)
class ContactChanged(ConferenceEvent, PublicPagesChange):
    words = "hat den Kontakt geändert"


@dataclass(frozen=True, kw_only=True)
class SeatsChanged(ConferenceEvent, PublicPagesChange):
    """Seats, or how forums are chosen; the registration room brings its seat pools up to date."""

    words = "hat die Plätze oder die Forenwahl geändert"


@dataclass(frozen=True, kw_only=True)
class SupportChanged(ConferenceEvent, PublicPagesChange):
    words = "hat geändert, was für Unterstützung da ist"


@dataclass(frozen=True, kw_only=True)
class InterpretersChanged(ConferenceEvent):
    words = "hat die Sprachmittlung geändert"


@dataclass(frozen=True, kw_only=True)
class ConferenceAnnounced(ConferenceEvent, PublicPagesChange):
    words = "hat die Konferenz angekündigt"


@dataclass(frozen=True, kw_only=True)
class ConferenceTakenBack(ConferenceEvent, PublicPagesChange):
    words = "hat die Konferenz in den Entwurf zurückgenommen"


@dataclass(frozen=True, kw_only=True)
class ConferenceArchived(ConferenceEvent, PublicPagesChange):
    words = "hat die Konferenz ins Archiv gelegt"


@dataclass(frozen=True, kw_only=True)
class ConferenceReopened(ConferenceEvent, PublicPagesChange):
    words = "hat die Konferenz aus dem Archiv zurückgeholt"


@dataclass(frozen=True, kw_only=True)
class RoomEvent(Event):
    """``conference_id`` is the conference the room belongs to."""

    kind = "venue_room"

    conference_id: int


@dataclass(frozen=True, kw_only=True)
class RoomAdded(RoomEvent):
    words = "hat den Raum angelegt"


@dataclass(frozen=True, kw_only=True)
class RoomChanged(RoomEvent, PublicPagesChange):
    words = "hat den Raum geändert"


@dataclass(frozen=True, kw_only=True)
class RoomRemoved(RoomEvent):
    words = "hat den Raum entfernt"
