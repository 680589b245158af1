"""Who takes part in a conference, and in which forum."""

from conference.registration.models.contingents import Contingent
from conference.registration.models.links import LinkRequest, RegistrationLink
from conference.registration.models.needs import AccessNeed
from conference.registration.models.offers import SeatOffer
from conference.registration.models.people import (
    Consent,
    Party,
    Registration,
)
from conference.registration.models.places import ForumPlace, ForumWish
from conference.registration.models.questions import Question
from conference.registration.models.scans import FormScan
from conference.registration.models.seats import CodeCounter, SeatPool
from conference.registration.models.twins import LikelyTwins, LikenessKey

__all__ = [
    "AccessNeed",
    "CodeCounter",
    "Consent",
    "Contingent",
    "FormScan",
    "ForumPlace",
    "ForumWish",
    "LikelyTwins",
    "LikenessKey",
    "LinkRequest",
    "Party",
    "Question",
    "Registration",
    "RegistrationLink",
    "SeatOffer",
    "SeatPool",
]
