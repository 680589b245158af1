"""How long a free seat is held for whoever waits, and the rule of the waiting lists in words."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from flask_babel import gettext as _
from flask_babel import ngettext

from conference.core.clock import BERLIN

LAST_WEEK = timedelta(days=7)  # before the doors: half the time
LAST_DAYS = timedelta(days=2)  # before the doors: an eighth
UNASKED = timedelta(hours=18)  # before the doors: people move up without being asked
NO_LATER_THAN = timedelta(hours=12)  # before the doors every offer has ended
EVENING, MORNING = time(20), time(8)  # an offer that would end at night goes on until the morning
SHARES = {
    LAST_DAYS: 8,
    LAST_WEEK: 2,
}  # the nearer first: within so long, one so many-th of the time


def offered_until(now: datetime, doors_at: datetime, hours: int) -> datetime | None:
    """Until when a seat that is free now is held for the next in line; None: it is theirs at once."""
    if hours == 0 or doors_at - now <= UNASKED:
        return None
    ends = _not_at_night(now + hold_for(doors_at - now, hours))
    return min(ends, doors_at - NO_LATER_THAN)


def hold_for(left: timedelta, hours: int) -> timedelta:
    """The usual time, or less when so much is left until the doors open; never under one hour."""
    share = next((share for within, share in SHARES.items() if left <= within), 1)
    return timedelta(hours=max(hours // share, 1))


def _not_at_night(moment: datetime) -> datetime:
    local = moment.astimezone(BERLIN)
    if local.time() >= EVENING:
        local = datetime.combine(local.date() + timedelta(days=1), MORNING, BERLIN)
    elif local.time() < MORNING:
        local = datetime.combine(local.date(), MORNING, BERLIN)
    return local.astimezone(moment.tzinfo)


def waiting_rule(hours: int, *, smaller_overtake: bool) -> Sequence[str]:
    """The published rule: who is served next, how long a seat is held, and what becomes of groups."""
    return [
        _("Wer zuerst kam, ist zuerst dran. Wer sich neu anmeldet, überholt niemanden."),
        *_asking(hours),
        _groups(smaller_overtake=smaller_overtake),
        _(
            "In einem Forum ist nur dran, wer dort auch bekommt, was sie oder er braucht, zum Beispiel einen Weg ohne Stufen."
        ),
        _(
            "Aus wichtigem Grund kann das Büro jemandem Vorrang geben. Der Grund wird aufgeschrieben."
        ),
    ]


def _asking(hours: int) -> Sequence[str]:
    if hours == 0:
        return [_("Wird ein Platz frei, rückt die nächste Person sofort nach und hört von uns.")]
    return [
        _(
            "Wird ein Platz frei, fragen wir die nächste Person und halten den Platz für sie: %(usual)s lang.",
            usual=_hours(hours),
        ),
        _(
            "Kurz vor der Konferenz ist die Zeit kürzer: in der letzten Woche %(week)s, in den letzten zwei Tagen %(days)s. Endet sie in der Nacht, gilt das Angebot bis 8 Uhr. In den letzten 18 Stunden vor dem Einlass fragen wir nicht mehr, die nächste Person rückt sofort nach.",
            week=_hours(max(hours // SHARES[LAST_WEEK], 1)),
            days=_hours(max(hours // SHARES[LAST_DAYS], 1)),
        ),
        _(
            "Wer Nein sagt oder nicht antwortet, steht nicht mehr auf der Warteliste. Wer keine E-Mail hat, wird angerufen; erreichen wir niemanden, wartet die Person am Ende der Liste weiter. Wer nur Briefe bekommt, rückt ohne Frage nach."
        ),
    ]


def _hours(number: int) -> str:
    return str(ngettext("%(num)s Stunde", "%(num)s Stunden", number))


def _groups(*, smaller_overtake: bool) -> str:
    if smaller_overtake:
        return str(
            _(
                "Eine Gruppe bekommt ihre Plätze zusammen. Reichen die freien Plätze nicht für alle, dürfen kleinere Gruppen und einzelne Personen überholen. Die Gruppe behält ihren Rang."
            )
        )
    return str(
        _(
            "Eine Gruppe bekommt ihre Plätze zusammen. Reichen die freien Plätze nicht für alle, warten alle hinter ihr, bis es reicht. Niemand überholt."
        )
    )
