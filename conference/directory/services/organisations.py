"""Organisations as the office keeps them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from conference.core import clock
from conference.core.actor import Actor
from conference.core.changes import change, values_of
from conference.core.database import db
from conference.core.errors import ChangedMeanwhile, NotFound, require
from conference.core.events import Change, announce
from conference.core.transaction import use_case
from conference.directory import policy, queries
from conference.directory.errors import NotAWebsite, ReasonMissing
from conference.directory.events import (
    OrganisationAdded,
    OrganisationArchived,
    OrganisationChanged,
    OrganisationRestored,
)
from conference.directory.models import Organisation
from conference.directory.rules.slugs import slug_of
from conference.directory.rules.words import ORGANISATION
from conference.directory.services.reaching import Reach, reach_by
from conference.directory.states import OrganisationCategory, OrganisationState

_WEB_ADDRESS = re.compile(r"https?://[^\s/?#@]+\.[^\s/?#@]+([/?#]\S*)?", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class OrganisationFacts:
    """What the office knows of an organisation.

    ``fields`` and ``languages`` are codes. Without ``reach`` its addresses and numbers stay.
    """

    name: str
    aliases: Sequence[str] = ()
    category: OrganisationCategory = OrganisationCategory.OTHER
    municipality_id: int | None = None
    website: str = ""
    fields: Sequence[str] = ()
    languages: Sequence[str] = ()
    offers: str = ""
    tags: Sequence[str] = ()
    note: str = ""
    wants_page: bool = False
    is_listed: bool = False
    reach: Reach | None = None


@use_case
def add_organisation(facts: OrganisationFacts, *, actor: Actor) -> Organisation:
    """Take an organisation in; nobody has to approve what the office itself writes down."""
    require(policy.may_keep_organisations(actor))
    organisation = Organisation(
        district_id=queries.the_district().id,
        state=OrganisationState.APPROVED,
        decided_at=clock.now(),
        **_values(facts),
    )
    if facts.reach:
        reach_by(organisation, facts.reach)
    _give_slug(organisation)
    db.session.add(organisation)
    db.session.flush()  # the event names the organisation by its id
    announce(OrganisationAdded(subject_id=organisation.id), by=actor)
    return organisation


@use_case
def change_organisation(
    organisation_id: int,
    facts: OrganisationFacts,
    *,
    actor: Actor,
    why: str = "",
    seen: int | None = None,
) -> None:
    """Correct what is known; ``seen`` is the version that the form was made from."""
    require(policy.may_keep_organisations(actor))
    organisation = to_keep(organisation_id)
    if seen is not None and seen != organisation.version:
        raise ChangedMeanwhile
    old_town = _town(organisation.municipality_id)
    with db.session.no_autoflush:
        changes = change(organisation, ORGANISATION, _values(facts))
        if facts.reach:
            changes += reach_by(organisation, facts.reach)
        new_town = _town(facts.municipality_id)
        changes += [Change("Kommune", old_town, new_town)] if old_town != new_town else []
        _give_slug(organisation)
    if changes:
        organisation.touch()
        announce(
            OrganisationChanged(subject_id=organisation.id), by=actor, why=why, changes=changes
        )


@use_case
def archive_organisation(organisation_id: int, *, actor: Actor, why: str) -> None:
    """Put it away: it is found in the archive only, and its public page is gone."""
    require(policy.may_keep_organisations(actor))
    organisation = to_keep(organisation_id)
    if not why:
        raise ReasonMissing
    organisation.become(OrganisationState.ARCHIVED)
    organisation.state_reason = why
    organisation.touch()
    announce(OrganisationArchived(subject_id=organisation.id), by=actor, why=why)


@use_case
def restore_organisation(organisation_id: int, *, actor: Actor) -> None:
    """Take it out of the archive."""
    require(policy.may_keep_organisations(actor))
    organisation = to_keep(organisation_id)
    organisation.become(OrganisationState.APPROVED)
    organisation.state_reason = ""
    organisation.touch()
    announce(OrganisationRestored(subject_id=organisation.id), by=actor)


def to_keep(organisation_id: int) -> Organisation:
    """The row of this id, locked until the use case ends."""
    found = db.session.get(Organisation, organisation_id, with_for_update={"of": Organisation})
    if found is None:
        raise NotFound
    return found


def _values(facts: OrganisationFacts) -> dict[str, object]:
    values = values_of(facts)
    del values["reach"]
    lists = {
        name: list(getattr(facts, name)) for name in ("aliases", "fields", "languages", "tags")
    }
    return {**values, **lists, "website": _website(facts.website)}


def _website(typed: str) -> str:
    """The whole address; a browser follows nothing else from our pages."""
    address = typed if not typed or "://" in typed else f"https://{typed}"
    if address and not _WEB_ADDRESS.fullmatch(address):
        raise NotAWebsite
    return address


def _give_slug(organisation: Organisation) -> None:
    """A public address, once it is public; it stays when the name changes."""
    if organisation.is_listed and not organisation.slug:
        begins = slug_of(organisation.name)
        same = select(Organisation.slug).where(Organisation.slug.startswith(begins))
        taken = {slug for slug in db.session.scalars(same) if slug}
        organisation.slug = slug_of(organisation.name, taken=taken)


def _town(municipality_id: int | None) -> str:
    towns = queries.municipalities() if municipality_id else ()
    return next((town.name for town in towns if town.id == municipality_id), "")
