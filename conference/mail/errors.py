"""What can go wrong with a letter."""

from conference.core.errors import DomainError


class BadAddress(DomainError):
    """No mail server would take this address; the message says why, to the office."""

    status = 422

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class LetterUnderWay(DomainError):
    message = "Der Brief ist gerade unterwegs. Bitte laden Sie die Seite in einer Minute neu."


class LeaseLost(DomainError):
    """Somebody else has taken up the letter, because this worker took too long."""
