"""What organisations do with their link. Names of people stand in the changes only."""

from conference.core.events import Event


class PartnerEvent(Event):
    kind = "organisation"


class OrganisationLinkSent(PartnerEvent):
    words = "hat den Link der Organisation geschickt"


class ProfileChanged(PartnerEvent):
    words = "hat die eigenen Angaben geändert"


class ContactNamed(PartnerEvent):
    words = "hat eine Ansprechperson genannt"


class ContactRemoved(PartnerEvent):
    words = "hat eine Ansprechperson entfernt"


class StandApplied(PartnerEvent):
    words = "hat sich um einen Stand beworben"
