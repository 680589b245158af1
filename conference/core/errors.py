"""What can go wrong, in the words of the people it happens to."""

from flask_babel import lazy_gettext as _


class DomainError(Exception):
    """A rule was met; nothing was changed.

    ``status`` is the HTTP answer, ``message`` the sentence people read, ``field`` the form field it
    is about, and the name of the class the stable code for machines.
    """

    status = 409
    message: object = _("Das ist gerade nicht möglich.")
    field: str | None = None

    def __str__(self) -> str:
        return str(self.message)


class NotFound(DomainError):
    status = 404
    message = _("Diese Seite gibt es nicht.")


class NotAllowed(DomainError):
    status = 403
    message = _("Dafür fehlt Ihnen die Berechtigung.")


class StateNotAllowed(DomainError):
    message = _("Das geht im jetzigen Zustand nicht mehr. Bitte laden Sie die Seite neu.")


class ChangedMeanwhile(DomainError):
    message = _("Jemand anderes hat das inzwischen geändert. Bitte prüfen Sie es noch einmal.")


class TooMany(DomainError):
    status = 429
    message = _("Das waren zu viele Versuche. Bitte warten Sie eine Weile.")


def require(allowed: bool) -> None:
    if not allowed:
        raise NotAllowed
