"""Letters to the contacts of an organisation; each carries a link of its own."""

from typing import Any

from conference.core import clock
from conference.core.languages import GERMAN
from conference.directory.models import Organisation, Person
from conference.directory.queries import the_district
from conference.mail.outbox import post
from conference.planning.models import Conference
from conference.programme.models import Stand
from conference.registration.models import Contingent
from conference.web.addresses import public_url_for


def welcome(organisation: Organisation, person: Person, token: str) -> None:
    """Your organisation was accepted, or you are its contact now: this is its link."""
    _post("welcome", organisation, person, token)


def seats_return_soon(
    contingent: Contingent, organisation: Organisation, person: Person, token: str
) -> None:
    """So many seats have no name yet, and fall back on this day."""
    _post(
        "seats_return_soon",
        organisation,
        person,
        token,
        held=contingent.held,
        return_on=contingent.return_on,
        conference=contingent.conference,
    )


def seats_granted(
    contingent: Contingent, organisation: Organisation, person: Person, token: str
) -> None:
    """So many seats are kept for your people, until this day."""
    _post(
        "seats_granted",
        organisation,
        person,
        token,
        held=contingent.held,
        return_on=contingent.return_on,
        conference=contingent.conference,
    )


def stand_given(
    stand: Stand, organisation: Organisation, conference: Conference, person: Person, token: str
) -> None:
    """Your stand is confirmed, or stands elsewhere now: this number, there."""
    _post(
        "stand_given",
        organisation,
        person,
        token,
        number=stand.number,
        place=stand.place,
        conference=conference,
    )


def _post(
    letter: str, organisation: Organisation, person: Person, token: str, **facts: Any
) -> None:
    post(
        f"partners/mail/{letter}",
        key=f"{letter}-{organisation.id}-{person.id}-{clock.now():%Y%m%d%H%M%S%f}",
        to=person.working_email,
        to_name=person.full_name,
        language=organisation.language or GERMAN,
        about=("organisation", organisation.id),
        organisation=organisation,
        district=the_district(),
        address=public_url_for("partners.own", token=token),
        **facts,
    )
