"""The office's forms: a whole registration on one page, and reasons."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from flask import request
from wtforms import DateField, HiddenField, SelectField, StringField, TextAreaField, TimeField
from wtforms.validators import InputRequired, Length

from conference.core import clock
from conference.core.clock import BERLIN
from conference.core.languages import LANGUAGES
from conference.planning.states import ChoiceMode
from conference.registration.forms.choices import (
    ChoicesForm,
    Free,
    MessageForm,
    choices_form,
    consent_name,
    select_name,
)
from conference.registration.forms.needs import NeedsForm, need_values
from conference.registration.forms.people import BareForm, PersonForm, attendance_value
from conference.registration.forms.sheet import Sheet
from conference.registration.models import Registration
from conference.registration.queries import Offer, OfferedRound, free_seats_by_forum
from conference.registration.rules import Application, Details, Needs, details_of
from conference.registration.states import Channel, Protection, Quota
from conference.web.fields import choices, choices_of
from conference.web.forms import HouseForm, blame

CONTACT = "p1-"  # the choices of the one person these forms are about


class WhyForm(HouseForm):
    why = StringField("Grund", [InputRequired("Bitte schreiben Sie, warum."), Length(max=500)])


class NoteForm(HouseForm):
    note = TextAreaField("Notiz des Büros", [Length(max=4000)], description="Liest nur das Büro.")


class ProtectionForm(HouseForm):
    """The two decisions are the two buttons."""

    reason = StringField(
        "Grund der Entscheidung",
        [InputRequired("Bitte schreiben Sie, warum."), Length(max=500)],
        description="Liest nur das Büro. Schreiben Sie nicht, was die Person gefährdet.",
    )
    seen = HiddenField()
    decision = HiddenField()

    @property
    def protection(self) -> Protection:
        """What was decided; undecided when no button was pressed."""
        return _protection(self.decision.data)

    @property
    def seen_protection(self) -> Protection:
        return _protection(self.seen.data)


def _protection(value: object) -> Protection:
    return next((one for one in Protection if one.value == value), Protection.UNDECIDED)


class ReasonForm(BareForm):
    why = StringField(
        "Grund der Änderung", [InputRequired("Bitte schreiben Sie, warum."), Length(max=500)]
    )
    version = HiddenField()


class OriginForm(BareForm):
    """How and when a registration reached the office."""

    channel = SelectField("Eingegangen auf", default=Channel.PAPER.value)
    day = DateField(
        "Eingang am",
        [InputRequired("Bitte nennen Sie den Tag des Eingangs.")],
        format=["%Y-%m-%d", "%d.%m.%Y"],
        description="Der Tag des Eingangs zählt für die Reihenfolge.",
    )
    time = TimeField("um", [InputRequired("Bitte nennen Sie die Uhrzeit.")])
    quota = SelectField("Platz aus", default=Quota.PUBLIC.value)
    language = SelectField("Sprache der Person", default="de")

    def __init__(self, *, languages: Sequence[str], **options: Any) -> None:
        super().__init__(**options)
        self.channel.choices = choices_of(one for one in Channel if one is not Channel.WEB)
        self.quota.choices = choices_of(Quota)
        self.language.choices = choices((code, LANGUAGES[code].own_name) for code in languages)

    @property
    def received_at(self) -> datetime:
        """When it reached the office; never later than now."""
        assert self.day.data is not None
        assert self.time.data is not None
        return min(datetime.combine(self.day.data, self.time.data, BERLIN), clock.now())


class OfficeSheet(Sheet):
    """Everything about one person on one page."""

    rounds: tuple[OfferedRound, ...]
    person: PersonForm
    choices: ChoicesForm
    message: MessageForm

    def __init__(
        self, offer: Offer, *others: Any, told: Details | None = None, reads_needs: bool = False
    ) -> None:
        """``reads_needs``: who asks may see what is kept; others only write something new over it."""
        typed = request.form if request.method == "POST" else None
        offered = offer.mode is not ChoiceMode.ON_THE_DAY
        self.rounds = tuple(slot for slot in offer.rounds if slot.forums and offered)
        self.person = PersonForm(
            offer, language="de", formdata=typed, data=_person_values(told) if told else None
        )
        self.choices = choices_form(
            offer,
            self.rounds,
            language="de",
            free=_free_seats(offer, told),
            prefix=CONTACT,
            formdata=typed,
            data=_choice_values(told, offer) if told else None,
        )
        self.reads_needs = told is None or reads_needs
        self.needs = NeedsForm(
            offer,
            language="de",
            formdata=typed,
            data=need_values(told.needs) if told and reads_needs else None,
        )
        self.needs.asks_consent = False
        self._told = told
        self.message = MessageForm(formdata=typed, data={"message": told.message} if told else None)
        super().__init__(self.person, self.needs, self.choices, self.message, *others)

    def validate_on_submit(self) -> bool:
        return request.method == "POST" and self.validate()

    def details(self) -> Details:
        """What the page says about the person."""
        return replace(
            self.person.details(),
            choices=self.choices.chosen(),
            consents=self.choices.consents(),
            needs=self._needs(),
            message=self.message.message.data or "",
        )

    def _needs(self) -> Needs:
        """What is typed; left empty by somebody who cannot see it, what is kept stays."""
        typed = self.needs.needs()
        unseen = self._told is not None and not self.reads_needs
        return self._told.needs if self._told and unseen and typed.are_none else typed

    def blame(self, error: Any) -> None:
        blame(self, error)  # type: ignore[arg-type]


class ChangeSheet(OfficeSheet):
    """Change what is kept of a person, with a reason."""

    def __init__(
        self, offer: Offer, registration: Registration, *, reads_needs: bool = False
    ) -> None:
        typed = request.form if request.method == "POST" else None
        self.reason = ReasonForm(formdata=typed, data={"version": str(registration.version)})
        super().__init__(offer, self.reason, told=details_of(registration), reads_needs=reads_needs)

    @property
    def why(self) -> str:
        return self.reason.why.data or ""

    @property
    def version(self) -> int:
        text = self.reason.version.data or ""
        return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0

    def show_version(self, version: int) -> None:
        """What is sent after a second look overwrites this version."""
        self.reason.version.data = str(version)


class EntrySheet(OfficeSheet):
    """Type in a registration that came on paper, by phone or by e-mail."""

    def __init__(self, offer: Offer, *, languages: Sequence[str]) -> None:
        typed = request.form if request.method == "POST" else None
        now = clock.now().astimezone(BERLIN)
        self.origin = OriginForm(
            languages=languages, formdata=typed, data={"day": now.date(), "time": now.time()}
        )
        super().__init__(offer, self.origin)

    def application(self, offer: Offer, form_key: str) -> Application:
        return Application(
            conference_id=offer.conference_id,
            people=(self.details(),),
            form_key=form_key,
            language=self.origin.language.data,
            quota=Quota(self.origin.quota.data),
            channel=Channel(self.origin.channel.data),
            received_at=self.origin.received_at,
            privacy_version=offer.privacy_version,
        )


def _free_seats(offer: Offer, told: Details | None) -> Free | None:
    """Free seats where forums are chosen directly; the person's own place counts as free."""
    if offer.mode is not ChoiceMode.DIRECT:
        return None
    free = free_seats_by_forum(offer.conference_id)
    for choice in told.choices if told else ():
        if choice.forum_id in free:
            free[choice.forum_id] += 1
    return free


def _person_values(told: Details) -> dict[str, object]:
    return {
        **{name: getattr(told, name) for name in _SAME},
        "reach_by": told.reach_by.value,
        "role": told.role.value if told.role else "",
        "municipality": str(told.municipality_id or ""),
        "attendance": attendance_value(told),
    }


_SAME = (
    *("salutation", "title", "first_name", "last_name"),
    *("email", "phone", "postal_address", "organisation"),
)


def _choice_values(told: Details, offer: Offer) -> dict[str, object]:
    values: dict[str, object] = {consent_name(kind): True for kind in told.consents}
    for slot in offer.rounds:
        wished = [choice for choice in told.choices if choice.round_id == slot.id]
        for rank, choice in enumerate(wished, start=1):
            values[select_name(slot.id, rank)] = str(choice.forum_id)
    return values
