"""The organisations of the story, and who of the cast is in them and in the pool."""

from typing import Any

from conference.core.actor import SYSTEM as OFFICE
from conference.core.transaction import use_case
from conference.demo.people import Cast
from conference.demo.script import read
from conference.directory.queries import municipalities, people
from conference.directory.services.experts import ExpertFacts, add_expert, set_state
from conference.directory.services.memberships import MembershipFacts, add_member
from conference.directory.services.organisations import OrganisationFacts, add_organisation
from conference.directory.states import ExpertState, OrganisationCategory, Reward

_CATEGORIES = {
    "kreisverwaltung": OrganisationCategory.AUTHORITY,
    "land_bund": OrganisationCategory.AUTHORITY,
    "arbeitsverwaltung": OrganisationCategory.AUTHORITY,
    "kommune": OrganisationCategory.MUNICIPALITY,
    "religion": OrganisationCategory.RELIGIOUS,
    "wohlfahrt": OrganisationCategory.WELFARE,
    "ehrenamtsinitiative": OrganisationCategory.INITIATIVE,
    "sport": OrganisationCategory.SPORTS,
    "migrantenorganisation": OrganisationCategory.MIGRANT,
    "bildung": OrganisationCategory.EDUCATION,
    "wissenschaft": OrganisationCategory.EDUCATION,
    "wirtschaft": OrganisationCategory.COMPANY,
    "gesundheit": OrganisationCategory.HEALTH,
    "politik": OrganisationCategory.PARTY,
    "medien": OrganisationCategory.MEDIA,
}
_SHOWN = ("migrantenorganisation", "ehrenamtsinitiative")  # they have asked for a page


@use_case
def introduce(cast: Cast, script: dict[str, Any]) -> int:
    """Take in every organisation, and the cast as experts; how many there are."""
    towns = {town.ags: town.id for town in municipalities()}
    stages: dict[str, list[int]] = {}
    for person in people():
        stages.setdefault(person.organisation, []).append(person.id)
    told = read("organisations.json")["organisations"]
    for one in told:
        organisation = add_organisation(_facts(one, towns), actor=OFFICE)
        for person_id in stages.get(one["name"], ()):
            on_stage = MembershipFacts(is_contact=False)
            add_member(organisation.id, person_id, on_stage, actor=OFFICE)
    for one in script["people"]:
        if one.get("fields_of_expertise"):
            _into_the_pool(cast.ids[one["person_id"]], one)
    return len(told)


def _facts(one: dict[str, Any], towns: dict[str, int]) -> OrganisationFacts:
    shown = one["category"] in _SHOWN
    return OrganisationFacts(
        name=one["name"],
        aliases=one["aliases"],
        category=_CATEGORIES[one["category"]],
        municipality_id=towns.get(one["municipality_ags"] or ""),
        wants_page=shown,
        is_listed=shown,
    )


def _into_the_pool(person_id: int, one: dict[str, Any]) -> None:
    fee = one.get("fee_eur")
    reward = Reward.FEE if fee else Reward.VOLUNTEER if one.get("volunteer") else Reward.OPEN
    expert = add_expert(
        person_id, ExpertFacts(reward=reward, fee_eur=int(fee) if fee else None), actor=OFFICE
    )
    set_state(expert.id, ExpertState.ACTIVE, actor=OFFICE)
