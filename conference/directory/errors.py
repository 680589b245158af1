"""Rules of the directory that can be broken."""

from flask_babel import lazy_gettext as _

from conference.core.errors import DomainError


class NoDistrictYet(DomainError):
    """Nobody has set up this installation."""

    status = 503
    message = _("Diese Seiten sind noch nicht eingerichtet. Bitte kommen Sie später wieder.")


class DistrictExists(DomainError):
    """One installation serves one district."""

    message = "Diese Installation hat schon einen Kreis. Seine Angaben stehen unter Einstellungen."


class ColourTooPale(DomainError):
    status = 422
    field = "colour"

    def __init__(self, contrast: float, darker: str) -> None:
        super().__init__(contrast)
        found = f"{contrast:.1f}".replace(".", ",")
        self.message = (
            f"Diese Farbe hebt sich zu wenig von Weiß ab: Der Kontrast ist {found} zu 1, lesbar ist "
            f"Text ab 4,5 zu 1. Ein passender dunklerer Ton ist zum Beispiel {darker}."
        )


class NotAColour(DomainError):
    status = 422
    field = "colour"
    message = "Bitte geben Sie die Farbe so an: # und sechs Ziffern oder Buchstaben von A bis F, zum Beispiel #1a3da5."


class NotAPicture(DomainError):
    status = 422
    field = "logo"
    message = "Diese Datei ist kein Bild im Format PNG oder JPEG. Bitte speichern Sie das Logo als PNG und wählen Sie es noch einmal."


class PictureTooBig(DomainError):
    status = 422
    field = "logo"
    message = (
        "Dieses Bild ist zu groß. Erlaubt sind höchstens 200 Kilobyte und 2000 mal 2000 Bildpunkte."
    )


class PictureTooSmall(DomainError):
    status = 422
    field = "logo"
    message = "Dieses Bild ist zu klein. Es braucht mindestens 24 mal 24 Bildpunkte."


class LogoNeedsWords(DomainError):
    status = 422
    field = "logo_alt"
    message = "Bitte beschreiben Sie das Logo in Worten, für alle, die es nicht sehen."


class NotAnAddress(DomainError):
    status = 422
    field = "sign_language_video"
    message = "Bitte geben Sie die ganze Adresse des Videos an. Sie beginnt mit https://"


class FileNotUnderstood(DomainError):
    status = 422

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.message = f"Die Datei mit den Kommunen lässt sich nicht lesen: {what}."


class AnswerMissing(DomainError):
    status = 422
    field = "answer"
    message = "Bitte schreiben Sie, was aus der Meldung geworden ist."


class NoWayToAnswer(DomainError):
    status = 422
    field = "email"
    message = _("Bitte nennen Sie eine E-Mail-Adresse oder eine Telefonnummer.")


class QuestionMissing(DomainError):
    status = 422
    field = "text"
    message = "Bitte schreiben Sie, was Sie wissen möchten."


class RefusalUnexplained(DomainError):
    status = 422
    field = "text"
    message = "Bitte schreiben Sie, warum. Der Text geht als E-Mail hinaus."


class NotAWebsite(DomainError):
    status = 422
    field = "website"
    message = _("Diese Internetadresse stimmt so nicht. Ein Beispiel: https://www.beispiel.de")


class AlreadyMember(DomainError):
    message = "Diese Person steht schon bei dieser Organisation."


class EndsBeforeItBegins(DomainError):
    status = 422
    field = "until"
    message = "Dieser Tag liegt vor dem ersten. Bitte prüfen Sie beide Tage."


class HasLeft(DomainError):
    message = "Diese Person ist dort nicht mehr tätig. Bitte laden Sie die Seite neu."


class SuccessorMissing(DomainError):
    status = 422
    field = "successor"
    message = "Bitte wählen Sie, wer die Aufgabe übernimmt."


class AlreadyAnExpert(DomainError):
    message = "Diese Person steht schon bei den Fachleuten."


class ReasonMissing(DomainError):
    status = 422
    field = "why"
    message = "Bitte schreiben Sie in einem Satz, warum."


class AlreadyJoined(DomainError):
    """Somebody was faster; ``stays_id`` is where both are now."""

    message = "Jemand hat diese beiden gerade zusammengeführt."

    def __init__(self, stays_id: int) -> None:
        super().__init__(stays_id)
        self.stays_id = stays_id


class CannotJoin(DomainError):
    """Something that only one can have, both have."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.message = why
