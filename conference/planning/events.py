"""What happens to a conference."""

from dataclasses import dataclass

from conference.core.events import Event, PublicPagesChange


class ConferenceEvent(Event):
    kind = "conference"


class ConferencePlanned(ConferenceEvent):
    words = "hat die Konferenz angelegt"


@dataclass(frozen=True, kw_only=True)
class YearCopied(ConferenceEvent):
    """A new year was made from an old one; rooms above copy what is theirs."""

    words = "hat die Konferenz aus einer früheren angelegt"

    source_id: int


class TextsChanged(ConferenceEvent, PublicPagesChange):
    words = "hat die Texte geändert"


class DatesChanged(ConferenceEvent, PublicPagesChange):
    words = "hat die Termine geändert"


class VenueChanged(ConferenceEvent, PublicPagesChange):
    words = "hat den Ort geändert"


class ContactChanged(ConferenceEvent, PublicPagesChange):
    words = "hat den Kontakt geändert"


class SeatsChanged(ConferenceEvent, PublicPagesChange):
    """Seats, or how forums are chosen; the registration room brings its seat pools up to date."""

    words = "hat die Plätze oder die Forenwahl geändert"


class Overbooked(ConferenceEvent):
    """There are more seats than the house holds, or again no more than that."""

    words = "hat die Plätze gegen die Räume gerechnet"


class SupportChanged(ConferenceEvent, PublicPagesChange):
    words = "hat geändert, was für Unterstützung da ist"


class ConfirmingChanged(ConferenceEvent):
    words = "hat die Bestätigung von E-Mail-Adressen umgestellt"


class WaitingChanged(ConferenceEvent, PublicPagesChange):
    """Other rules for the waiting lists; the registration room looks whom they let in."""

    words = "hat die Regeln der Wartelisten geändert"


class InterpretersChanged(ConferenceEvent):
    words = "hat die Sprachmittlung geändert"


class ConferenceAnnounced(ConferenceEvent, PublicPagesChange):
    words = "hat die Konferenz angekündigt"


class ConferenceTakenBack(ConferenceEvent, PublicPagesChange):
    words = "hat die Konferenz in den Entwurf zurückgenommen"


class ConferenceArchived(ConferenceEvent, PublicPagesChange):
    words = "hat die Konferenz ins Archiv gelegt"


class ConferenceReopened(ConferenceEvent, PublicPagesChange):
    words = "hat die Konferenz aus dem Archiv zurückgeholt"


@dataclass(frozen=True, kw_only=True)
class RoomEvent(Event):
    """``conference_id`` is the conference the room belongs to."""

    kind = "venue_room"

    conference_id: int


class RoomAdded(RoomEvent):
    words = "hat den Raum angelegt"


class RoomChanged(RoomEvent, PublicPagesChange):
    words = "hat den Raum geändert"


class RoomRemoved(RoomEvent):
    words = "hat den Raum entfernt"
