"""Make a conference public, take it back, put it away: each with a page that says what will happen."""

from collections.abc import Callable
from dataclasses import dataclass

from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.planning import queries
from conference.planning.forms import ReasonForm
from conference.planning.services import announcing
from conference.planning.views.doors import form_page, office
from conference.web.access import current_actor, open_to_staff


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step that the office confirms: what the page says, and what was done afterwards."""

    title: str
    consequences: tuple[str, ...]
    button: str
    done: str
    act: Callable[..., None]


ANNOUNCE = Step(
    title="Konferenz ankündigen",
    consequences=(
        "Die Konferenz wird öffentlich: Thema, Tag, Ort und Kontakt stehen auf der Startseite.",
        "Die Anmeldung öffnet und schließt danach von selbst, so wie es unter Termine steht.",
        "Vom Programm sehen Gäste nur, was Sie veröffentlicht haben.",
    ),
    button="Jetzt ankündigen",
    done="Die Konferenz ist angekündigt und öffentlich.",
    act=announcing.announce_conference,
)
TAKE_BACK = Step(
    title="In den Entwurf zurücknehmen",
    consequences=(
        "Die Seiten der Konferenz verschwinden aus dem Netz, auch die Anmeldung.",
        "Wer sich schon angemeldet hat, bleibt angemeldet, bekommt aber keine Nachricht davon.",
        "Sie können die Konferenz später wieder ankündigen.",
    ),
    button="Jetzt zurücknehmen",
    done="Die Konferenz ist wieder ein Entwurf; öffentlich ist sie nicht mehr zu sehen.",
    act=announcing.take_back,
)
ARCHIVE = Step(
    title="Ins Archiv legen",
    consequences=(
        "Die Seiten bleiben öffentlich und lesbar.",
        "Texte, Termine, Räume und Plätze lassen sich nicht mehr ändern.",
        "Sie können die Konferenz zurückholen, wenn doch etwas zu ändern ist.",
    ),
    button="Jetzt ins Archiv legen",
    done="Die Konferenz liegt im Archiv.",
    act=announcing.archive,
)
REOPEN = Step(
    title="Aus dem Archiv zurückholen",
    consequences=("Texte, Termine, Räume und Plätze lassen sich wieder ändern.",),
    button="Jetzt zurückholen",
    done="Die Konferenz ist aus dem Archiv zurück.",
    act=announcing.reopen,
)


@office.route("/<int:year>/konferenz/ankuendigen", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def announce(year: int) -> ResponseReturnValue:
    return _confirm(year, ANNOUNCE)


@office.route("/<int:year>/konferenz/zuruecknehmen", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def take_back(year: int) -> ResponseReturnValue:
    return _confirm(year, TAKE_BACK)


@office.route("/<int:year>/konferenz/archivieren", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def archive(year: int) -> ResponseReturnValue:
    return _confirm(year, ARCHIVE)


@office.route("/<int:year>/konferenz/zurueckholen", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def reopen(year: int) -> ResponseReturnValue:
    return _confirm(year, REOPEN)


def _confirm(year: int, step: Step) -> ResponseReturnValue:
    conference = queries.conference_of(year)
    form = ReasonForm()
    return form_page(
        conference,
        form,
        lambda: step.act(conference, actor=current_actor(), why=form.why.data or ""),
        title=step.title,
        done=step.done,
        template="planning/confirm.html",
        step=step,
    )
