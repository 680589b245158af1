"""What happens to a registration. The words go into the trail; personal data never stands here."""

from dataclasses import dataclass

from conference.core.events import Event, PublicPagesChange


@dataclass(frozen=True, kw_only=True)
class RegistrationEvent(Event):
    """``conference_id`` is the conference the registration belongs to."""

    kind = "registration"

    conference_id: int


class Registered(RegistrationEvent):
    words = "hat angemeldet: Platz sicher"


class WaitingListJoined(RegistrationEvent):
    words = "hat angemeldet: Warteliste"


class ConfirmationAsked(RegistrationEvent):
    words = "hat angemeldet: Platz gehalten, E-Mail-Adresse noch nicht bestätigt"


class EmailConfirmed(RegistrationEvent):
    words = "hat die E-Mail-Adresse bestätigt"


class ConfirmationReminded(RegistrationEvent):
    words = "hat an die Bestätigung der E-Mail-Adresse erinnert"
    is_about_a_letter = True


class Expired(RegistrationEvent):
    words = "hat die Anmeldung verfallen lassen: E-Mail-Adresse nicht bestätigt"


@dataclass(frozen=True, kw_only=True)
class RegistrationChanged(RegistrationEvent):
    """``about_forums``: wishes, needs or the rounds attended are others than before."""

    words = "hat die Anmeldung geändert"

    about_forums: bool = False


class MovedUp(RegistrationEvent):
    words = "ist von der Warteliste nachgerückt"


class ForumSeatTaken(RegistrationEvent):
    words = "ist in einem Forum nachgerückt"


class ForumLineJoined(RegistrationEvent):
    words = "wartet auf einen Platz in einem Forum und behält so lange den jetzigen"


class ForumsGiven(RegistrationEvent):
    """Nobody's business but the office's until the person is told."""

    words = "hat Plätze in Foren zugeteilt, noch nicht mitgeteilt"


class ForumFixed(RegistrationEvent):
    words = "hat einen Platz in einem Forum festgelegt"


class ForumFreed(RegistrationEvent):
    words = "legt einen Platz in einem Forum nicht mehr fest"


class ForumsTold(RegistrationEvent):
    words = "hat die Foren mitgeteilt"


@dataclass(frozen=True, kw_only=True)
class AllForumsTold(Event):
    """``subject_id`` is the conference, ``people`` the registrations that were told at once."""

    kind = "conference"
    words = "hat Gästen ihre Foren mitgeteilt"

    people: tuple[int, ...]


class SeatOffered(RegistrationEvent):
    words = "hat einen frei gewordenen Platz angeboten"


class OfferTaken(RegistrationEvent):
    words = "hat den angebotenen Platz angenommen"


class OfferDeclined(RegistrationEvent):
    words = "hat den angebotenen Platz abgelehnt"


class OfferLapsed(RegistrationEvent):
    words = "hat das Angebot verfallen lassen: keine Antwort in der Frist"


class OfferWithdrawn(RegistrationEvent):
    words = "hat das Angebot zurückgenommen"


class PriorityGiven(RegistrationEvent):
    words = "hat Vorrang auf der Warteliste gegeben"


class PriorityTaken(RegistrationEvent):
    words = "hat den Vorrang auf der Warteliste zurückgenommen"


class ForumWaitingLeft(RegistrationEvent):
    words = "wartet nicht mehr auf einen Platz im Forum"


class QuotaChanged(RegistrationEvent):
    words = "hat das Kontingent geändert"


class PartySeparated(RegistrationEvent):
    words = "hat die Gruppe getrennt: alle rücken einzeln nach"


class Withdrawn(RegistrationEvent):
    words = "hat abgemeldet"


class Rejected(RegistrationEvent):
    words = "hat die Anmeldung abgelehnt"


class Readmitted(RegistrationEvent):
    words = "hat wieder angemeldet"


class LinkSentAgain(RegistrationEvent):
    words = "hat den Link noch einmal angefordert"
    is_about_a_letter = True


class LinkSent(RegistrationEvent):
    words = "hat den Link noch einmal geschickt"
    is_about_a_letter = True


class Merged(RegistrationEvent):
    words = "hat zwei Anmeldungen zusammengeführt"


class MergedInto(RegistrationEvent):
    words = "hat diese Anmeldung mit einer anderen zusammengeführt; die andere gilt"


class ToldApart(RegistrationEvent):
    words = "hat entschieden: zwei Personen"


class Replaced(RegistrationEvent):
    words = "hat den Platz an jemand anderes gegeben"


class PersonForgotten(RegistrationEvent):
    words = "hat die Angaben zur Person gelöscht"


class NeedsDeleted(Event):
    """``subject_id`` is the conference; whose needs they were nobody knows any more."""

    kind = "conference"
    words = "hat den Unterstützungsbedarf gelöscht"


class NoteWritten(RegistrationEvent):
    words = "hat eine Notiz geschrieben"


class ScanKept(RegistrationEvent):
    words = "hat das Blatt abgelegt"


class ScanReplaced(RegistrationEvent):
    words = "hat das abgelegte Blatt ersetzt"


class ScanDropped(RegistrationEvent):
    words = "hat das abgelegte Blatt gelöscht"


class QuestionRaised(RegistrationEvent):
    words = "hat eine Rückfrage gestellt"


class QuestionSettled(RegistrationEvent):
    words = "hat eine Rückfrage geklärt"


class ProtectionKept(RegistrationEvent):
    words = "hat entschieden: bleibt von Listen und Fotos geschützt"


class ProtectionLifted(RegistrationEvent):
    words = "hat entschieden: darf auf Listen und Fotos"


class SeatsRanOut(PublicPagesChange):
    """Whoever registers from now on has to wait; the form says so."""

    kind = "conference"
    words = "hat den letzten öffentlichen Platz vergeben"


class SeatsFreeAgain(PublicPagesChange):
    kind = "conference"
    words = "hat wieder freie öffentliche Plätze"


@dataclass(frozen=True, kw_only=True)
class ContingentEvent(Event):
    """``conference_id`` is the conference whose seats they are, ``organisation_id`` who has them."""

    kind = "contingent"

    conference_id: int
    organisation_id: int


class ContingentGranted(ContingentEvent):
    words = "hat einer Organisation Plätze gegeben"


class ContingentChanged(ContingentEvent):
    words = "hat die Plätze einer Organisation geändert"


class ContingentEnding(ContingentEvent):
    words = "hat die Organisation an die Rückgabe der Plätze erinnert"


class ContingentReturned(ContingentEvent):
    words = "hat Plätze ohne Namen zurückgegeben"
