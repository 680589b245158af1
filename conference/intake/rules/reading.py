"""A row of a list as a filled-in form: what is clear is taken, what is doubtful is taken and remarked.

A row is refused only when nobody can be made out. Everything else would lose a person for a typo.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from conference.core.mailboxes import is_broken, meant_address
from conference.core.texts import clean, one_line
from conference.intake.rules import values
from conference.intake.rules.columns import Columns, filled_cells
from conference.intake.rules.frame import Frame, Remark, Sheet
from conference.intake.rules.needs import needs_in
from conference.intake.rules.wishes import wishes_in
from conference.registration.rules import Application, Details
from conference.registration.states import (
    SALUTATIONS,
    Attendance,
    AttendeeRole,
    Channel,
    ConsentKind,
    Quota,
    Reach,
    State,
)

LONGEST = {
    "salutation": 40,
    "title": 60,
    "first_name": 200,
    "last_name": 200,
    "email": 254,
    "phone": 60,
    "postal_address": 500,
    "organisation": 300,
    "message": 4000,
    "note": 4000,
}
CONSENT_COLUMNS = {
    ConsentKind.PHOTO: "photo",
    ConsentKind.PARTICIPANT_LIST: "participant_list",
    ConsentKind.KEEP_INFORMED: "keep_informed",
}
_ONE_ROUND = re.compile(r"round_(\w)_only|nur (.+)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What a row tells. ``refusal`` is set when nobody can be made out.

    ``code`` is our own number, ``source`` that of whoever made the list. ``state`` is what the list
    says became of the registration; ``confirmed_at`` when the address was confirmed.
    """

    details: Details
    code: str = ""
    source: str = ""
    fingerprint: str = ""
    state: State | None = None
    channel: Channel = Channel.PAPER
    quota: Quota = Quota.PUBLIC
    language: str = "de"
    received_at: datetime
    cancelled_at: datetime | None = None
    confirmed_at: datetime | None = None
    note: str = ""
    remarks: tuple[Remark, ...] = ()
    refusal: Remark | None = None

    @property
    def name(self) -> str:
        told = self.details
        return " ".join(filter(None, (told.title, told.first_name, told.last_name)))

    def application(self, frame: Frame, form_key: str) -> Application:
        return Application(
            conference_id=frame.conference_id,
            people=(self.details,),
            form_key=form_key,
            language=self.language,
            quota=self.quota,
            channel=self.channel,
            received_at=self.received_at,
            privacy_version=frame.privacy_version,
        )


def read_row(columns: Columns, cells: Sequence[str], frame: Frame) -> Reading:
    sheet = Sheet(columns, cells)
    received = _received(sheet, frame)
    channel = _channel(sheet)
    _note_late(sheet, frame, received, channel)
    details = _details(sheet, frame)
    refusal = None
    if not (details.first_name or details.last_name):
        refusal = Remark(
            column=columns.heading("last_name") or columns.heading("first_name"),
            reason="Hier fehlt der Name. Bitte ergänzen Sie ihn in der Datei.",
        )
    return Reading(
        details=details,
        code=one_line(sheet("code"))[:40],
        source=one_line(sheet("source"))[:80],
        fingerprint=fingerprint_of(columns, cells),
        state=_state(sheet),
        channel=channel,
        quota=_quota(sheet),
        language=_language(sheet, frame),
        received_at=received,
        cancelled_at=_moment(sheet, "cancelled"),
        confirmed_at=_moment(sheet, "confirmed"),
        note=_text(sheet, "note"),
        remarks=tuple(sheet.remarks),
        refusal=refusal,
    )


def fingerprint_of(columns: Columns, cells: Sequence[str]) -> str:
    """The same for the same row, wherever it stands and in whatever order its columns are."""
    return sha256(repr(sorted(filled_cells(columns, cells))).encode()).hexdigest()


