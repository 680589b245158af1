"""What may become of a letter."""

from enum import StrEnum


class LetterState(StrEnum):
    PENDING = "pending"  # wartet
    CLAIMED = "claimed"  # wird vorbereitet
    SENDING = "sending"  # wird gesendet
    SENT = "sent"  # gesendet
    FAILED = "failed"  # unzustellbar
    UNCLEAR = "unclear"  # unklar
    DISCARDED = "discarded"  # verworfen


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
    LetterState.UNCLEAR: {LetterState.PENDING, LetterState.SENT, LetterState.DISCARDED},
    LetterState.SENT: set(),
    LetterState.DISCARDED: {LetterState.PENDING},
}
