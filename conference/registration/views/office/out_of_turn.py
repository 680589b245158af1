"""Steps the office takes with somebody who waits, each with a reason: at the conference or in a forum."""

from collections.abc import Callable

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from conference.core.actor import Role
from conference.core.errors import NotFound
from conference.planning.queries import conference_of
from conference.registration import queries
from conference.registration.forms.office import WhyForm
from conference.registration.models import SeatOffer
from conference.registration.services import answering, out_of_turn
from conference.registration.views.office.doors import office
from conference.registration.views.office.found import PREFIX, found_known
from conference.registration.views.office.steps import Step, confirmed
from conference.web.access import current_actor, open_to_staff
from conference.web.forms import saved

OFFER = Step(
    title="Jetzt einen Platz anbieten",
    consequences=(
        "Der freie Platz wird für diese Person gehalten, auch wenn andere vor ihr warten.",
        "Wartet sie mit einer Gruppe, bekommt die ganze Gruppe das Angebot.",
        "Sie bekommt eine E-Mail; ohne E-Mail steht sie auf der Anrufliste.",
    ),
    button="Jetzt anbieten",
    done="Der Platz ist angeboten.",
    act=out_of_turn.offer_now,
)
AHEAD = Step(
    title="Vorrang geben",
    consequences=(
        "Die Person kommt vor allen anderen auf dieser Warteliste dran, ihre Gruppe mit ihr.",
        "Ist ein Platz frei, wird er ihr sofort angeboten.",
        "Ihr Grund steht im Verlauf.",
    ),
    button="Vorrang geben",
    done="Die Person hat Vorrang.",
    act=lambda person_id, **said: out_of_turn.set_priority(person_id, 1, **said),
)
NOT_AHEAD = Step(
    title="Vorrang zurücknehmen",
    consequences=("Die Person steht wieder dort, wo sie nach der Zeit ihrer Anmeldung steht.",),
    button="Vorrang zurücknehmen",
    done="Der Vorrang ist zurückgenommen.",
    act=lambda person_id, **said: out_of_turn.set_priority(person_id, 0, **said),
)
TAKE_BACK = Step(
    title="Angebot zurücknehmen",
    consequences=(
        "Die Person wartet weiter, an ihrem Rang.",
        "Der Platz bleibt frei, bis Sie ihn anbieten oder alle Listen weiterrücken lassen.",
    ),
    button="Jetzt zurücknehmen",
    done="Das Angebot ist zurückgenommen.",
    act=answering.withdraw_offer,
)
SAYS_YES = Step(
    title="Ja für die Person eintragen",
    consequences=("Der Platz gehört ihr und ihrer Gruppe.", "Sie bekommt eine Bestätigung."),
    button="Platz annehmen",
    done="Der Platz ist angenommen.",
    act=answering.accept,
)
SAYS_NO = Step(
    title="Nein für die Person eintragen",
    consequences=(
        "Sie steht nicht mehr auf dieser Warteliste, ihre Gruppe auch nicht.",
        "Der Platz wird der nächsten Person angeboten.",
    ),
    button="Platz ablehnen",
    done="Der Platz ist abgelehnt.",
    act=answering.decline,
)


@office.route(f"{PREFIX}/anbieten", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def offer_seat(year: int, code: str) -> ResponseReturnValue:
    return _with_person(year, code, OFFER)


@office.route(f"{PREFIX}/vorrang", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def priority(year: int, code: str) -> ResponseReturnValue:
    return _with_person(year, code, AHEAD)


@office.route(f"{PREFIX}/kein-vorrang", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def no_priority(year: int, code: str) -> ResponseReturnValue:
    return _with_person(year, code, NOT_AHEAD)


@office.route("/<int:year>/angebote/<int:offer_id>/zuruecknehmen", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def take_offer_back(year: int, offer_id: int) -> ResponseReturnValue:
    return _with_offer(year, offer_id, TAKE_BACK)


@office.route("/<int:year>/angebote/<int:offer_id>/annehmen", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def say_yes(year: int, offer_id: int) -> ResponseReturnValue:
    return _with_offer(year, offer_id, SAYS_YES)


@office.route("/<int:year>/angebote/<int:offer_id>/ablehnen", methods=["GET", "POST"])
@open_to_staff(Role.OFFICE)
def say_no(year: int, offer_id: int) -> ResponseReturnValue:
    return _with_offer(year, offer_id, SAYS_NO)


def _with_person(year: int, code: str, step: Step) -> ResponseReturnValue:
    conference, person = found_known(year, code)
    forum_id = _forum_of_address()
    return _asked(
        year,
        step,
        f"{person.code} {person.full_name}",
        lambda why: step.act(person.id, forum_id=forum_id, actor=current_actor(), why=why),
        forum_id,
    )


def _with_offer(year: int, offer_id: int, step: Step) -> ResponseReturnValue:
    offer = _offer(year, offer_id)
    people = queries.registrations_of_offer(offer)
    names = ", ".join(f"{person.code} {person.full_name}" for person in people)
    return _asked(
        year,
        step,
        names,
        lambda why: step.act(offer.id, actor=current_actor(), why=why),
        offer.forum_id,
    )


def _asked(
    year: int, step: Step, about: str, act: Callable[[str], object], forum_id: int | None
) -> ResponseReturnValue:
    back = url_for(".waiting", year=year, liste=forum_id)
    form = WhyForm()
    if form.validate_on_submit() and saved(form, lambda: act(form.why.data or "")):
        return confirmed(step, back)
    return render_template(
        "registration/office/step.html", form=form, step=step, about=about, back=back
    )


def _offer(year: int, offer_id: int) -> SeatOffer:
    found = queries.offer_with_id(offer_id)
    if found is None or found.conference_id != conference_of(year).id:
        raise NotFound
    return found


def _forum_of_address() -> int | None:
    """Whose line it is about: a forum's that the address names, else the conference's."""
    number = request.args.get("liste", "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 10 else None
