"""What can go wrong at the telephone. Only the office reads it."""

from conference.core.errors import DomainError


class ReasonMissing(DomainError):
    status = 422
    message = "Bitte schreiben Sie, warum diese Person angerufen werden muss."
    field = "reason"


class DayMissing(DomainError):
    status = 422
    message = "Bitte nennen Sie den Tag, an dem Sie wieder anrufen."
    field = "next_on"


class DayIsOver(DomainError):
    status = 422
    message = "Dieser Tag ist schon vorbei. Bitte nennen Sie heute oder einen späteren Tag."
    field = "next_on"


class DayTooLate(DomainError):
    status = 422
    message = "Dann ist die Konferenz schon vorbei. Bitte nennen Sie einen früheren Tag."
    field = "next_on"
