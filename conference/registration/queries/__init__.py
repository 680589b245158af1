"""Questions about registrations."""

from conference.registration.queries.choices import (
    forum_titles,
    offered_forums,
    round_ids,
    round_titles,
)
from conference.registration.queries.crowd import crowd
from conference.registration.queries.demand import demand
from conference.registration.queries.duplicates import (
    codes_of_twins,
    goes_on_as,
    number_of_twins,
    pair_of,
    people_with_twins,
    twins_page,
    verdicts_about,
)
from conference.registration.queries.links import (
    is_from_a_letter,
    registration_behind,
    registrations_of_address,
)
from conference.registration.queries.lists import all_registrations, listed_registrations
from conference.registration.queries.naming import names_of_registrations, registrations_called
from conference.registration.queries.offer import (
    Offer,
    OfferedForum,
    OfferedRound,
    Seats,
    free_seats_by_forum,
    needs_offer,
    offer_by,
    offer_of,
    privacy_version_of,
    public_seats_left,
)
from conference.registration.queries.people import (
    Outcome,
    conference_id_of,
    digest_with_key,
    last_entered_by,
    outcome_of,
    party_with_key,
    registration_of,
    registrations_of_party,
    year_and_code_of,
)
from conference.registration.queries.scans import scan_of_registration, scans_of
from conference.registration.queries.stage import engagements_in_forums
from conference.registration.queries.waiting import (
    first_party_that_fits,
    first_places_that_fit,
    rank_in_forum,
    rank_of,
    ranks_in_line,
)

__all__ = [
    "Outcome",
    "outcome_of",
    "Offer",
    "OfferedForum",
    "OfferedRound",
    "Seats",
    "privacy_version_of",
    "public_seats_left",
    "free_seats_by_forum",
    "needs_offer",
    "offer_by",
    "offer_of",
    "names_of_registrations",
    "registrations_called",
    "all_registrations",
    "listed_registrations",
    "conference_id_of",
    "digest_with_key",
    "last_entered_by",
    "scan_of_registration",
    "scans_of",
    "crowd",
    "demand",
    "engagements_in_forums",
    "forum_titles",
    "round_titles",
    "round_ids",
    "first_party_that_fits",
    "is_from_a_letter",
    "first_places_that_fit",
    "offered_forums",
    "party_with_key",
    "rank_in_forum",
    "codes_of_twins",
    "goes_on_as",
    "number_of_twins",
    "pair_of",
    "people_with_twins",
    "twins_page",
    "verdicts_about",
    "rank_of",
    "ranks_in_line",
    "registration_behind",
    "registration_of",
    "registrations_of_address",
    "registrations_of_party",
    "year_and_code_of",
]
