"""What can go wrong with a registration, in the words of the people it happens to."""

from collections.abc import Sequence
from datetime import datetime

from flask_babel import format_date
from flask_babel import lazy_gettext as _

from conference.core.clock import BERLIN
from conference.core.errors import ChangedMeanwhile, DomainError, NotFound


class RegistrationNotOpenYet(DomainError):
    def __init__(self, opens_at: datetime, phone: str) -> None:
        super().__init__()
        self.message = _(
            "Die Anmeldung öffnet am %(day)s. Bitte kommen Sie dann wieder. Fragen? Rufen Sie uns an: %(phone)s",
            day=format_date(opens_at.astimezone(BERLIN), "full"),
            phone=phone,
        )


class RegistrationClosed(DomainError):
    def __init__(self, phone: str) -> None:
        super().__init__()
        self.message = _(
            "Die Anmeldung ist geschlossen. Rufen Sie uns an, vielleicht finden wir noch einen Platz: %(phone)s",
            phone=phone,
        )


class TooLateToChange(DomainError):
    def __init__(self, phone: str) -> None:
        super().__init__()
        self.message = _(
            "Die Frist für Änderungen ist vorbei. Rufen Sie uns an, wir helfen Ihnen: %(phone)s",
            phone=phone,
        )


class SubmittedDifferently(DomainError):
    """The same form came back with other words in it."""

    message = _(
        "Dieses Formular haben Sie schon abgeschickt, Ihre Anmeldung ist gespeichert. "
        "Möchten Sie etwas ändern? Benutzen Sie den Link in unserer Nachricht an Sie."
    )


class FormKeyMissing(DomainError):
    status = 422
    message = _("Bitte schicken Sie das Formular noch einmal ab.")


class PartyTooLarge(DomainError):
    status = 422
    message = _("Mit einem Formular können Sie eine bis sechs Personen anmelden.")
    field = "people"


class NameMissing(DomainError):
    status = 422
    message = _("Bitte nennen Sie einen Vornamen oder einen Nachnamen.")
    field = "first_name"


class EmailMissing(DomainError):
    status = 422
    message = _("Bitte nennen Sie eine E-Mail-Adresse, oder wählen Sie Telefon oder Brief.")
    field = "email"


class PhoneMissing(DomainError):
    status = 422
    message = _("Bitte nennen Sie eine Telefonnummer, oder wählen Sie E-Mail oder Brief.")
    field = "phone"


class AddressMissing(DomainError):
    status = 422
    message = _("Bitte nennen Sie Ihre Anschrift, oder wählen Sie E-Mail oder Telefon.")
    field = "postal_address"


class RoundMissing(DomainError):
    status = 422
    message = _("Bitte sagen Sie, zu welcher Forenrunde Sie kommen.")
    field = "only_round_id"


class WishedTwice(DomainError):
    status = 422
    message = _("Ein Forum steht zweimal in Ihren Wünschen. Bitte wählen Sie verschiedene Foren.")
    field = "wishes"


class TooManyWishes(DomainError):
    status = 422
    message = _("Das sind zu viele Wünsche für eine Runde. Bitte nehmen Sie einen heraus.")
    field = "wishes"


class ForumNotOffered(DomainError):
    """The forum is of another year, of another round, or does not take place."""

    status = 422
    message = _("Dieses Forum können Sie hier nicht wählen. Bitte wählen Sie ein anderes.")
    field = "wishes"


class NoChoiceNow(DomainError):
    status = 422
    message = _("Ihr Forum wählen Sie erst am Tag der Konferenz.")
    field = "wishes"


class ForumFull(DomainError):
    """Nobody said that they would wait for it; ``forum_id`` is the full one."""

    message = _(
        "Dieses Forum ist inzwischen voll. Bitte wählen Sie ein anderes Forum oder die Warteliste."
    )
    field = "wishes"

    def __init__(self, forum_id: int) -> None:
        super().__init__()
        self.forum_id = forum_id


class WhyMissing(DomainError):
    status = 422
    message = _("Bitte schreiben Sie, warum Sie das ändern.")
    field = "why"


class NotWaiting(DomainError):
    message = _("Diese Anmeldung steht nicht auf der Warteliste.")


class NoSeatLeft(DomainError):
    message = _("Dort ist kein Platz mehr frei.")


class NoDayYet(NotFound):
    """Who waits has no appointment for a calendar."""

    def __init__(self, rank: int) -> None:
        super().__init__()
        self.message = _(
            "Sie stehen auf Platz %(rank)s der Warteliste. Wird ein Platz frei, rücken Sie nach, und Sie hören sofort von uns.",
            rank=rank,
        )


class LinkUnknown(NotFound):
    message = _(
        "Diesen Link kennen wir nicht, oder er gilt nicht mehr. Wir schicken Ihnen gern einen neuen."
    )


class NotFromTheLetter(DomainError):
    """The browser that filled in the form has a link too; it does not prove whose mailbox it is."""

    message = _(
        "Bitte öffnen Sie den Link in unserer Nachricht an Sie. Nur so wissen wir, dass die E-Mail-Adresse stimmt."
    )


class NotConfirmedInTime(DomainError):
    message = _("Die Zeit zum Bestätigen ist leider vorbei. Bitte melden Sie sich noch einmal an.")


