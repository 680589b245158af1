"""What happens to letters on paper; told of the registration they are about."""

from conference.registration.events import RegistrationEvent


class PaperWritten(RegistrationEvent):
    words = "hat einen Brief zum Drucken geschrieben"


class PaperPrinted(RegistrationEvent):
    words = "hat den Brief gedruckt"


class PrintingTakenBack(RegistrationEvent):
    words = "hat den Druck des Briefs zurückgenommen"
