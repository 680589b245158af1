"""Organisations and experts who want to take part, without an account."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError

from conference.core import clock
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.events import announce
from conference.core.tokens import new_token
from conference.core.transaction import use_case
from conference.core.translated import Translated
from conference.directory import letters, queries
from conference.directory.errors import NoWayToAnswer
from conference.directory.events import ExpertOffered, OrganisationApplied
from conference.directory.models import Expert, Membership, Organisation, Person
from conference.directory.rules.websites import web_address
from conference.directory.states import (
    ExpertState,
    OrganisationCategory,
    OrganisationState,
    Reward,
)


@dataclass(frozen=True, kw_only=True)
class Applicant:
    """Who fills in the form, and how to answer."""

    form_key: str
    last_name: str
    first_name: str = ""
    email: str = ""
    phone: str = ""
    function: str = ""
    language: str = "de"


@dataclass(frozen=True, kw_only=True)
class OrganisationWish:
    """What an organisation tells about itself; ``fields`` and ``languages`` are codes."""

    name: str
    category: OrganisationCategory = OrganisationCategory.OTHER
    municipality_id: int | None = None
    website: str = ""
    fields: Sequence[str] = ()
    languages: Sequence[str] = ()
    offers: str = ""
    wants_page: bool = False


@dataclass(frozen=True, kw_only=True)
class ExpertOffer:
    """What somebody can contribute; ``shows`` is the consent to be shown, to ``consent_version``."""

    organisation: str = ""
    fields: Sequence[str] = ()
    expertise: Sequence[str] = ()
    languages: Sequence[str] = ()
    biography: str = ""
    times: str = ""
    reward: Reward = Reward.OPEN
    shows: bool = False
    consent_version: str = ""


@use_case
def apply_as_organisation(
    wish: OrganisationWish, applicant: Applicant, *, actor: Actor
) -> Organisation:
    """Keep what the organisation wrote, until the office decides; the same form counts once."""
    _check(applicant)
    known = queries.organisation_of_form(applicant.form_key)
    if known is not None:
        return known
    organisation = Organisation(
        district_id=queries.the_district().id,
        name=wish.name,
        category=wish.category,
        state=OrganisationState.APPLIED,
        municipality_id=wish.municipality_id,
        website=web_address(wish.website),
        fields=list(wish.fields),
        languages=list(wish.languages),
        offers=wish.offers,
        wants_page=wish.wants_page,
        language=applicant.language,
        form_key=applicant.form_key or new_token(),
        applied_at=clock.now(),
    )
    person = _person(applicant, wish.name)
    membership = Membership(
        person=person, organisation=organisation, role=applicant.function, since=clock.today()
    )
    try:
        with db.session.begin_nested():
            db.session.add_all([organisation, person, membership])
            db.session.flush()  # letters and the event name the organisation by its id
    except IntegrityError:  # the second click was as fast as the first
        known = queries.organisation_of_form(applicant.form_key)
        if known is None:
            raise
        return known
    about = ("organisation", organisation.id)
    letters.application_arrived(about)
    letters.application_received(about, person, applicant.language)
    announce(OrganisationApplied(subject_id=organisation.id), by=actor)
    return organisation


@use_case
def offer_as_expert(offer: ExpertOffer, applicant: Applicant, *, actor: Actor) -> Expert:
    """Keep what somebody offers, until the office decides; the same form counts once."""
    _check(applicant)
    known = queries.expert_of_form(applicant.form_key)
    if known is not None:
        return known
    person = _person(applicant, offer.organisation)
    person.expertise = list(offer.expertise)
    person.languages = list(offer.languages)
    person.biography = Translated({"de": offer.biography}) if offer.biography else Translated()
    expert = Expert(
        person=person,
        state=ExpertState.OFFERED,
        fields=list(offer.fields),
        times=offer.times,
        reward=offer.reward,
        consent_version=offer.consent_version if offer.shows else "",
        shown_since=clock.now() if offer.shows else None,
        language=applicant.language,
        form_key=applicant.form_key or new_token(),
    )
    try:
        with db.session.begin_nested():
            db.session.add_all([person, expert])
            db.session.flush()  # letters and the event name the expert by its id
    except IntegrityError:  # the second click was as fast as the first
        known = queries.expert_of_form(applicant.form_key)
        if known is None:
            raise
        return known
    about = ("expert", expert.id)
    letters.application_arrived(about)
    letters.application_received(about, person, applicant.language)
    announce(ExpertOffered(subject_id=expert.id), by=actor)
    return expert


def _check(applicant: Applicant) -> None:
    if not (applicant.email or applicant.phone):
        raise NoWayToAnswer


def _person(applicant: Applicant, organisation: str) -> Person:
    person = Person(
        district_id=queries.the_district().id,
        first_name=applicant.first_name,
        last_name=applicant.last_name,
        organisation=organisation,
        function=applicant.function,
    )
    person.email, person.phone = applicant.email, applicant.phone
    return person
