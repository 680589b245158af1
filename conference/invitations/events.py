"""What happens to invitations, lists and mailings."""

from dataclasses import dataclass

from conference.core.events import Event


@dataclass(frozen=True, kw_only=True)
class ListEvent(Event):
    kind = "mailing_list"


@dataclass(frozen=True, kw_only=True)
class ListMade(ListEvent):
    words = "hat den Verteiler angelegt"


@dataclass(frozen=True, kw_only=True)
class ListChanged(ListEvent):
    words = "hat den Verteiler geändert"


@dataclass(frozen=True, kw_only=True)
class PutOnList(ListEvent):
    words = "hat jemanden von Hand auf den Verteiler gesetzt"


@dataclass(frozen=True, kw_only=True)
class TakenOffList(ListEvent):
    words = "hat jemanden von Hand vom Verteiler genommen"


@dataclass(frozen=True, kw_only=True)
class ExceptionLifted(ListEvent):
    words = "hat eine Ausnahme aufgehoben"


@dataclass(frozen=True, kw_only=True)
class MailingEvent(Event):
    kind = "mailing"


@dataclass(frozen=True, kw_only=True)
class MailingMade(MailingEvent):
    words = "hat die Aussendung angelegt"


@dataclass(frozen=True, kw_only=True)
class MailingChanged(MailingEvent):
    words = "hat die Aussendung geändert"


@dataclass(frozen=True, kw_only=True)
class MailingTried(MailingEvent):
    words = "hat sich eine Probe geschickt"


@dataclass(frozen=True, kw_only=True)
class MailingStarted(MailingEvent):
    words = "hat den Versand gestartet"


@dataclass(frozen=True, kw_only=True)
class MailingStopped(MailingEvent):
    words = "hat den Versand angehalten"


@dataclass(frozen=True, kw_only=True)
class MailingResumed(MailingEvent):
    words = "hat den Versand fortgesetzt"


@dataclass(frozen=True, kw_only=True)
class MailingDone(MailingEvent):
    words = "hat alle Einladungen geschrieben"


@dataclass(frozen=True, kw_only=True)
class InvitationEvent(Event):
    kind = "invitation"


@dataclass(frozen=True, kw_only=True)
class InvitationQueued(InvitationEvent):
    words = "hat die Einladung zum Versand vorgemerkt"


@dataclass(frozen=True, kw_only=True)
class InvitationSent(InvitationEvent):
    words = "hat die Einladung versendet"


@dataclass(frozen=True, kw_only=True)
class InvitationToPrint(InvitationEvent):
    words = "hat die Einladung zu den Briefen gelegt"


@dataclass(frozen=True, kw_only=True)
class InvitedByCall(InvitationEvent):
    words = "hat angerufen und eingeladen"


@dataclass(frozen=True, kw_only=True)
class InvitationReminded(InvitationEvent):
    words = "hat an die Einladung erinnert"


@dataclass(frozen=True, kw_only=True)
class InvitationBounced(InvitationEvent):
    words = "hat die Einladung als unzustellbar vermerkt"


@dataclass(frozen=True, kw_only=True)
class NobodyReplied(InvitationEvent):
    words = "hat bis zum genannten Tag keine Antwort bekommen"


@dataclass(frozen=True, kw_only=True)
class InvitationAccepted(InvitationEvent):
    words = "hat zugesagt"


@dataclass(frozen=True, kw_only=True)
class InvitationDeclined(InvitationEvent):
    words = "hat abgesagt"


@dataclass(frozen=True, kw_only=True)
class InvitationPassedOn(InvitationEvent):
    words = "hat die Einladung weitergegeben"


@dataclass(frozen=True, kw_only=True)
class InvitationsEnded(InvitationEvent):
    words = "wünscht keine Einladungen mehr"


@dataclass(frozen=True, kw_only=True)
class AnswerLapsed(InvitationEvent):
    words = "hat die Anmeldung nicht bestätigt: wieder keine Antwort"


@dataclass(frozen=True, kw_only=True)
class InvitationPrinted(InvitationEvent):
    words = "hat die Einladung gedruckt"
