"""What can go wrong with an invitation, in the words of the people it happens to."""

from flask_babel import lazy_gettext as _

from conference.core.errors import DomainError, NotFound


class InvitationUnknown(NotFound):
    message = _(
        "Diese Einladung kennen wir nicht, oder der Link gilt nicht mehr. Bitte prüfen Sie, ob Sie "
        "ihn richtig abgeschrieben haben. Oder rufen Sie uns an."
    )


class AlreadyComing(DomainError):
    message = _(
        "Zu dieser Einladung ist schon jemand angemeldet. Mit dem Link aus der Bestätigung können "
        "Sie alles ändern oder sich abmelden."
    )


class InvitationOver(DomainError):
    message = _("Die Konferenz ist vorbei. Auf diese Einladung kann niemand mehr antworten.")


class AddressNotWritable(DomainError):
    status = 422
    field = "email"
    message = _(
        "An diese Adresse können wir keine Einladung schicken. Haben Sie eine andere? "
        "Oder melden Sie die Person selbst an: mit „Ich komme“."
    )


class LetterCodeUnknown(DomainError):
    """Only the office reads it."""

    status = 422
    field = "code"
    message = (
        "Diesen Code gibt es bei dieser Konferenz nicht, oder er gilt nicht mehr. "
        "Er hat acht Zeichen, ohne 0, O, 1 und I."
    )


class NoInvitationToPrint(NotFound):
    """Only the office reads it."""

    message = "Es gibt hier keine Einladung, die gedruckt werden kann."
