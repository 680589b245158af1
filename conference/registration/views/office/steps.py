"""Steps the office takes with one registration, each with a reason and what will happen told before."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import flash, redirect, render_template
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.core.errors import DomainError, NotAllowed, NotFound
from conference.planning.models import Conference
from conference.registration.forms.office import WhyForm
from conference.registration.models import Registration
from conference.registration.services.confirming import confirm_for
from conference.registration.services.waiting import change_quota
from conference.registration.services.withdraw import readmit, reject, withdraw
from conference.registration.states import Quota
from conference.registration.views.office.doors import office
from conference.registration.views.office.found import PREFIX, address_of, back_to, found_known
from conference.web.access import current_actor, open_to_staff
from conference.web.forms import HouseForm, blame


@dataclass(frozen=True, kw_only=True)
class Step:
    """Something the office does with a reason: what will happen, and what was done."""

    title: str
    consequences: tuple[str, ...]
    button: str
    done: str
    act: Callable[..., object]


WITHDRAW = Step(
    title="Abmelden",
    consequences=(
        "Der Platz wird frei. Wer als Nächstes auf der Warteliste steht, rückt nach und bekommt "
        "eine Nachricht.",
        "Die Person bekommt eine Bestätigung ihrer Abmeldung.",
    ),
    button="Jetzt abmelden",
    done="Die Person ist abgemeldet.",
    act=withdraw,
)
REJECT = Step(
    title="Ablehnen",
    consequences=(
        "Die Person verliert ihren Platz und bekommt eine Nachricht mit Ihrem Grund.",
        "Der Platz wird frei. Wer als Nächstes auf der Warteliste steht, rückt nach.",
    ),
    button="Jetzt ablehnen",
    done="Die Anmeldung ist abgelehnt.",
    act=reject,
)
READMIT = Step(
    title="Wieder anmelden",
    consequences=(
        "Ist ein Platz frei, bekommt ihn die Person. Sonst kommt sie ans Ende der Warteliste.",
        "Sie bekommt eine Nachricht.",
    ),
    button="Jetzt wieder anmelden",
    done="Die Person ist wieder angemeldet.",
    act=readmit,
)


CONFIRM = Step(
    title="E-Mail-Adresse als bestätigt eintragen",
    consequences=(
        "Die Anmeldung ist dann sicher, auch für alle anderen der Gruppe.",
        "Die Person bekommt die Bestätigung ihrer Anmeldung.",
    ),
    button="Jetzt eintragen",
    done="Die Adresse ist bestätigt.",
    act=confirm_for,
)


def confirmed(step: Step, back: str) -> ResponseReturnValue:
    """It is done: the way back, with a sentence."""
    flash(step.done, "success")
    return redirect(back, 303)


@office.route(f"{PREFIX}/bestaetigen", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def confirm_person(year: int, code: str) -> ResponseReturnValue:
    return _confirmed(year, code, CONFIRM)


@office.route(f"{PREFIX}/abmelden", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def withdraw_person(year: int, code: str) -> ResponseReturnValue:
    return _confirmed(year, code, WITHDRAW)


@office.route(f"{PREFIX}/ablehnen", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def reject_person(year: int, code: str) -> ResponseReturnValue:
    return _confirmed(year, code, REJECT)


@office.route(f"{PREFIX}/wieder-anmelden", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def readmit_person(year: int, code: str) -> ResponseReturnValue:
    return _confirmed(year, code, READMIT)


@office.route(f"{PREFIX}/kontingent", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def quota(year: int, code: str) -> ResponseReturnValue:
    """Let the person use a reserved seat, or a public one."""
    conference, person = found_known(year, code)
    other = Quota.PUBLIC if person.quota is Quota.RESERVED else Quota.RESERVED
    step = Step(
        title=f"Auf einen anderen Platz setzen: {other.label}",
        consequences=(
            "Der bisherige Platz wird frei. Wer als Nächstes auf der Warteliste steht, rückt nach.",
            "Wer wartet, bekommt durch den anderen Platz sofort einen Platz und eine Nachricht.",
        ),
        button="Jetzt umsetzen",
        done="Das Kontingent ist geändert.",
        act=lambda person_id, **said: change_quota(person_id, other, **said),
    )
    return _confirm(conference, person, WhyForm(), step)


def _confirmed(year: int, code: str, step: Step) -> ResponseReturnValue:
    conference, person = found_known(year, code)
    return _confirm(conference, person, WhyForm(), step)


def _confirm(
    conference: Conference, person: Registration, form: HouseForm, step: Step
) -> ResponseReturnValue:
    if form.validate_on_submit():
        try:
            step.act(person.id, actor=current_actor(), why=form["why"].data or "")
        except (NotAllowed, NotFound):
            raise
        except DomainError as error:
            blame(form, error)
        else:
            return back_to(conference, person, step.done)
    return render_template(
        "registration/office/confirm.html",
        conference=conference,
        person=person,
        form=form,
        step=step,
        back=address_of(conference, person),
    )
