"""What can go wrong while a programme is planned."""

from flask_babel import lazy_gettext as _

from conference.core.errors import DomainError


class EndsBeforeItStarts(DomainError):
    status = 422
    message = _("Das Ende liegt vor dem Anfang. Bitte prüfen Sie die Zeiten.")
    field = "ends"


class CodeTaken(DomainError):
    message = _("Dieses Kürzel ist schon vergeben. Bitte wählen Sie ein anderes.")
    field = "code"


class RoundNotEmpty(DomainError):
    message = _("In dieser Runde liegen noch Foren. Bitte verschieben Sie sie zuerst.")
