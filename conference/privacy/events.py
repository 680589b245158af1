"""What happens when somebody asks for their data."""

from conference.registration.events import RegistrationEvent


class DisclosureGiven(RegistrationEvent):
    words = "hat Auskunft über alle gespeicherten Angaben gegeben"
