"""The office's forms: a whole registration on one page, and reasons."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from flask import request
from wtforms import HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

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
from conference.registration.forms.doubts import NO_DOUBTS, Doubts, doubts_for_office, known_doubts
from conference.registration.forms.needs import NeedsForm, need_values
from conference.registration.forms.people import BareForm, PersonForm, attendance_value
from conference.registration.forms.sheet import Sheet, Typed
from conference.registration.models import Registration
from conference.registration.queries import Offer, OfferedRound, free_seats_by_forum
from conference.registration.rules import Details, Needs, details_of, seat_of
from conference.registration.states import Protection
from conference.web.fields import choices
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


class LanguageForm(BareForm):
    language = SelectField("Sprache der Person", default="de")

    def __init__(self, *, languages: Sequence[str], **options: Any) -> None:
        super().__init__(**options)
        self.language.choices = choices((code, LANGUAGES[code].own_name) for code in languages)


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
        self.offer, self.doubts = offer, NO_DOUBTS
        self.rounds = tuple(slot for slot in offer.rounds if slot.forums and offered)
        self.person = self._person(offer, typed, told)
        self.reads_needs = told is None or reads_needs
        self.needs = NeedsForm(
            offer,
            language="de",
            formdata=typed,
            data=need_values(told.needs) if told and reads_needs else None,
        )
        self.needs.asks_consent = False
        self._told = told
        self.choices = self._choices(offer, typed, told)
        self.message = MessageForm(formdata=typed, data={"message": told.message} if told else None)
        super().__init__(self.person, self.needs, self.choices, self.message, *others)

    def _person(self, offer: Offer, typed: Typed | None, told: Details | None) -> PersonForm:
        """The fields about the person; where they come from paper they are others."""
        return PersonForm(
            offer, language="de", formdata=typed, data=_person_values(told) if told else None
        )

    def _choices(self, offer: Offer, typed: Typed | None, told: Details | None) -> ChoicesForm:
        """The fields for forums and consents."""
        return choices_form(
            offer,
            self.rounds,
            language="de",
            free=free_seats(offer, told),
            prefix=CONTACT,
            formdata=typed,
            data=_choice_values(told, offer) if told else None,
        )

    def validate_on_submit(self) -> bool:
        """Whether it can be saved: nothing is wrong, and who sends it has read what does not fit."""
        return request.method == "POST" and self.validate() and not self._doubts_anew()

    def _doubts_anew(self) -> bool:
        """Say at each wish which need it does not serve, of the needs that stand in this very form.

        Needs that are kept, but hidden from who asks, must not show through a hint.
        """
        self.doubts = self.doubts_found()
        return self.doubts.stand_against(known_doubts(request.form))

    def doubts_found(self) -> Doubts:
        """What does not fit, of everybody on the page."""
        told = replace(self.details(), needs=self.needs.needs())
        return doubts_for_office(self.choices, told, self.offer)

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
        super().__init__(
            offer, self.reason, told=self.known_of(registration), reads_needs=reads_needs
        )

    def known_of(self, registration: Registration) -> Details:
        """What stands in the form before anybody types."""
        return details_of(registration)

    @property
    def why(self) -> str:
        return self.reason.why.data or ""

    @property
    def version(self) -> int:
        return number(self.reason.version.data)

    def show_version(self, version: int) -> None:
        """What is sent after a second look overwrites this version."""
        self.reason.version.data = str(version)


class SubstituteSheet(ChangeSheet):
    """Somebody else comes instead: the same page, asked anew."""

    def __init__(
        self, offer: Offer, registration: Registration, *, languages: Sequence[str]
    ) -> None:
        typed = request.form if request.method == "POST" else None
        self.speaks = LanguageForm(languages=languages, formdata=typed)
        super().__init__(offer, registration)
        self.forms = (*self.forms, self.speaks)

    def known_of(self, registration: Registration) -> Details:
        return seat_of(registration)


def number(typed: str | None) -> int:
    """The number in a hidden field; nothing that fits any version when somebody tampered with it."""
    text = typed or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def free_seats(offer: Offer, told: Details | None) -> Free | None:
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
