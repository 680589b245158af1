"""What happens at the telephone. What was said never stands here."""

from conference.registration.events import RegistrationEvent


class CallMade(RegistrationEvent):
    words = "hat angerufen"


class CallAsked(RegistrationEvent):
    words = "hat zum Anrufen vorgemerkt"
