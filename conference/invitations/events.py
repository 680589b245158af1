"""What happens to invitations."""

from dataclasses import dataclass

from conference.core.events import Event


@dataclass(frozen=True, kw_only=True)
class InvitationEvent(Event):
    kind = "invitation"


class InvitationAccepted(InvitationEvent):
    words = "hat zugesagt"


class InvitationDeclined(InvitationEvent):
    words = "hat abgesagt"


class InvitationPassedOn(InvitationEvent):
    words = "hat die Einladung weitergegeben"


class InvitationsEnded(InvitationEvent):
    words = "wünscht keine Einladungen mehr"


class AnswerLapsed(InvitationEvent):
    words = "hat die Anmeldung nicht bestätigt: wieder keine Antwort"


class InvitationPrinted(InvitationEvent):
    words = "hat die Einladung gedruckt"
