"""Why somebody is on a list, in words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from conference.core.languages import german_name
from conference.directory.models import Membership, Organisation, Person
from conference.directory.queries import fields_of_action, municipalities, organisation_of
from conference.directory.states import OrganisationCategory, OrganisationState
from conference.invitations.queries.questions import CAME, INVITED, Question
from conference.invitations.queries.ways import Guest
from conference.invitations.states import Audience
from conference.planning.models import Conference


@dataclass(frozen=True, kw_only=True)
class Words:
    """The names that the words of a question need, asked for once."""

    question: Question
    municipality: str
    field: str
    last: str

    def of_question(self) -> list[str]:
        """The whole question in words, as it stands above the list."""
        question = self.question
        told = [question.audience.label]
        if question.category:
            told.append(f"Art: {OrganisationCategory(question.category).label}")
        if question.municipality_id:
            told.append(f"Kommune: {self.municipality}")
        if question.field:
            told.append(f"Handlungsfeld: {self.field}")
        if question.organisation_id:
            told.append(f"Organisation: {organisation_of(question.organisation_id).name}")
        return [*told, *self.of_everybody()]

    def of_everybody(self) -> Iterator[str]:
        """What is true of everybody on the list in the same words."""
        question = self.question
        if question.language:
            yield f"spricht {german_name(question.language)}"
        if question.tag:
            yield f"Merkmal „{question.tag}“"
        if question.came:
            yield f"{CAME[question.came]} ({self.last})"
        if question.invited:
            yield INVITED[question.invited]

    def of_guest(self, guest: Guest) -> list[str]:
        """Why this guest is meant."""
        if isinstance(guest, Organisation):
            own = [str(guest.category.label)] if self.question.category else []
            own += [f"aus {self.municipality}"] if self.question.municipality_id else []
            own += [f"arbeitet zu {self.field}"] if self.question.field else []
        else:
            own = list(self._of_person(guest))
        return [*own, *self.of_everybody()] or ["steht in der Adressliste"]

    def _of_person(self, person: Person) -> Iterator[str]:
        question = self.question
        if question.audience is Audience.CONTACTS:
            yield from (_contact(one) for one in _current(person) if self._fits(one))
            return
        if question.category or question.organisation_id:
            yield from (_member(one) for one in _current(person) if self._fits(one))
        if question.municipality_id:
            yield self._by(
                f"aus {self.municipality}",
                person.municipality_id == question.municipality_id,
                person,
                lambda one: one.municipality_id == question.municipality_id,
            )
        if question.field:
            knows = person.expert is not None and question.field in person.expert.fields
            yield self._by(
                f"arbeitet zu {self.field}",
                knows,
                person,
                lambda one: question.field in one.fields,
            )

    def _by(
        self, words: str, is_own: bool, person: Person, fits: Callable[[Organisation], bool]
    ) -> str:
        """The same words, with the organisation by which they are true, where it is not the person."""
        if is_own:
            return words
        names = [one.organisation.name for one in _current(person) if fits(one.organisation)]
        return f"{words} ({', '.join(names)})"

    def _fits(self, membership: Membership) -> bool:
        question, organisation = self.question, membership.organisation
        if question.audience is Audience.CONTACTS and not (
            membership.is_contact
            and organisation.state is OrganisationState.APPROVED
            and question.municipality_id in {None, organisation.municipality_id}
            and question.field in {"", *organisation.fields}
        ):
            return False
        return question.category in {"", organisation.category.value} and (
            question.organisation_id in {None, organisation.id}
        )


def words_for(question: Question, conference: Conference) -> Words:
    towns = {one.id: one.name for one in municipalities()} if question.municipality_id else {}
    fields = fields_of_action() if question.field else {}
    title = fields.get(question.field)
    return Words(
        question=question,
        municipality=towns.get(question.municipality_id or 0, "unbekannt"),
        field=title.german if title else question.field,
        last="letztes Mal" if conference.previous_id else "es gibt keine frühere Konferenz",
    )


def _current(person: Person) -> Sequence[Membership]:
    return [one for one in person.memberships if one.is_current]


def _contact(membership: Membership) -> str:
    organisation = membership.organisation
    return f"Ansprechperson von {organisation.name} ({organisation.category.label})"


def _member(membership: Membership) -> str:
    organisation = membership.organisation
    return f"gehört zu {organisation.name} ({organisation.category.label})"
