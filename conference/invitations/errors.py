"""What can go wrong with invitations, in the words of guests; with lists and mailings, in those of the office."""

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


class ListNameTaken(DomainError):
    status = 422
    message = "Einen Verteiler mit diesem Namen gibt es schon. Bitte wählen Sie einen anderen."
    field = "name"


class OrganisationUnknown(DomainError):
    status = 422
    message = (
        "Diese Organisation kennen wir nicht. Bitte schreiben Sie den Namen genau wie in der Liste."
    )
    field = "organisation"


class ReasonMissing(DomainError):
    status = 422
    message = "Bitte schreiben Sie, warum."
    field = "why"


class WrongWords(DomainError):
    """The words of a mailing cannot be filled in."""

    status = 422

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field, self.message = field, message


class MailingUnderWay(DomainError):
    message = "Diese Aussendung läuft schon oder ist fertig. Sie lässt sich nicht mehr ändern."


class NobodyToWriteTo(DomainError):
    message = "Diese Aussendung geht an niemanden. Bitte prüfen Sie den Verteiler oder die Auswahl."


class PlanChanged(DomainError):
    message = (
        "Inzwischen hat sich geändert, wer die Aussendung bekommt. "
        "Bitte sehen Sie die Probe noch einmal an."
    )


class NoAddressOfYourOwn(DomainError):
    message = "Zu Ihrem Konto ist keine E-Mail-Adresse bekannt."


class RemindedLately(DomainError):
    message = (
        "Wer in den letzten sieben Tagen erinnert wurde, ist noch angekreuzt. Nehmen Sie den Haken "
        "weg, oder bestätigen Sie, dass Sie trotzdem erinnern."
    )
    status = 422
    field = "forced"


class ChooseSomebody(DomainError):
    status = 422
    message = "Bitte kreuzen Sie an, wen Sie erinnern möchten."


class NothingBounced(DomainError):
    message = "Diese Einladung ist noch nicht versendet. Es kann nichts zurückgekommen sein."


class NoOtherWay(DomainError):
    message = (
        "Es gibt keine andere brauchbare Anschrift. Bitte rufen Sie an, "
        "oder tragen Sie bei der Person eine neue Anschrift ein."
    )


class NoLetterToPrint(DomainError):
    message = (
        "Hier wartet kein Brief: Alle sind gedruckt, oder wer einen bekäme, hat schon geantwortet."
    )


class LetterCodeUnknown(DomainError):
    status = 422
    message = (
        "Diesen Code gibt es bei dieser Konferenz nicht, oder er gilt nicht mehr. "
        "Er hat acht Zeichen, ohne 0, O, 1 und I."
    )
    field = "code"


class AnsweredAlready(DomainError):
    """Somebody is registered with this invitation."""

    status = 422
    field = "code"

    def __init__(self, name: str, number: str) -> None:
        super().__init__(name, number)
        self.message = f"Zur Einladung an {name} ist schon jemand angemeldet: {number}."
