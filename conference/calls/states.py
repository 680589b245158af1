"""Why somebody is called, and what comes of a call."""

from enum import StrEnum


class CallReason(StrEnum):
    """Why somebody stands on the call list."""

    QUESTION = "question"
    BOUNCED = "bounced"
    BY_HAND = "by_hand"
    NO_EMAIL = "no_email"
    OFFER = "offer"

    @property
    def label(self) -> str:
        return _REASONS[self]


_REASONS = {
    CallReason.QUESTION: "Rückfrage",
    CallReason.BOUNCED: "Brief kam nicht an",
    CallReason.BY_HAND: "Vom Büro vorgemerkt",
    CallReason.NO_EMAIL: "Hört von uns nur am Telefon",
    CallReason.OFFER: "Platz angeboten",
}


class CallResult(StrEnum):
    """What came of a call."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    CALL_AGAIN = "call_again"
    WRONG_NUMBER = "wrong_number"
    SETTLED = "settled"

    @property
    def label(self) -> str:
        return _RESULTS[self]

    @property
    def tells_everything(self) -> bool:
        """Whether the person knows all that there was to say; open questions stay open."""
        return self in DONE


DONE = frozenset({CallResult.REACHED, CallResult.SETTLED})
_RESULTS = {
    CallResult.REACHED: "erreicht, alles gesagt",
    CallResult.NOT_REACHED: "nicht erreicht",
    CallResult.CALL_AGAIN: "noch einmal anrufen",
    CallResult.WRONG_NUMBER: "falsche Nummer",
    CallResult.SETTLED: "anders erledigt (Brief, E-Mail, vor Ort)",
}
