"""What the office takes away as a file: who gets what, and who answered what."""

from collections.abc import Iterable, Sequence

from conference.core.clock import BERLIN
from conference.core.languages import german_name
from conference.documents.table import Cell, Table
from conference.invitations.models import Invitation
from conference.invitations.queries import Line, Plan, guest_of, name_of, phone_of, where_to

PLAN = ("Name", "Weg", "Adresse", "Sprache", "Erst später", "Bekommt nichts, weil", "Telefon")
INVITATIONS = (
    *("Name", "Stand", "Weg", "Adresse", "Telefon", "Sprache", "Versendet", "Erinnert"),
    *("Antwort", "Grund", "Kommt stattdessen"),
)


def plan_table(plan: Plan) -> Table:
    """The dry run: everybody who gets something, then those who get nothing."""
    return Table(
        title="Probe",
        headings=PLAN,
        rows=[_line(line) for line in (*plan.lines, *plan.skipped)],
    )


def _line(line: Line) -> Sequence[Cell]:
    return [
        line.name,
        line.way.label,
        line.where,
        german_name(line.language),
        "ja" if line.later else "",
        line.skipped,
        phone_of(line.guest),
    ]


def invitations_table(invitations: Iterable[Invitation]) -> Table:
    return Table(
        title="Einladungen", headings=INVITATIONS, rows=[_invitation(one) for one in invitations]
    )


def _invitation(one: Invitation) -> Sequence[Cell]:
    guest = guest_of(one)
    moments = [
        moment.astimezone(BERLIN).replace(microsecond=0) if moment else None
        for moment in (one.sent_at, one.reminded_at, one.answered_at)
    ]
    return [
        name_of(guest) if guest else "",
        one.state.label,
        one.way.label,
        where_to(guest, one.way) if guest else "",
        phone_of(guest) if guest else "",
        german_name(one.language),
        *moments,
        one.reason,
        one.passed_to,
    ]
