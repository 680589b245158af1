"""The district, its municipalities, its people and organisations, and reported barriers."""

from conference.directory.models.barriers import BarrierReport
from conference.directory.models.district import District, Municipality, PrivacyNotice
from conference.directory.models.doubles import Forwarding, LikelyDouble
from conference.directory.models.experts import Absence, Expert
from conference.directory.models.organisations import Organisation, OrganisationLink
from conference.directory.models.people import Membership, Person
from conference.directory.models.reaching import ContactPoint, PostalAddress, plain_of

__all__ = [
    "Absence",
    "BarrierReport",
    "ContactPoint",
    "District",
    "Expert",
    "Forwarding",
    "LikelyDouble",
    "Membership",
    "Municipality",
    "Organisation",
    "OrganisationLink",
    "Person",
    "PostalAddress",
    "PrivacyNotice",
    "plain_of",
]
