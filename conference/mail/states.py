"""What may become of a letter."""

from enum import StrEnum


class LetterState(StrEnum):
    PENDING = "pending"
    CLAIMED = "claimed"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCLEAR = "unclear"
    DISCARDED = "discarded"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    LetterState.PENDING: "wartet",
    LetterState.CLAIMED: "wird vorbereitet",
    LetterState.SENDING: "wird gesendet",
    LetterState.SENT: "gesendet",
    LetterState.FAILED: "unzustellbar",
    LetterState.UNCLEAR: "unklar",
    LetterState.DISCARDED: "verworfen",
}

STEPS = {
    LetterState.PENDING: {LetterState.CLAIMED, LetterState.FAILED, LetterState.DISCARDED},
    LetterState.CLAIMED: {LetterState.PENDING, LetterState.SENDING, LetterState.FAILED},
    LetterState.SENDING: {
        LetterState.SENT,
        LetterState.PENDING,
        LetterState.FAILED,
        LetterState.UNCLEAR,
    },
    LetterState.FAILED: {LetterState.PENDING, LetterState.DISCARDED},
    LetterState.UNCLEAR: {
        LetterState.PENDING,
        LetterState.SENT,
        LetterState.FAILED,
        LetterState.DISCARDED,
    },
    LetterState.SENT: set(),
    LetterState.DISCARDED: set(),
}
