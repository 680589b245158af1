"""What guests type behind the link of their invitation."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import EmailField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from conference.directory.models import Organisation, Person
from conference.directory.states import PreferredChannel
from conference.invitations.models import Invitation
from conference.invitations.services.answering import LONGEST_REASON, Successor
from conference.registration.errors import NameMissing
from conference.registration.forms.people import LONGEST_NAME, check_email
from conference.registration.states import SALUTATIONS, Reach
from conference.web.forms import HouseForm, blame


class DeclineForm(HouseForm):
    reason = TextAreaField(
        _("Möchten Sie uns sagen, warum?"),
        [Length(max=LONGEST_REASON)],
        description=_("Ein Satz genügt. Bitte schreiben Sie nichts über Krankheiten."),
        render_kw={"rows": 3},
    )


class SuccessorForm(HouseForm):
    """Who comes instead."""

    first_name = StringField(
        _("Vorname"), [Length(max=LONGEST_NAME)], render_kw={"autocomplete": "off"}
    )
    last_name = StringField(
        _("Nachname"), [Length(max=LONGEST_NAME)], render_kw={"autocomplete": "off"}
    )
    email = EmailField(
        _("E-Mail-Adresse"),
        [InputRequired(_("Bitte nennen Sie die E-Mail-Adresse der Person.")), check_email],
        description=_("Dorthin schicken wir einen eigenen Link."),
        render_kw={"autocomplete": "off"},
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """All fields, and a name; some people have only one."""
        super().validate(extra_validators)
        if not self.successor.is_named:
            blame(self, NameMissing())
        return not self.errors

    @property
    def successor(self) -> Successor:
        return Successor(
            first_name=self.first_name.data or "",
            last_name=self.last_name.data or "",
            email=self.email.data or "",
        )


def known_of(invitation: Invitation) -> Mapping[str, str]:
    """What the form of a registration is filled in with, by the names of its fields."""
    if invitation.is_passed_on:
        known = {
            "first_name": invitation.passed_first_name,
            "last_name": invitation.passed_last_name,
            "email": invitation.passed_email,
        }
    elif invitation.person is not None:
        known = _of_person(invitation.person)
    else:
        known = _of_organisation(invitation.organisation)
    return {name: value for name, value in known.items() if value}


def _of_person(person: Person) -> dict[str, str]:
    address = person.usable_address
    return {
        "salutation": person.salutation if person.salutation in SALUTATIONS else "",
        "title": person.title,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "reach_by": _reach(person).value,
        "email": person.working_email,
        "phone": person.phone,
        "postal_address": "\n".join(address.lines) if address else "",
        "organisation": person.organisation or _organisation_of(person),
        "municipality": str(person.municipality_id or ""),
    }


def _reach(person: Person) -> Reach:
    if person.channel is PreferredChannel.LETTER and person.usable_address:
        return Reach.LETTER
    if person.channel is PreferredChannel.PHONE and person.phone:
        return Reach.PHONE
    if person.working_email or not person.usable_address:
        return Reach.EMAIL
    return Reach.LETTER


def _organisation_of(person: Person) -> str:
    return next((one.organisation.name for one in person.memberships if one.is_current), "")


def _of_organisation(organisation: Organisation | None) -> dict[str, str]:
    if organisation is None:
        return {}
    return {
        "organisation": organisation.name,
        "email": organisation.working_email,
        "phone": organisation.phone,
        "municipality": str(organisation.municipality_id or ""),
    }