def _details(sheet: Sheet, frame: Frame) -> Details:
    title, first_name, last_name = _names(sheet)
    town = _town(sheet, frame)
    email, phone, address = _email(sheet), _text(sheet, "phone"), _address(sheet, frame, town)
    attendance, only_round_id = _attendance(sheet, frame)
    return Details(
        salutation=_salutation(sheet),
        title=title,
        first_name=first_name,
        last_name=last_name,
        reach_by=_reach(sheet, email, phone, address),
        email=email,
        phone=phone,
        postal_address=address,
        organisation=_text(sheet, "organisation"),
        role=_role(sheet),
        municipality_id=town,
        attendance=attendance,
        only_round_id=only_round_id,
        choices=wishes_in(sheet, frame, attendance, only_round_id),
        consents=frozenset(kind for kind, name in CONSENT_COLUMNS.items() if _allows(sheet, name)),
        message=_text(sheet, "message"),
        needs=needs_in(sheet),
    )


def _text(sheet: Sheet, name: str) -> str:
    """The cell tidied up, and never longer than a form would take it."""
    tidy = clean if name in ("message", "note", "postal_address") else one_line
    text = tidy(sheet(name))
    if len(text) > LONGEST[name]:
        sheet.note(name, f"Das ist zu lang; nach {LONGEST[name]} Zeichen wird es abgeschnitten.")
    return text[: LONGEST[name]].strip()


def _names(sheet: Sheet) -> tuple[str, str, str]:
    title, first, last = (_text(sheet, name) for name in ("title", "first_name", "last_name"))
    for name, text in (("first_name", first), ("last_name", last)):
        if text and values.is_placeholder(text):
            sheet.note(name, "Das ist ein Platzhalter und kein Name; das Feld bleibt leer.")
    first = "" if values.is_placeholder(first) else first
    last = "" if values.is_placeholder(last) else last
    before, rest = values.without_title(first)
    if before:
        sheet.note("first_name", "Der Titel steht jetzt im Feld für Titel.")
        title, first = title or before, rest
    return title, first, last


def _email(sheet: Sheet) -> str:
    typed = _text(sheet, "email")
    if not typed:
        return ""
    if is_broken(typed):
        meant = meant_address(typed)
        hint = f" Gemeint ist vielleicht {meant}." if meant else ""
        sheet.note("email", f"An diese Adresse kommt keine E-Mail an.{hint} Bitte nachfragen.")
        return typed
    return values.mail_address(typed) or typed


def _reach(sheet: Sheet, email: str, phone: str, address: str) -> Reach:
    """As the list says, if that is possible; else by what is there."""
    usable = {
        Reach.EMAIL: bool(email) and not is_broken(email) and bool(values.mail_address(email)),
        Reach.PHONE: values.can_be_dialled(phone),
        Reach.LETTER: bool(address),
    }
    wished = values.member(Reach, sheet("reach_by"))
    if wished and usable[wished]:
        return wished
    if sheet("reach_by") and wished is None:
        sheet.note("reach_by", "Diesen Weg kennen wir nicht; es zählt, was da steht.")
    elif wished and any(usable.values()):
        sheet.note("reach_by", "Dafür fehlt die Angabe; es zählt, was da steht.")
    for reach in Reach:
        if usable[reach]:
            return reach
    sheet.note(
        "email", "Die Person ist weder per E-Mail noch per Telefon noch per Brief zu erreichen."
    )
    return Reach.LETTER


def _address(sheet: Sheet, frame: Frame, town: int | None) -> str:
    """Where a letter goes; a postal code with its town is better than nothing."""
    if sheet.columns.has("postal_address"):
        return _text(sheet, "postal_address")
    return " ".join(filter(None, (one_line(sheet("postal_code")), frame.town_name(town)))).strip()


def _town(sheet: Sheet, frame: Frame) -> int | None:
    key, name = one_line(sheet("ags")), one_line(sheet("town"))
    if key:
        found = frame.towns_by_key.get(key.zfill(8))
    else:
        found = frame.towns_by_name.get(name.casefold())
    if found is None and (key or name):
        sheet.note(
            "ags" if key else "town", "Diese Kommune liegt nicht im Kreis; das Feld bleibt leer."
        )
    return found


