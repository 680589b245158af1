"""People register and withdraw, one after the other, as the list of the story tells."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from conference.core import clock
from conference.core.actor import SYSTEM, VISITOR, Actor
from conference.core.errors import DomainError
from conference.core.listing import Wanted
from conference.core.tokens import new_token
from conference.demo.script import Calendar, registrations
from conference.documents.reading import rows_of_file
from conference.intake.rules.columns import table_in
from conference.intake.rules.reading import Reading, read_row
from conference.intake.services.framing import frame_of
from conference.planning.models import Conference
from conference.registration.queries import all_registrations
from conference.registration.rules import details_of
from conference.registration.services.change import change
from conference.registration.services.register import register
from conference.registration.services.withdraw import withdraw
from conference.registration.states import Channel, Quota, Reach

_END_OF_TIME = datetime(9000, 1, 1, tzinfo=clock.BERLIN)


def arrive(conference: Conference, calendar: Calendar) -> tuple[int, Sequence[str]]:
    """Register everybody who has come up to now: how many were taken, and who was refused and why.

    The list is read by the same rules as one that the office uploads.
    """
    until = clock.now()
    frame = frame_of(conference)
    # The rows tell the days of the story; only this installation has moved them
    unmoved = replace(frame, now=_END_OF_TIME, closes_at=_END_OF_TIME)
    columns, rows = table_in(rows_of_file(registrations()))
    leaving = _Leaving()
    taken = 0
    refused: list[str] = []
    for row in rows:
        reading = read_row(columns, row.cells, unmoved)
        moment = calendar.moment(reading.received_at.isoformat())
        if moment > until:
            break
        leaving.all_until(moment)
        application = replace(reading.application(frame, new_token()), received_at=moment)
        try:
            with clock.pretending(moment):
                party = register(application, actor=_who(reading, conference, moment))
        except DomainError as error:
            refused.append(f"row {row.number} of the list is refused: {error}")
            continue
        taken += 1
        if reading.cancelled_at:
            leaves = calendar.moment(reading.cancelled_at.isoformat())
            leaving.people.append((leaves, party.registrations[0].id))
    leaving.all_until(until)
    _ask_for_streets(conference)
    return taken, refused


def _ask_for_streets(conference: Conference) -> None:
    """The office has called those who want a letter and left no street; all streets are invented."""
    by_letter = Wanted(filters={"erreichbar": Reach.LETTER.value})
    for number, person in enumerate(tuple(all_registrations(conference, by_letter)), start=12):
        if person.has_ended:
            continue
        told = replace(
            details_of(person), postal_address=f"Rurstraße {number}\n{person.postal_address}"
        )
        why = "Straße am Telefon erfragt"
        change(person.id, told, version=person.version, actor=SYSTEM, why=why)


@dataclass
class _Leaving:
    """Those who will withdraw, with the moment at which they do."""

    people: list[tuple[datetime, int]] = field(default_factory=list)

    def all_until(self, now: datetime) -> None:
        due = sorted(one for one in self.people if one[0] <= now)
        self.people = [one for one in self.people if one[0] > now]
        for moment, registration_id in due:
            with clock.pretending(moment):
                withdraw(registration_id, actor=SYSTEM)


def _who(reading: Reading, conference: Conference, moment: datetime) -> Actor:
    """Paper, reserved seats, late people and those without a mailbox go through the office."""
    alone = (
        reading.channel is Channel.WEB
        and reading.quota is Quota.PUBLIC
        and reading.details.reach_by is not Reach.LETTER
        and moment <= conference.registration_closes_at
    )
    return VISITOR if alone else SYSTEM
