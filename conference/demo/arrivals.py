"""People register, one after the other, as the list of the story tells."""

from datetime import datetime

from conference.core import clock
from conference.core.actor import SYSTEM, VISITOR
from conference.core.errors import DomainError
from conference.core.languages import LANGUAGES
from conference.core.texts import one_line
from conference.demo.script import Calendar, registrations
from conference.directory.queries import municipalities
from conference.planning.models import Conference
from conference.programme.queries.released import released_programme
from conference.registration.models import Registration
from conference.registration.queries import privacy_version_of
from conference.registration.rules import Application, Choice, Details
from conference.registration.services.register import register
from conference.registration.services.withdraw import withdraw
from conference.registration.states import (
    Attendance,
    AttendeeRole,
    Channel,
    ConsentKind,
    Quota,
    Reach,
)

_ROUND_OF = {"round_a_only": "A", "round_b_only": "B"}


def arrive(conference: Conference, calendar: Calendar) -> tuple[int, int]:
    """Register everybody who has come up to now; how many were taken, how many refused."""
    reader = _Reader(conference)
    until = clock.now()
    taken = refused = 0
    withdrawals: list[tuple[datetime, Registration]] = []
    for row in registrations():
        moment = calendar.moment(row["created_at"])
        if moment > until:
            break
        try:
            with clock.pretending(moment):
                party = register(
                    reader.application(row),
                    actor=VISITOR if _by_themselves(row) else SYSTEM,
                )
        except DomainError:
            refused += 1
            continue
        taken += 1
        if row["cancelled_at"] and calendar.moment(row["cancelled_at"]) <= until:
            withdrawals.append((calendar.moment(row["cancelled_at"]), party.registrations[0]))
    for moment, person in sorted(withdrawals, key=lambda one: one[0]):
        with clock.pretending(moment):
            withdraw(person.id, actor=SYSTEM)
    return taken, refused


def _by_themselves(row: dict[str, str]) -> bool:
    """Reserved seats and paper go through the office."""
    return row["channel"] == Channel.WEB.value and row["quota"] == Quota.PUBLIC.value


class _Reader:
    """Reads a row of the list as a filled-in form."""

    def __init__(self, conference: Conference) -> None:
        programme = released_programme(conference)
        self.conference = conference
        self.forums = {forum.code: forum for forum in programme.forums} if programme else {}
        self.rounds = {slot.code: slot.id for slot in programme.rounds} if programme else {}
        self.towns = {town.ags: town.id for town in municipalities()}
        self.privacy = privacy_version_of(conference)

    def application(self, row: dict[str, str]) -> Application:
        return Application(
            conference_id=self.conference.id,
            people=(self._details(row),),
            language=row["form_language"] if row["form_language"] in LANGUAGES else "de",
            quota=Quota(row["quota"]),
            channel=Channel(row["channel"]),
            received_at=clock.now(),
            privacy_version=self.privacy,
        )

    def _details(self, row: dict[str, str]) -> Details:
        reach = Reach.EMAIL if row["email"] else Reach.PHONE if row["phone"] else Reach.LETTER
        only = self.rounds.get(_ROUND_OF.get(row["attendance"], ""))
        return Details(
            salutation=row["salutation"] if row["salutation"] in {"Frau", "Herr"} else "",
            title=row["title"],
            first_name=one_line(row["first_name"]),
            last_name=one_line(row["last_name"]),
            reach_by=reach,
            email=one_line(row["email"]),
            phone=row["phone"],
            postal_address=row["postal_code"] if reach is Reach.LETTER else "",
            organisation=one_line(row["organisation_text"]),
            role=AttendeeRole(row["role"]) if row["role"] else None,
            municipality_id=self.towns.get(row["municipality_ags"]),
            attendance=_attendance(row["attendance"], only),
            only_round_id=only,
            choices=self._wishes(row),
            consents=_consents(row),
            message=row["message"],
        )

    def _wishes(self, row: dict[str, str]) -> tuple[Choice, ...]:
        """The wishes that can be meant: forums of that round, each once."""
        wishes: dict[int, Choice] = {}
        for code in "ab":
            for rank in "123":
                forum = self.forums.get(row[f"round_{code}_wish_{rank}"])
                if forum and forum.code.startswith(code.upper()):
                    wishes.setdefault(forum.id, Choice(round_id=forum.round_id, forum_id=forum.id))
        return tuple(wishes.values())


def _attendance(written: str, only_round: int | None) -> Attendance:
    if written == "plenary_only":
        return Attendance.PLENARY_ONLY
    return Attendance.ONE_ROUND if only_round else Attendance.WHOLE_DAY


def _consents(row: dict[str, str]) -> frozenset[ConsentKind]:
    ticked = {
        ConsentKind.PHOTO: row["consent_photo"],
        ConsentKind.PARTICIPANT_LIST: row["consent_participant_list"],
    }
    return frozenset(kind for kind, answer in ticked.items() if answer == "yes")