def _salutation(sheet: Sheet) -> str:
    typed = one_line(sheet("salutation"))
    known = {"hr.": "Herr", "hr": "Herr", "fr.": "Frau", "fr": "Frau", "keine angabe": ""}
    found = known.get(typed.casefold(), typed)
    if found not in SALUTATIONS:
        sheet.note("salutation", "Diese Anrede kennen wir nicht; das Feld bleibt leer.")
        return ""
    return found


def _role(sheet: Sheet) -> AttendeeRole | None:
    found = values.member(AttendeeRole, sheet("role"))
    if found is None and sheet("role"):
        sheet.note("role", "Diese Rolle kennen wir nicht; das Feld bleibt leer.")
    return found


def _attendance(sheet: Sheet, frame: Frame) -> tuple[Attendance, int | None]:
    text = one_line(sheet("attendance"))
    if found := values.member(Attendance, text):
        if found is not Attendance.ONE_ROUND:
            return found, None
    elif found_round := _ONE_ROUND.fullmatch(text):
        wanted = (found_round[1] or found_round[2]).casefold()
        for slot in frame.rounds.values():
            if wanted in (slot.code.casefold(), slot.title.casefold()):
                return Attendance.ONE_ROUND, slot.id
    if text:
        sheet.note("attendance", "Das verstehen wir nicht; die Person kommt den ganzen Tag.")
    return Attendance.WHOLE_DAY, None


def _language(sheet: Sheet, frame: Frame) -> str:
    typed = one_line(sheet("language"))
    if typed and typed not in frame.languages:
        sheet.note("language", "Diese Sprache bieten wir nicht an; Briefe gehen auf Deutsch.")
    return typed if typed in frame.languages else "de"


def _channel(sheet: Sheet) -> Channel:
    found = values.member(Channel, sheet("channel"))
    if found is None and sheet("channel"):
        sheet.note("channel", "Diesen Kanal kennen wir nicht; es zählt als Papier.")
    return found or Channel.PAPER


def _quota(sheet: Sheet) -> Quota:
    found = values.member(Quota, sheet("quota"))
    if found is None and sheet("quota"):
        sheet.note("quota", "Dieses Kontingent kennen wir nicht; es zählt als öffentlicher Platz.")
    return found or Quota.PUBLIC


def _allows(sheet: Sheet, name: str) -> bool:
    """Only a plain yes allows something."""
    found = values.answer(sheet(name))
    if found is None:
        sheet.note(name, "Das ist weder Ja noch Nein; es zählt als Nein.")
    return found is True


def _moment(sheet: Sheet, name: str) -> datetime | None:
    found = values.moment(sheet(name)) if sheet(name) else None
    if found is None and sheet(name):
        sheet.note(name, "Das ist kein Zeitpunkt; das Feld bleibt leer.")
    return found


def _state(sheet: Sheet) -> State | None:
    found = values.member(State, sheet("state"))
    if found is None and sheet("state"):
        sheet.note("state", "Diesen Stand kennen wir nicht; die Anmeldung zählt wie eine neue.")
    return found


def _received(sheet: Sheet, frame: Frame) -> datetime:
    """When it reached the office; it counts for the order, and never lies ahead."""
    for name in ("received", "received_about"):
        if not sheet(name):
            continue
        found = values.moment(sheet(name))
        if found is None:
            sheet.note(name, "Das ist kein Zeitpunkt; es zählt der Zeitpunkt des Einlesens.")
        elif found > frame.now:
            sheet.note(name, "Das liegt in der Zukunft; es zählt der Zeitpunkt des Einlesens.")
        else:
            return found
    return frame.now


def _note_late(sheet: Sheet, frame: Frame, received: datetime, channel: Channel) -> None:
    """Late is no reason to refuse: what counts is written on the paper."""
    name = "received" if sheet("received") else "received_about"
    if received <= frame.closes_at or not sheet(name):
        return
    if channel is Channel.WEB:
        sheet.note(name, "Nach Anmeldeschluss eingegangen.")
    else:
        sheet.note(
            name,
            "Nach Anmeldeschluss eingetragen. Lag es vorher im Büro? Dann zählt der Tag des Eingangs.",
        )