class NoLetterPossible(DomainError):
    """Only the office reads it."""

    message = (
        "An diese Person geht keine E-Mail. Bitte rufen Sie an oder schreiben Sie einen Brief."
    )


class MergedMeanwhile(DomainError):
    """Only the office reads it."""

    message = "Diese beiden Anmeldungen sind schon zusammengeführt. Es wurde nichts geändert."


class ToldApartMeanwhile(DomainError):
    """Only the office reads it."""

    message = (
        "Jemand anderes hat inzwischen gesagt: Das sind zwei Personen. Es wurde nichts geändert. "
        "Bitte prüfen Sie es noch einmal."
    )


class CannotMerge(DomainError):
    """Only the office reads it; somebody else was faster, or the day has come."""

    message = (
        "Diese beiden Anmeldungen lassen sich nicht zusammenführen: Eine davon ist inzwischen "
        "abgemeldet oder schon am Einlass gewesen. Es wurde nichts geändert."
    )


class GroupWouldBeLost(DomainError):
    """Only the office reads it."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self.message = (
            f"Über {code} erreichen wir noch andere Personen einer Gruppe. Tragen Sie zuerst für eine "
            "von ihnen eine eigene E-Mail-Adresse ein. Es wurde nichts geändert."
        )


class StillRegistered(DomainError):
    message = _("Diese Person ist noch angemeldet.")


class RegistrationEnded(DomainError):
    message = _("Diese Anmeldung ist abgemeldet. Bitte melden Sie sich neu an.")


class RegistrationChangedMeanwhile(ChangedMeanwhile):
    message = _(
        "Ihre Anmeldung wurde inzwischen geändert. Bitte prüfen Sie die Angaben und senden Sie sie noch einmal."
    )


class DetailsDeleted(DomainError):
    message = _(
        "Die Angaben zu dieser Person sind gelöscht. Mit dieser Anmeldung ist kein Schritt mehr möglich."
    )


class NotAScan(DomainError):
    """Only the office reads it, like the next two."""

    status = 422
    message = "Das ist kein Scan, den wir ablegen können. Es gehen PDF, JPEG und PNG."
    field = "scan"


class ScanTooBig(DomainError):
    status = 422
    message = "Die Datei ist größer als 10 Megabyte. Bitte scannen Sie mit weniger Punkten (200 dpi genügen)."
    field = "scan"


class TooManyScans(DomainError):
    message = "Zu dieser Anmeldung liegen schon sechs Blätter. Bitte entfernen Sie erst eines."
    field = "scan"


class AnswerMissing(DomainError):
    """Only the office reads it."""

    status = 422
    message = "Bitte schreiben Sie, was geklärt ist."
    field = "answer"


class DecisionMissing(DomainError):
    """Only the office reads it."""

    message = (
        "Das entscheiden Sie auf dem Blatt der Person: Darf sie auf Listen und Fotos, oder bleibt "
        "sie geschützt?"
    )


class SettledMeanwhile(ChangedMeanwhile):
    """Only the office reads it."""

    message = "Das hat inzwischen jemand anderes geklärt. Bitte lesen Sie, was dort steht."


class DecidedMeanwhile(ChangedMeanwhile):
    """Only the office reads it."""

    message = (
        "Das hat inzwischen jemand anderes entschieden. Bitte lesen Sie es, bevor Sie es ändern."
    )


class NoKeptSeatLeft(DomainError):
    message = _(
        "Alle Plätze Ihrer Organisation haben schon einen Namen. Brauchen Sie mehr? Rufen Sie uns an."
    )


class SeatsGivenBack(DomainError):
    message = _(
        "Die Plätze ohne Namen sind schon zurückgegeben. Bitte benutzen Sie die Anmeldung für alle."
    )


class TooFewSeatsFree(DomainError):
    status = 422
    field = "seats"

    def __init__(self, free: int) -> None:
        super().__init__(free)
        self.message = f"So viele Plätze sind nicht frei. Frei sind {free}."


class SeatsHaveNames(DomainError):
    status = 422
    field = "seats"

    def __init__(self, named: int) -> None:
        super().__init__(named)
        self.message = f"So wenige geht nicht: {named} Plätze haben schon einen Namen."


class ReturnDateNotInTime(DomainError):
    status = 422
    field = "return_on"
    message = "Die Rückgabe muss nach heute und spätestens am Tag der Konferenz sein."


class OrganisationNotAccepted(DomainError):
    status = 422
    field = "organisation"
    message = "Diese Organisation ist noch nicht aufgenommen. Nehmen Sie sie zuerst auf."


class OrganisationUnclear(DomainError):
    status = 422
    field = "organisation"

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(names)
        self.message = (
            f"Das passt auf mehrere: {'; '.join(names)}. Bitte schreiben Sie den ganzen Namen."
            if names
            else "Diese Organisation steht nicht im Verzeichnis."
        )


class OfferOver(DomainError):
    message = _(
        "Das Angebot gilt nicht mehr. Möchten Sie trotzdem kommen? Rufen Sie uns an, wir helfen Ihnen."
    )


class OfferRuns(DomainError):
    """Only the office reads it."""

    message = "Für diese Anmeldung läuft schon ein Angebot."


class NoSeatToOffer(DomainError):
    """Only the office reads it."""

    def __init__(self, people: int, free: int) -> None:
        super().__init__(people, free)
        self.message = (
            f"So viele Plätze sind nicht frei. Gebraucht werden {people}, frei sind {free}."
        )
