"""What a registration must obey, and how two versions of it differ. Pure: no database, no clock."""

from conference.core.mailboxes import meant_address
from conference.registration.rules.application import (
    LARGEST_PARTY,
    Application,
    Choice,
    Details,
    check_attendance,
    check_choices,
    check_contact,
    check_open,
    check_size,
    details_of,
    ranked,
    seat_of,
)
from conference.registration.rules.clearing import needs_to_clear_up
from conference.registration.rules.differences import (
    Names,
    about_the_person,
    chosen,
    differences,
    understood,
)
from conference.registration.rules.forgotten import check_known
from conference.registration.rules.in_rounds import InRound, attended_rounds, in_rounds
from conference.registration.rules.needs import NO_NEEDS, Needs, needs_of
from conference.registration.rules.stage import Billing, busy_rounds, engagements_of

__all__ = [
    "LARGEST_PARTY",
    "Application",
    "Billing",
    "Choice",
    "Details",
    "InRound",
    "NO_NEEDS",
    "Names",
    "Needs",
    "about_the_person",
    "attended_rounds",
    "busy_rounds",
    "check_attendance",
    "check_choices",
    "check_contact",
    "check_known",
    "check_open",
    "check_size",
    "chosen",
    "details_of",
    "differences",
    "engagements_of",
    "in_rounds",
    "meant_address",
    "needs_of",
    "needs_to_clear_up",
    "ranked",
    "seat_of",
    "understood",
]
