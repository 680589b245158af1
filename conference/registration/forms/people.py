"""The first screen: who comes, and how to reach them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from unicodedata import decimal

from flask_babel import lazy_gettext as _
from wtforms import (
    EmailField,
    FormField,
    StringField,
    TelField,
    TextAreaField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its types
from wtforms.validators import InputRequired, Length

from conference.core.languages import isolated
from conference.core.mailboxes import normal_form
from conference.registration.errors import (
    AddressMissing,
    EmailMissing,
    NameMissing,
    PhoneMissing,
)
from conference.registration.queries import Offer
from conference.registration.rules import LARGEST_PARTY, Details
from conference.registration.states import SALUTATIONS, Attendance, AttendeeRole, Reach
from conference.web.fields import RadioField, SelectField, choices, choices_of
from conference.web.forms import HouseForm, blame

LONGEST_NAME = 200
FEWEST_DIGITS = 5  # of a telephone number
ONE_ROUND = "round-"
_OFF = {"autocomplete": "off"}  # the browser knows its owner, not the others


class BareForm(HouseForm):
    """A part of a page that is guarded as a whole."""

    class Meta(HouseForm.Meta):
        csrf = False


def check_email(form: Any, field: Any) -> None:
    """An address that a mail program takes; whether somebody reads it nobody can know."""
    if not field.data:
        return
    try:
        field.data = normal_form(field.data)
    except ValueError as error:
        if _is_fine_but_for_its_name(field.data):
            raise ValidationError(
                _(
                    "Umlaute vor dem @ können wir leider nicht anschreiben. "
                    "Haben Sie eine andere E-Mail-Adresse?"
                )
            ) from error
        raise ValidationError(
            _("Diese E-Mail-Adresse stimmt so nicht. Ein Beispiel: name@beispiel.de")
        ) from error


def _is_fine_but_for_its_name(address: str) -> bool:
    """Whether only letters before the @ stand against it that few mail servers take."""
    try:
        return bool(normal_form(address, umlauts=True))
    except ValueError:
        return False


def check_phone(form: Any, field: Any) -> None:
    """A number has digits, of whatever script; spaces, brackets and words beside them are fine.

    Kept are the digits that are on every telephone: Arabic ones in groups are shown in another order
    than they are dialled.
    """
    if field.data and sum(map(str.isdecimal, field.data)) < FEWEST_DIGITS:
        raise ValidationError(_("Bitte nennen Sie eine Telefonnummer mit Ziffern."))
    if field.data:
        field.data = "".join(str(decimal(sign, sign)) for sign in field.data)


class OtherPersonForm(BareForm):
    """One more person of a group; the name may follow later."""

    first_name = StringField(_("Vorname"), [Length(max=LONGEST_NAME)], render_kw=_OFF)
    last_name = StringField(_("Nachname"), [Length(max=LONGEST_NAME)], render_kw=_OFF)
    email = EmailField(_("Eigene E-Mail-Adresse"), [check_email], render_kw=_OFF)

    @property
    def called(self) -> str:
        """The name, or the address while there is none."""
        told = (self.first_name.data, self.last_name.data)
        return " ".join(filter(None, told)) or self.email.data or ""

    @property
    def is_empty(self) -> bool:
        return not self.called


class PersonForm(BareForm):
    """Everything one person tells about herself or himself."""

    salutation = SelectField(
        _("Anrede"), default="", render_kw={"autocomplete": "honorific-prefix"}
    )
    title = StringField(_("Akademischer Titel"), [Length(max=60)])
    first_name = StringField(
        _("Vorname"), [Length(max=LONGEST_NAME)], render_kw={"autocomplete": "given-name"}
    )
    last_name = StringField(
        _("Nachname"), [Length(max=LONGEST_NAME)], render_kw={"autocomplete": "family-name"}
    )
    reach_by = RadioField(
        _("Wie sollen wir Sie erreichen?"),
        [InputRequired(_("Bitte sagen Sie, wie wir Sie erreichen."))],
        default=Reach.EMAIL.value,
    )
    email = EmailField(_("E-Mail-Adresse"), [check_email], render_kw={"autocomplete": "email"})
    phone = TelField(_("Telefon"), [Length(max=60), check_phone], render_kw={"autocomplete": "tel"})
    postal_address = TextAreaField(
        _("Anschrift"),
        [Length(max=500)],
        render_kw={"rows": 3, "autocomplete": "street-address"},
    )
    organisation = StringField(
        _("Organisation, Verein oder Firma"), render_kw={"autocomplete": "organization"}
    )
    role = SelectField(_("Ich komme als …"), default="")
    municipality = SelectField(_("Wohnort"), default="")
    attendance = RadioField(
        _("Wann kommen Sie?"),
        [InputRequired(_("Bitte sagen Sie, wann Sie kommen."))],
        default=Attendance.WHOLE_DAY.value,
    )

    is_contact = True
    """False for somebody of a group, who may be named later and reached through its contact."""

    def __init__(self, offer: Offer, *, language: str, **options: Any) -> None:
        super().__init__(**options)
        lists = _lists(offer, language)
        self.salutation.choices = lists.salutations
        self.reach_by.choices = lists.reaches
        self.role.choices = lists.roles
        self.municipality.choices = lists.municipalities
        self.attendance.choices = lists.attendances

    def validate(self, extra_validators: Any = None) -> bool:
        """All fields, and what belongs together: a name, and the way to reach the person."""
        super().validate(extra_validators)
        if self.is_contact:
            self._check_contact()
        return not self.errors

    def _check_contact(self) -> None:
        no_email = not (self.email.data or self.email.errors)
        if self.reach_by.data == Reach.EMAIL and no_email and self.phone.data:
            self.reach_by.data = Reach.PHONE.value  # who leaves a number only means the telephone
        if not (self.first_name.data or self.last_name.data):
            blame(self, NameMissing())
        missing = {
            Reach.EMAIL: (self.email, EmailMissing),
            Reach.PHONE: (self.phone, PhoneMissing),
            Reach.LETTER: (self.postal_address, AddressMissing),
        }
        if self.reach_by.data in missing:
            field, error = missing[self.reach_by.data]
            if not field.data and not field.errors:
                blame(self, error())

    def details(self) -> Details:
        """What the person told so far; choices and consents come from the second screen."""
        attendance, round_id = attendance_of(self.attendance.data)
        return Details(
            salutation=self.salutation.data,
            title=self.title.data or "",
            first_name=self.first_name.data or "",
            last_name=self.last_name.data or "",
            reach_by=Reach(self.reach_by.data),
            email=self.email.data or "",
            phone=self.phone.data or "",
            postal_address=self.postal_address.data or "",
            organisation=self.organisation.data or "",
            role=AttendeeRole(self.role.data) if self.role.data else None,
            municipality_id=int(self.municipality.data) if self.municipality.data else None,
            attendance=attendance,
            only_round_id=round_id,
        )


@dataclass(frozen=True, kw_only=True)
class _Lists:
    """What the selects offer; the same for everybody who reads the same language."""

    salutations: list[SelectChoice]
    reaches: list[SelectChoice]
    roles: list[SelectChoice]
    municipalities: list[SelectChoice]
    attendances: list[SelectChoice]


@lru_cache(maxsize=64)
def _lists(offer: Offer, language: str) -> _Lists:
    towns = ((town_id, name) for town_id, name in offer.municipalities)
    rounds = offer.rounds if len(offer.rounds) > 1 else ()
    named = ((slot.id, isolated(str(slot.title.in_(language)), language)) for slot in rounds)
    only = [(f"{ONE_ROUND}{id_}", _("nur zu: %(round)s", round=title)) for id_, title in named]
    return _Lists(
        salutations=choices(SALUTATIONS.items()),
        reaches=choices_of(Reach),
        roles=[*choices([("", _("keine Angabe"))]), *choices_of(AttendeeRole)],
        municipalities=choices([("", _("keine Angabe oder ein anderer Ort")), *towns]),
        attendances=[
            *choices_of([Attendance.WHOLE_DAY]),
            *choices(only),
            *choices_of([Attendance.PLENARY_ONLY]),
        ],
    )


def attendance_of(value: str) -> tuple[Attendance, int | None]:
    """The attendance, and the round it is about."""
    if value.startswith(ONE_ROUND):
        return Attendance.ONE_ROUND, int(value.removeprefix(ONE_ROUND))
    return Attendance(value), None


def attendance_value(details: Details) -> str:
    """The same as the form names it."""
    if details.attendance is Attendance.ONE_ROUND and details.only_round_id is not None:
        return f"{ONE_ROUND}{details.only_round_id}"
    return details.attendance.value


_SIZES = [str(people) for people in range(1, LARGEST_PARTY + 1)]


class PartyForm(PersonForm):
    """The first screen as it is shown: the person who fills it in, and up to five more."""

    size = SelectField(
        _("Wie viele Personen melden Sie an?"),
        choices=choices((size, size) for size in _SIZES),
        default="1",
    )


class GroupForm(PartyForm):
    """The same with fields for the others."""

    other_2 = FormField(OtherPersonForm, _("2. Person"))
    other_3 = FormField(OtherPersonForm, _("3. Person"))
    other_4 = FormField(OtherPersonForm, _("4. Person"))
    other_5 = FormField(OtherPersonForm, _("5. Person"))
    other_6 = FormField(OtherPersonForm, _("6. Person"))

    @property
    def others(self) -> list[Any]:
        return [self.other_2, self.other_3, self.other_4, self.other_5, self.other_6]

    @property
    def people(self) -> int:
        """How many are meant: the number chosen, and at least everybody who is named."""
        named = [number for number, other in enumerate(self.others, 2) if not other.form.is_empty]
        size = int(self.size.data) if self.size.data in _SIZES else 1
        return max(size, *named, 1)

    def party(self) -> list[Details]:
        """Everybody, the contact first; what was not asked of the others they have in common."""
        contact = self.details()
        return [
            contact,
            *(
                Details(
                    first_name=other.form.first_name.data or "",
                    last_name=other.form.last_name.data or "",
                    email=other.form.email.data or "",
                    reach_by=Reach.EMAIL if other.form.email.data else contact.reach_by,
                    organisation=contact.organisation,
                    role=contact.role,
                    attendance=contact.attendance,
                    only_round_id=contact.only_round_id,
                )
                for other in self.others[: self.people - 1]
            ),
        ]


def is_group(typed: Mapping[str, str]) -> bool:
    """Whether somebody else is meant than the person who fills in the form."""
    return typed.get("size", "1") != "1" or any(
        value.strip() for name, value in typed.items() if name.startswith("other_")
    )
