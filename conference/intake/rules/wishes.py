"""The forums somebody wishes for, as far as they can be meant; the rest is dropped and remarked."""

import re
from collections.abc import Iterator

from conference.intake.rules.frame import Frame, KnownForum, KnownRound, Remark, Sheet
from conference.registration.rules import Choice
from conference.registration.states import Attendance

_CELL = re.compile(r"(?:(\d)\.\s*)?([^\s,;()]+)(?:\s*\((Warteliste)\))?")


def wishes_in(
    sheet: Sheet, frame: Frame, attendance: Attendance, only_round_id: int | None
) -> tuple[Choice, ...]:
    """In the order of the ranks, round by round; a gap closes by itself."""
    taken: dict[int, KnownForum] = {}
    choices: list[Choice] = []
    for code, numbers in sheet.columns.wishes.items():
        slot = frame.rounds.get(code)
        for number in numbers:
            for forum_code, waits in _codes(sheet.at(number)):
                reason = _refused(
                    frame, slot, forum_code, taken, choices, attendance, only_round_id
                )
                if reason:
                    _note(sheet, number, reason, forum_code)
                    continue
                forum = frame.forums[forum_code.upper()]
                taken[forum.id] = forum
                choices.append(Choice(round_id=forum.round_id, forum_id=forum.id, or_wait=waits))
        _note_gap(sheet, numbers)
    _note_same_content(sheet, list(taken.values()))
    return tuple(choices)


def _codes(cell: str) -> Iterator[tuple[str, bool]]:
    """The codes in "A4", "1. A4, 2. A1" or "A4 (Warteliste)"."""
    for part in re.split(r"[,;\n]", cell):
        if found := _CELL.fullmatch(part.strip()):
            yield found[2], bool(found[3])
        elif part.strip():
            yield part.strip(), False


def _refused(
    frame: Frame,
    slot: KnownRound | None,
    code: str,
    taken: dict[int, KnownForum],
    choices: list[Choice],
    attendance: Attendance,
    only_round_id: int | None,
) -> str:
    """Why this wish cannot be kept; empty when it can."""
    forum = frame.forums.get(code.upper())
    if forum is None:
        return "Dieses Forum gibt es nicht; der Wunsch entfällt."
    if slot is None or forum.round_id != slot.id:
        return "Dieses Forum findet in einer anderen Runde statt; der Wunsch entfällt."
    if not forum.takes_place:
        return "Dieses Forum findet nicht statt; der Wunsch entfällt."
    if attendance is Attendance.PLENARY_ONLY:
        return "Die Person kommt nur zum Plenum; der Wunsch entfällt."
    if attendance is Attendance.ONE_ROUND and slot.id != only_round_id:
        return "Die Person kommt nicht zu dieser Runde; der Wunsch entfällt."
    if forum.id in taken:
        return "Dieses Forum steht schon in den Wünschen; es zählt einmal."
    if sum(choice.round_id == slot.id for choice in choices) >= frame.choices_per_round:
        return "Das ist ein Wunsch zu viel; er entfällt."
    return ""


def _note(sheet: Sheet, number: int, reason: str, value: str) -> None:
    sheet.remarks.append(
        Remark(column=sheet.columns.headings[number], reason=reason, value=value[:40])
    )


def _note_gap(sheet: Sheet, numbers: tuple[int, ...]) -> None:
    filled = [bool(sheet.at(number)) for number in numbers]
    if True in filled and not all(filled[: len(filled) - filled[::-1].index(True)]):
        _note(
            sheet,
            numbers[filled.index(False)],
            "Dieser Wunsch ist leer; die folgenden rücken auf.",
            "",
        )


def _note_same_content(sheet: Sheet, forums: list[KnownForum]) -> None:
    """Both are kept: whoever gets one of them should not get the other too."""
    by_content: dict[str, list[str]] = {}
    for forum in forums:
        if forum.content_key:
            by_content.setdefault(forum.content_key, []).append(forum.code)
    for codes in by_content.values():
        if len(codes) > 1:
            sheet.remarks.append(
                Remark(
                    column="Wünsche",
                    reason="Diese Foren haben denselben Inhalt; beide Wünsche bleiben.",
                    value=", ".join(codes),
                )
            )
