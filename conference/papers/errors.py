"""What can go wrong with letters on paper."""

from flask_babel import lazy_gettext as _

from conference.core.errors import DomainError, NotFound


class AddressIncomplete(DomainError):
    """Only the office reads it; ``missing`` names what a postman needs and does not find."""

    def __init__(self, missing: str) -> None:
        super().__init__()
        self.message = f"Für den Brief fehlt noch: {missing}. Bitte ergänzen Sie die Anmeldung."


class NothingToPrint(NotFound):
    """Only the office reads it."""

    message = "Es wartet kein Brief mehr, der gedruckt werden kann."


class NoBadge(NotFound):
    """Only the office reads it."""

    message = "Namensschilder gibt es nur für Menschen, die einen Platz haben. Hier hat noch niemand einen."


class CodeUnknown(NotFound):
    message = _(
        "Diesen Code kennen wir nicht, oder er gilt nicht mehr. Bitte prüfen Sie, ob Sie ihn richtig "
        "abgeschrieben haben. Oder rufen Sie uns an."
    )
