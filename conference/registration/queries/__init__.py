"""Questions about registrations."""

from conference.registration.queries.choices import (
    forum_titles,
    offered_forums,
    round_ids,
    round_titles,
)
from conference.registration.queries.crowd import crowd
from conference.registration.queries.demand import demand
from conference.registration.queries.duplicates import probable_duplicates
from conference.registration.queries.links import registration_behind, registrations_of_address
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
    public_seats_left,
)
from conference.registration.queries.people import (
    Outcome,
    conference_id_of,
    digest_with_key,
    outcome_of,
    party_with_key,
    registration_of,
    registrations_of_party,
    year_and_code_of,
)
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
    "crowd",
    "demand",
    "forum_titles",
    "round_titles",
    "round_ids",
    "first_party_that_fits",
    "first_places_that_fit",
    "offered_forums",
    "party_with_key",
    "rank_in_forum",
    "probable_duplicates",
    "rank_of",
    "ranks_in_line",
    "registration_behind",
    "registration_of",
    "registrations_of_address",
    "registrations_of_party",
    "year_and_code_of",
]
