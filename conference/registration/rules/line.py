"""Why somebody who waits is not served now, in words. Pure: no database, no clock."""

from collections.abc import Sequence
from enum import StrEnum

from flask_babel import gettext as _
from flask_babel import ngettext


class Hurdle(StrEnum):
    """What somebody waits for, the first that holds."""

    OFFERED = "offered"
    DOORS_OPEN = "doors_open"
    NOT_SEATED = "not_seated"
    NOT_SERVED = "not_served"
    NO_SEAT = "no_seat"
    IN_TURN = "in_turn"
    TOO_MANY = "too_many"
    NEXT = "next"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Hurdle.OFFERED: "Angebot läuft",
    Hurdle.DOORS_OPEN: "Einlass entscheidet",
    Hurdle.NOT_SEATED: "wartet auf die Konferenz",
    Hurdle.NOT_SERVED: "Forum passt nicht",
    Hurdle.NO_SEAT: "kein Platz frei",
    Hurdle.IN_TURN: "Gruppe davor",
    Hurdle.TOO_MANY: "Gruppe zu groß",
    Hurdle.NEXT: "kann gefragt werden",
}


def hurdle_of(
    *,
    offered: bool,
    doors_open: bool,
    seated: bool,
    served: bool,
    people: int,
    free: int,
    somebody_ahead: bool,
) -> Hurdle:
    """What keeps ``people`` who are served together from so many ``free`` seats.

    ``seated``: they have the seat at the conference that a forum asks for. ``somebody_ahead``: others
    wait before them who may not be overtaken.
    """
    hurdles = {
        Hurdle.OFFERED: offered,
        Hurdle.DOORS_OPEN: doors_open,
        Hurdle.NOT_SEATED: not seated,
        Hurdle.NOT_SERVED: not served,
        Hurdle.NO_SEAT: free == 0,
        Hurdle.IN_TURN: somebody_ahead,
        Hurdle.TOO_MANY: people > free,
    }
    return next((hurdle for hurdle, holds in hurdles.items() if holds), Hurdle.NEXT)


def told_to_the_office(
    hurdle: Hurdle, *, people: int, free: int, until: str, why_not_served: Sequence[str]
) -> str:
    """Why not now, for the office; ``why_not_served`` only for those who may know needs."""
    match hurdle:
        case Hurdle.OFFERED:
            return f"Angebot läuft bis {until}."
        case Hurdle.DOORS_OPEN:
            return "Die Türen sind offen: Der Einlass entscheidet, wer nachrückt."
        case Hurdle.NOT_SEATED:
            return "Wartet zuerst noch auf einen Platz bei der Konferenz."
        case Hurdle.NOT_SERVED:
            return " ".join(why_not_served) or "Das Forum passt nicht zu allen Angaben."
        case Hurdle.NO_SEAT:
            return "Kein Platz frei."
        case Hurdle.IN_TURN:
            return "Eine Gruppe davor passt noch nicht; niemand darf überholen."
        case Hurdle.TOO_MANY:
            return f"Braucht {people} Plätze zusammen, frei {_is_are(free)}."
        case Hurdle.NEXT:
            return "Ein Platz ist frei; die Person kann jetzt gefragt werden."


def _is_are(free: int) -> str:
    return "ist 1" if free == 1 else f"sind {free}"


def told_to_the_person(
    hurdle: Hurdle, *, people: int, free: int, ahead: int, why_not_served: Sequence[str]
) -> str:
    """Why not yet, for who waits; an offer is told by itself."""
    match hurdle:
        case Hurdle.OFFERED:
            return ""
        case Hurdle.DOORS_OPEN:
            return str(_("Heute vergibt der Einlass die freien Plätze."))
        case Hurdle.NOT_SEATED:
            return str(
                _("Zuerst brauchen Sie einen Platz bei der Konferenz. Darauf warten Sie noch.")
            )
        case Hurdle.NOT_SERVED:
            sentence = _("Dieses Forum passt leider nicht für Sie. Bitte wählen Sie ein anderes.")
            return " ".join([*why_not_served, str(sentence)])
        case Hurdle.NO_SEAT if ahead == 0:
            return str(_("Noch ist kein Platz frei. Sie sind als Nächstes dran."))
        case Hurdle.NO_SEAT:
            return str(
                ngettext(
                    "Noch ist kein Platz frei. Vor Ihnen wartet %(num)s Person.",
                    "Noch ist kein Platz frei. Vor Ihnen warten %(num)s Personen.",
                    ahead,
                )
            )
        case Hurdle.IN_TURN:
            return str(
                _("Vor Ihnen wartet eine Gruppe, für die die freien Plätze noch nicht reichen.")
            )
        case Hurdle.TOO_MANY:
            return str(
                ngettext(
                    "Ihre Gruppe braucht %(people)s Plätze zusammen. Frei ist %(num)s Platz.",
                    "Ihre Gruppe braucht %(people)s Plätze zusammen. Frei sind %(num)s Plätze.",
                    free,
                    people=people,
                )
            )
        case Hurdle.NEXT:
            return str(_("Ein Platz ist frei geworden. Sie hören bald von uns."))
