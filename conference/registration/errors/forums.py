"""What can go wrong with places in forums that are given, told and waited for."""

from flask_babel import lazy_gettext as _

from conference.core.errors import DomainError


class NoLongerFits(DomainError):
    """An allocation was worked out before something changed."""

    def __init__(self, forum: str) -> None:
        super().__init__()
        self.message = (
            f"Seit diesem Lauf hat sich etwas geändert: Forum {forum} hat nicht genug Plätze dafür. "
            "Bitte rechnen Sie neu."
        )


class ForumGone(DomainError):
    """An allocation seats people in a forum that does not take place, or twice in one round."""

    message = (
        "Seit diesem Lauf hat sich das Programm geändert: Ein Forum findet nicht mehr statt. "
        "Bitte rechnen Sie neu."
    )


class ForumsNotTold(DomainError):
    message = _("Die Plätze in den Foren sind noch nicht verteilt. Sie hören von uns.")


class SeatIsFixed(DomainError):
    def __init__(self, phone: str) -> None:
        super().__init__()
        self.message = _(
            "Diesen Platz hat das Büro für Sie festgelegt. Rufen Sie uns an, wir suchen mit Ihnen eine Lösung: %(phone)s",
            phone=phone,
        )


class SameForumTwice(DomainError):
    message = _("Dieses Forum hat denselben Inhalt wie Ihr anderes Forum.")


class ForumCannotServe(DomainError):
    def __init__(self, phone: str) -> None:
        super().__init__()
        self.message = _(
            "In diesem Forum gibt es nicht, was Sie brauchen. Rufen Sie uns an, wir suchen mit Ihnen eine Lösung: %(phone)s",
            phone=phone,
        )


class NothingToTell(DomainError):
    message = "Es sind noch keine Foren zugeteilt, die mitgeteilt werden könnten."


class NotInThisRound(DomainError):
    field = "forum"
    status = 422
    message = "Die Person kommt nicht zu dieser Runde, oder das Forum findet nicht statt."


class NoSeatInForum(DomainError):
    field = "forum"

    def __init__(self, forum: str, free: int) -> None:
        super().__init__()
        self.message = f"In {forum} reichen die freien Plätze nicht: {free} frei. Wählen Sie ein anderes Forum."
