"""What a row would do: nothing is changed here, neither at the preview nor when it is asked again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from conference.core.texts import clean
from conference.documents.reading import written
from conference.intake.rules.columns import NEED_COLUMNS, Columns
from conference.intake.rules.frame import Frame, Remark
from conference.intake.rules.reading import CONSENT_COLUMNS, Reading
from conference.intake.services.framing import Known
from conference.intake.states import RowKind
from conference.planning.models import Conference
from conference.planning.states import ChoiceMode
from conference.programme.models import ForumRound
from conference.registration import rules
from conference.registration.exports import Written
from conference.registration.letters.facts import names_of
from conference.registration.models import Registration
from conference.registration.queries.lists import Listed
from conference.registration.rules import Billing, Details
from conference.registration.states import ENDED

_FIELDS: Mapping[str, tuple[str, ...]] = {
    "salutation": ("salutation",),
    "title": ("title",),
    "first_name": ("first_name",),
    "last_name": ("last_name",),
    "reach_by": ("reach_by", "email", "phone", "postal_address"),
    "email": ("email",),
    "phone": ("phone",),
    "postal_address": ("postal_address", "postal_code"),
    "organisation": ("organisation",),
    "role": ("role",),
    "municipality_id": ("town", "ags"),
    "attendance": ("attendance",),
    "only_round_id": ("attendance",),
    "message": ("message",),
}
# What is told when somebody registers, and not again
_ONCE = NEED_COLUMNS | {
    *("code", "source", "received", "received_about", "cancelled", "confirmed"),
    *("channel", "quota", "language"),
}


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is to be done. ``note`` is the office's note, if it is another one now."""

    kind: RowKind
    person: Registration | None = None
    told: Details | None = None
    withdraws: bool = False
    note: str | None = None
    changes: tuple[tuple[str, str, str], ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Desk:
    """All that is needed to plan the rows of one list."""

    conference: Conference
    columns: Columns
    frame: Frame
    rounds: tuple[ForumRound, ...]
    stages: Billing = Billing(())

    @cached_property
    def ours(self) -> Written:
        """How our own list writes people."""
        return Written(self.rounds)


def plan_for(reading: Reading, cells: tuple[str, ...], desk: Desk, known: Known) -> Plan:
    if person := known.person(reading):
        if reading.code not in known.by_code and known.says_nothing_new(reading):
            return Plan(kind=RowKind.SAME, person=person)
        return _held_against(person, reading, cells, desk)
    if reading.refusal:
        return Plan(kind=RowKind.REFUSED, remarks=(reading.refusal,))
    remarks = reading.remarks + tuple(_on_stage(reading, desk))
    if reading.code:
        remarks += (
            Remark(
                column=desk.columns.heading("code"),
                reason="Diese Nummer gibt es hier nicht; die Person bekommt eine neue.",
                value=reading.code,
            ),
        )
    return Plan(kind=RowKind.NEW, told=reading.details, note=reading.note or None, remarks=remarks)


def _on_stage(reading: Reading, desk: Desk) -> Iterator[Remark]:
    for one in desk.stages.of(reading.details):
        if one.forum is not None:
            yield Remark(
                column="Wünsche",
                reason=f"Steht in Runde {one.forum.round.code} selbst auf der Bühne; "
                "dort braucht die Person keinen Platz.",
                value=f"{one.forum.code}, {one.part.label}",
            )


def _held_against(
    person: Registration, reading: Reading, cells: tuple[str, ...], desk: Desk
) -> Plan:
    """What the row says that is not so already. A row as our own list wrote it says nothing new."""
    said = _said_anew(person, reading, cells, desk)
    told = _merged(person, reading, said, desk)
    before = rules.details_of(person)
    changes = [
        (change.what, change.old, change.new)
        for change in rules.differences(
            before,
            told,
            names=names_of(desk.conference),
            language="de",
            choices_are_wishes=desk.conference.choice_mode is ChoiceMode.WISHES,
        )
    ]
    note = reading.note if "note" in said and reading.note != person.office_note else None
    if note is not None:
        changes.append(("Notiz des Büros", person.office_note, note))
    withdraws = "state" in said and reading.state in ENDED and not person.has_ended
    if withdraws:
        changes.append(("Stand", str(person.state.label), "abgemeldet"))
    remarks = _remarks_on(person, reading, said, desk) if said else ()
    if person.has_ended and told != before:
        remarks += (
            Remark(column="", reason="Diese Anmeldung ist abgemeldet und bleibt, wie sie ist."),
        )
        return Plan(kind=RowKind.SAME, person=person, remarks=remarks)
    return Plan(
        kind=RowKind.CHANGED if changes else RowKind.SAME,
        person=person,
        told=told if told != before else None,
        withdraws=withdraws,
        note=note,
        changes=tuple(changes),
        remarks=remarks,
    )


def _said_anew(
    person: Registration, reading: Reading, cells: tuple[str, ...], desk: Desk
) -> frozenset[str]:
    """The columns whose cells are not as our own list would write them today.

    A list of somebody else has other headings; there everything is said anew.
    """
    row = desk.ours.row(Listed.of(person))
    ours = {
        heading: clean(written(cell)) for heading, cell in zip(desk.ours.headings, row, strict=True)
    }

    def is_new(number: int) -> bool:
        cell = clean(cells[number]) if number < len(cells) else ""
        return ours.get(desk.columns.headings[number]) != cell

    said = {
        name for name, number in desk.columns.at.items() if name not in _ONCE and is_new(number)
    }
    wishes = {code for code, at in desk.columns.wishes.items() if any(map(is_new, at))}
    return frozenset(said | {f"wishes {code}" for code in wishes})


def _merged(person: Registration, reading: Reading, said: frozenset[str], desk: Desk) -> Details:
    """What we know, with what the row says anew. Needs are never taken from a list a second time."""
    now, told = rules.details_of(person), reading.details
    taken = {
        name: getattr(told, name) for name, columns in _FIELDS.items() if said.intersection(columns)
    }
    if "first_name" in said and told.title and not now.title:
        taken["title"] = told.title
    consents = set(now.consents)
    for kind, column in CONSENT_COLUMNS.items():
        if column in said:
            consents = consents | {kind} if kind in told.consents else consents - {kind}
    return replace(
        now, **taken, consents=frozenset(consents), choices=_choices(now, told, said, desk, person)
    )


def _choices(
    now: Details, told: Details, said: frozenset[str], desk: Desk, person: Registration
) -> tuple[rules.Choice, ...]:
    """The wishes round by round; once places are given, a list of places says nothing of wishes."""
    if desk.conference.choice_mode is ChoiceMode.WISHES and person.places:
        return now.choices
    choices: list[rules.Choice] = []
    for slot in desk.rounds:
        source = told if f"wishes {slot.code.upper()}" in said else now
        choices += [choice for choice in source.choices if choice.round_id == slot.id]
    return tuple(choices)


def _remarks_on(
    person: Registration, reading: Reading, said: frozenset[str], desk: Desk
) -> tuple[Remark, ...]:
    headings = {desk.columns.heading(name) for name in said}
    headings |= {
        desk.columns.headings[number]
        for code, at in desk.columns.wishes.items()
        if f"wishes {code}" in said
        for number in at
    }
    remarks = tuple(one for one in reading.remarks if one.column in headings)
    if not reading.details.needs.are_none and reading.details.needs != rules.needs_of(person.need):
        remarks += (
            Remark(
                column="Unterstützungsbedarf",
                reason="Bei bekannten Anmeldungen wird der Bedarf nicht aus Listen übernommen.",
            ),
        )
    return remarks
