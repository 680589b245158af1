"""What people change behind their link, and the request for a lost one."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import EmailField, HiddenField, StringField
from wtforms.validators import InputRequired, Length

from conference.planning.states import ChoiceMode
from conference.registration import rules
from conference.registration.forms.choices import (
    WAIT,
    Free,
    MessageForm,
    choices_form,
    consent_name,
    select_name,
    where_served,
)
from conference.registration.forms.doubts import NO_DOUBTS, doubts_about
from conference.registration.forms.needs import NeedsForm, need_values
from conference.registration.forms.people import (
    LONGEST_NAME,
    BareForm,
    PersonForm,
    attendance_of,
    attendance_value,
    check_email,
)
from conference.registration.forms.sheet import Sheet, Typed
from conference.registration.models import Registration
from conference.registration.queries import Offer
from conference.registration.rules import Details


class VersionForm(BareForm):
    """Which version of the registration somebody had before them."""

    version = HiddenField(default="0")


class ChangeSheet(Sheet):
    """Everything that is kept of one person, to be changed on one page."""

    def __init__(
        self,
        offer: Offer,
        registration: Registration,
        *,
        language: str,
        free: Free | None = None,
        typed: Typed | None = None,
    ) -> None:
        told = self.known_of(registration)
        self.rounds = tuple(slot for slot in offer.rounds if slot.forums)
        if offer.mode is ChoiceMode.ON_THE_DAY:
            self.rounds = ()
        self.person = PersonForm(
            offer, language=language, formdata=typed, data=_person_values(told)
        )
        self.person.is_contact = registration.is_contact
        self.choices = choices_form(
            offer,
            self.rounds,
            language=language,
            free=_with_own_seats(free, registration),
            formdata=typed,
            data=_choice_values(told),
        )
        self.needs = NeedsForm(
            offer, language=language, formdata=typed, data=need_values(told.needs)
        )
        self.doubts = NO_DOUBTS
        self._offer, self._language, self._before = offer, language, told
        self.last = MessageForm(formdata=typed, data={"message": told.message})
        self.guard = VersionForm(formdata=typed, data={"version": str(registration.version)})
        super().__init__(self.person, self.needs, self.choices, self.last, self.guard)

    def known_of(self, registration: Registration) -> Details:
        """What stands in the form before anybody types."""
        return rules.details_of(registration)

    @property
    def version(self) -> int:
        said = self.guard.version.data or ""
        return int(said) if said.isdecimal() and len(said) < 10 else 0

    def show_version(self, version: int) -> None:
        """From now on the person has this version before them."""
        self.guard.version.data = str(version)

    def details(self) -> Details:
        return replace(
            self.person.details(),
            choices=self.choices.chosen(),
            consents=self.choices.consents(),
            needs=self.needs.needs(),
            message=self.last.message.data or "",
        )

    @property
    def where_served(self) -> list[tuple[str, str]]:
        """In which forums people find interpreters and the like."""
        return where_served(self.rounds, self._language)

    def doubt(self, known: str) -> bool:
        """Say at each wish what it does not serve, once needs or wishes are new; see ``ChoicesSheet``."""
        told, before = self._day_of_the_person(), self._before
        if (told.needs, told.choices) == (before.needs, before.choices):
            return False
        self.doubts = doubts_about(
            [(self.choices, self.needs, told)], self._offer, language=self._language
        )
        return self.doubts.stand_against(known)

    def doubt_beside_mistakes(self) -> None:
        """See ``ChoicesSheet``."""
        if not (self.person.attendance.errors or self.choices.errors):
            self.doubt(known="")

    def _day_of_the_person(self) -> Details:
        attendance, round_id = attendance_of(self.person.attendance.data)
        return Details(
            attendance=attendance,
            only_round_id=round_id,
            choices=self.choices.chosen(),
            needs=self.needs.needs(),
        )


class SubstituteSheet(ChangeSheet):
    """The same page for somebody else, who is asked everything anew."""

    def known_of(self, registration: Registration) -> Details:
        return rules.seat_of(registration)


def _person_values(told: Details) -> Mapping[str, Any]:
    return {
        "salutation": told.salutation,
        "title": told.title,
        "first_name": told.first_name,
        "last_name": told.last_name,
        "reach_by": told.reach_by.value,
        "email": told.email,
        "phone": told.phone,
        "postal_address": told.postal_address,
        "organisation": told.organisation,
        "role": told.role.value if told.role else "",
        "municipality": str(told.municipality_id or ""),
        "attendance": attendance_value(told),
    }


def _choice_values(told: Details) -> Mapping[str, Any]:
    values: dict[str, Any] = {consent_name(kind): True for kind in told.consents}
    for choice, rank in rules.ranked(told.choices):
        waits = WAIT if choice.or_wait else ""
        values[select_name(choice.round_id, rank)] = f"{choice.forum_id}{waits}"
    return values


def _with_own_seats(free: Free | None, registration: Registration) -> Free | None:
    """A forum the person sits in is never full for that person."""
    if free is None:
        return None
    own = {place.forum_id for place in registration.places if place.is_seated}
    return {forum_id: seats + (forum_id in own) for forum_id, seats in free.items()}


class NameForm(BareForm):
    """The name of somebody whose name was to follow."""

    title = StringField(_("Akademischer Titel"), [Length(max=60)])
    first_name = StringField(_("Vorname"), [Length(max=LONGEST_NAME)])
    last_name = StringField(_("Nachname"), [Length(max=LONGEST_NAME)])


class LinkForm(BareForm):
    """Where the lost link goes."""

    email = EmailField(
        _("E-Mail-Adresse"),
        [InputRequired(_("Bitte nennen Sie Ihre E-Mail-Adresse.")), check_email],
        render_kw={"autocomplete": "email"},
    )
