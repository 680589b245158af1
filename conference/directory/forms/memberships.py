"""Input of the pages about who is there for an organisation."""

from collections.abc import Iterable
from typing import Any

from wtforms import (
    BooleanField,
    DateField,
    EmailField,
    RadioField,
    StringField,
    TelField,
)
from wtforms.validators import Email, InputRequired, Optional

from conference.directory.models import Membership, Person
from conference.directory.services.memberships import MembershipFacts
from conference.directory.services.people import PersonFacts
from conference.web.fields import choices
from conference.web.forms import HouseForm, filled

_DAYS = ["%Y-%m-%d", "%d.%m.%Y"]
SOMEBODY_NEW = "neu"


class MemberForm(HouseForm):
    """What somebody is for an organisation."""

    role = StringField("Aufgabe", description="Zum Beispiel: Vorsitz, Geschäftsführung, Ehrenamt.")
    is_contact = BooleanField(
        "Bekommt die Post für die Organisation",
        default=True,
        description="Einladungen an die Organisation gehen an diese Person.",
    )
    since = DateField("Seit", [Optional()], format=_DAYS)
    until = DateField("Bis", [Optional()], format=_DAYS, description="Leer: bis auf Weiteres.")
    why = StringField("Warum ändern Sie das?", description="Steht im Verlauf.")

    def facts(self) -> MembershipFacts:
        return filled(self, MembershipFacts)


class _SomebodyNew(HouseForm):
    salutation = StringField("Anrede")
    title = StringField("Titel")
    first_name = StringField("Vorname")
    last_name = StringField("Name")
    email = EmailField("E-Mail", [Optional(), Email()])
    phone = TelField("Telefon")

    def person(self, organisation: str) -> PersonFacts:
        """What was typed, of somebody of this organisation."""
        return filled(self, PersonFacts, organisation=organisation)


NEW_PERSON = ("salutation", "title", "first_name", "last_name", "email", "phone")


class NewMemberForm(_SomebodyNew, MemberForm):
    """Somebody the directory knows (``person``), or somebody new."""

    def __init__(self, person: Person | None, **options: Any) -> None:
        super().__init__(**options)
        del self.why
        if person is not None:
            for name in NEW_PERSON:
                del self[name]
        else:
            self.last_name.validators = [InputRequired("Bitte geben Sie einen Namen an.")]
            self.last_name.flags.required = True


class HandOverForm(_SomebodyNew):
    """Who follows: somebody of the organisation, or somebody new."""

    successor = RadioField("Wer übernimmt?")
    why = StringField("Warum?", description="Steht im Verlauf, zum Beispiel: Ruhestand.")

    def __init__(self, others: Iterable[Membership], **options: Any) -> None:
        super().__init__(**options)
        self.successor.choices = choices(
            [
                *((one.person_id, one.person.full_name) for one in others),
                (SOMEBODY_NEW, "jemand Neues – Angaben unten"),
            ]
        )
        if self.successor.data == SOMEBODY_NEW:
            self.last_name.validators = [InputRequired("Bitte geben Sie einen Namen an.")]
