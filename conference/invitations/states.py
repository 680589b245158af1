"""What becomes of an invitation, of a mailing, and of each of its recipients."""

from enum import StrEnum


class InvitationState(StrEnum):
    DRAFT = "draft"
    QUEUED = "queued"
    SENT = "sent"
    BOUNCED = "bounced"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    NO_REPLY = "no_reply"
    OPTED_OUT = "opted_out"

    @property
    def label(self) -> str:
        return _INVITATIONS[self]


_INVITATIONS = {
    InvitationState.DRAFT: "Entwurf",
    InvitationState.QUEUED: "zum Versand vorgemerkt",
    InvitationState.SENT: "versendet",
    InvitationState.BOUNCED: "unzustellbar",
    InvitationState.ACCEPTED: "Zusage",
    InvitationState.DECLINED: "Absage",
    InvitationState.NO_REPLY: "keine Antwort",
    InvitationState.OPTED_OUT: "wünscht keine Einladungen",
}
_ANSWERS = frozenset(
    {InvitationState.ACCEPTED, InvitationState.DECLINED, InvitationState.OPTED_OUT}
)

INVITATION_STEPS = {
    InvitationState.DRAFT: _ANSWERS | {InvitationState.QUEUED},
    InvitationState.QUEUED: _ANSWERS | {InvitationState.SENT, InvitationState.DRAFT},
    InvitationState.SENT: _ANSWERS
    | {InvitationState.BOUNCED, InvitationState.NO_REPLY, InvitationState.QUEUED},
    InvitationState.BOUNCED: _ANSWERS | {InvitationState.QUEUED},
    InvitationState.NO_REPLY: _ANSWERS | {InvitationState.QUEUED, InvitationState.BOUNCED},
    InvitationState.ACCEPTED: {
        InvitationState.DECLINED,
        InvitationState.OPTED_OUT,
        InvitationState.NO_REPLY,  # the address was never confirmed
    },
    InvitationState.DECLINED: {
        InvitationState.ACCEPTED,
        InvitationState.OPTED_OUT,
        InvitationState.SENT,  # passed on after all
    },
    InvitationState.OPTED_OUT: {InvitationState.ACCEPTED},  # who registers without being asked
}


class Way(StrEnum):
    """How an invitation goes out; who cannot be written to is called."""

    MAIL = "mail"
    PAPER = "paper"
    CALL = "call"

    @property
    def label(self) -> str:
        return _WAYS[self]


_WAYS = {Way.MAIL: "E-Mail", Way.PAPER: "Brief", Way.CALL: "Anruf"}


class MailingState(StrEnum):
    DRAFT = "draft"
    SENDING = "sending"
    STOPPED = "stopped"
    DONE = "done"

    @property
    def label(self) -> str:
        return _MAILINGS[self]


_MAILINGS = {
    MailingState.DRAFT: "in Vorbereitung",
    MailingState.SENDING: "wird versendet",
    MailingState.STOPPED: "angehalten",
    MailingState.DONE: "fertig versendet",
}

MAILING_STEPS = {
    MailingState.DRAFT: {MailingState.SENDING},
    MailingState.SENDING: {MailingState.STOPPED, MailingState.DONE},
    MailingState.STOPPED: {MailingState.SENDING, MailingState.DONE},
    MailingState.DONE: set(),
}


class RecipientState(StrEnum):
    WAITING = "waiting"
    WRITTEN = "written"
    LEFT_OUT = "left_out"

    @property
    def label(self) -> str:
        return _RECIPIENTS[self]


_RECIPIENTS = {
    RecipientState.WAITING: "noch nicht geschrieben",
    RecipientState.WRITTEN: "geschrieben",
    RecipientState.LEFT_OUT: "ausgelassen",
}

RECIPIENT_STEPS = {
    RecipientState.WAITING: {RecipientState.WRITTEN, RecipientState.LEFT_OUT},
    RecipientState.WRITTEN: set(),
    RecipientState.LEFT_OUT: set(),
}


class Audience(StrEnum):
    """Whom a list asks for."""

    PEOPLE = "people"
    CONTACTS = "contacts"
    ORGANISATIONS = "organisations"

    @property
    def label(self) -> str:
        return _AUDIENCES[self]


_AUDIENCES = {
    Audience.PEOPLE: "Personen",
    Audience.CONTACTS: "Ansprechpersonen von Organisationen",
    Audience.ORGANISATIONS: "Organisationen",
}
