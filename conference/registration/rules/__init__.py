"""What a registration must obey, and how two versions of it differ. Pure: no database, no clock."""

from conference.registration.rules.application import (
    LARGEST_PARTY,
    Application,
    Choice,
    Details,
    check_attendance,
    check_choices,
    check_contact,
    check_size,
    details_of,
    ranked,
)
from conference.registration.rules.differences import Names, differences, understood

__all__ = [
    "LARGEST_PARTY",
    "Application",
    "Choice",
    "Details",
    "Names",
    "check_attendance",
    "check_choices",
    "check_contact",
    "check_size",
    "details_of",
    "differences",
    "ranked",
    "understood",
]
