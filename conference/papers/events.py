"""What happens to letters on paper; told of the registration they are about."""

from conference.registration.events import RegistrationEvent


class PaperEvent(RegistrationEvent):
    is_about_a_letter = True


class PaperWritten(PaperEvent):
    words = "hat einen Brief zum Drucken geschrieben"


class PaperPrinted(PaperEvent):
    words = "hat den Brief gedruckt"


class PrintingTakenBack(PaperEvent):
    words = "hat den Druck des Briefs zurückgenommen"
