"""What a list asks for, as conditions for the database."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, or_, select

from conference.core import clock
from conference.core.words import has_word
from conference.directory.models import ContactPoint, Expert, Membership, Organisation, Person
from conference.directory.states import ContactKind, OrganisationCategory, OrganisationState
from conference.invitations.models import Invitation
from conference.invitations.states import Audience, InvitationState
from conference.planning.models import Conference
from conference.registration.models import Registration
from conference.registration.states import ENDED

CAME = {"ja": "war dabei", "nein": "war nicht dabei"}
INVITED = {
    "jetzt": "dieses Mal schon eingeladen",
    "noch-nicht": "dieses Mal noch nicht eingeladen",
    "letztes": "letztes Mal eingeladen",
    "letztes-nicht": "letztes Mal nicht eingeladen",
}

Condition = ColumnElement[bool]


@dataclass(frozen=True, kw_only=True)
class Question:
    """The filters of a list; what is empty does not narrow it.

    ``field`` is the code of a field of action. ``came`` and ``invited`` are keys of the tables above.
    """

    who: str = Audience.PEOPLE.value
    category: str = ""
    municipality_id: int | None = None
    field: str = ""
    language: str = ""
    came: str = ""
    invited: str = ""
    organisation_id: int | None = None
    tag: str = ""

    @property
    def audience(self) -> Audience:
        return Audience(self.who)

    def stored(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if value}

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> "Question":
        return cls(**stored)


def guests_asked_for(question: Question, conference: Conference) -> Condition:
    """Whether somebody is meant by the question, asked for this conference."""
    conditions = (
        _organisations(question)
        if question.audience is Audience.ORGANISATIONS
        else _people(question)
    )
    found = [*conditions, *_history(question, conference)]
    result: Condition = found[0]
    for condition in found[1:]:
        result &= condition
    return result


def _organisations(question: Question) -> Iterator[Condition]:
    yield Organisation.state == OrganisationState.APPROVED
    yield from _of_organisation(question)
    if question.language:
        yield has_word(Organisation.languages, question.language)
    if question.tag:
        yield has_word(Organisation.tags, question.tag)


def _of_organisation(question: Question) -> Iterator[Condition]:
    if question.category:
        yield Organisation.category == OrganisationCategory(question.category)
    if question.municipality_id:
        yield Organisation.municipality_id == question.municipality_id
    if question.field:
        yield has_word(Organisation.fields, question.field)
    if question.organisation_id:
        yield Organisation.id == question.organisation_id


def _people(question: Question) -> Iterator[Condition]:
    if question.audience is Audience.CONTACTS:
        yield _belongs(
            Membership.is_contact.is_(True),
            Organisation.state == OrganisationState.APPROVED,
            *_of_organisation(question),
        )
    else:
        yield from _anybody(question)
    if question.language:
        yield has_word(Person.languages, question.language)
    if question.tag:
        yield has_word(Person.tags, question.tag) | _belongs(
            has_word(Organisation.tags, question.tag)
        )


def _anybody(question: Question) -> Iterator[Condition]:
    """A person's own facts count as much as those of the organisations she belongs to."""
    yield Person.id.is_not(None)
    if question.category:
        yield _belongs(Organisation.category == OrganisationCategory(question.category))
    if question.organisation_id:
        yield _belongs(Organisation.id == question.organisation_id)
    if question.municipality_id:
        theirs = _belongs(Organisation.municipality_id == question.municipality_id)
        yield (Person.municipality_id == question.municipality_id) | theirs
    if question.field:
        knows = exists(
            select(Expert.id).where(
                Expert.person_id == Person.id, has_word(Expert.fields, question.field)
            )
        )
        yield knows | _belongs(has_word(Organisation.fields, question.field))


def _belongs(*conditions: Condition) -> Condition:
    """Whether the person is in an organisation of which this is true, today."""
    today = clock.today()
    return exists(
        select(Membership.id)
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .where(
            Membership.person_id == Person.id,
            or_(Membership.since.is_(None), Membership.since <= today),
            or_(Membership.until.is_(None), Membership.until >= today),
            *conditions,
        )
    ).correlate(Person)


def _history(question: Question, conference: Conference) -> Iterator[Condition]:
    kind = Organisation if question.audience is Audience.ORGANISATIONS else Person
    if question.came:
        came = kind.id.in_(_registered(conference.previous_id, kind)) | kind.id.in_(
            _accepted(conference.previous_id, kind)
        )
        yield came if question.came == "ja" else ~came
    if question.invited:
        last = question.invited.startswith("letztes")
        asked = kind.id.in_(_asked(conference.previous_id if last else conference.id, kind))
        yield asked if question.invited in {"jetzt", "letztes"} else ~asked


def _registered(conference_id: int | None, kind: type[Person] | type[Organisation]) -> Select[Any]:
    """Those one of whose addresses stands in a registration."""
    owner = ContactPoint.person_id if kind is Person else ContactPoint.organisation_id
    return (
        select(owner)
        .join(Registration, func.lower(Registration.email) == ContactPoint.plain)
        .where(
            owner.is_not(None),
            ContactPoint.kind == ContactKind.EMAIL,
            Registration.conference_id == conference_id,
            Registration.state.not_in(ENDED),
        )
    )


def _accepted(conference_id: int | None, kind: type[Person] | type[Organisation]) -> Select[Any]:
    """Those whose invitation became a registration."""
    guest = Invitation.person_id if kind is Person else Invitation.organisation_id
    return (
        select(guest)
        .join(Registration, Registration.id == Invitation.registration_id)
        .where(
            guest.is_not(None),
            Invitation.conference_id == conference_id,
            Registration.state.not_in(ENDED),
        )
    )


def _asked(conference_id: int | None, kind: type[Person] | type[Organisation]) -> Select[Any]:
    guest = Invitation.person_id if kind is Person else Invitation.organisation_id
    return select(guest).where(
        guest.is_not(None),
        Invitation.conference_id == conference_id,
        Invitation.state != InvitationState.DRAFT,
    )
