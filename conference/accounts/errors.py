"""Rules of accounts that were met."""

from flask_babel import lazy_gettext as _

from conference.core.errors import DomainError, NotFound


class WrongPassword(DomainError):
    """Unknown, shut, without a password, or mistyped: nobody learns which."""

    status = 400
    message = _("E-Mail-Adresse und Passwort passen nicht zusammen. Bitte prüfen Sie beides.")


class LinkSpent(NotFound):
    message = _("Dieser Link gilt nicht mehr. Bitte lassen Sie sich einen neuen schicken.")


class TooManyAtOnce(DomainError):
    status = 503
    message = _("Gerade melden sich viele an. Bitte versuchen Sie es gleich noch einmal.")


class AddressTaken(DomainError):
    field = "email"
    message = _("Für diese E-Mail-Adresse gibt es schon ein Konto.")


class LastOffice(DomainError):
    field = "roles"
    message = _(
        "Das ist das letzte offene Konto der Geschäftsstelle. Geben Sie erst jemand anderem diese Rolle."
    )


class OldPasswordWrong(DomainError):
    field = "old"
    message = _("Das bisherige Passwort stimmt nicht.")


class PasswordTooWeak(DomainError):
    field = "new"
    message = _(
        "Bitte wählen Sie ein längeres Passwort: mindestens 12 Zeichen, nicht Ihre Adresse und "
        "keine einfache Reihe. Drei oder vier Wörter sind gut."
    )
