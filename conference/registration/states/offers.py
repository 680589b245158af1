"""What may become of a seat that is held for somebody who waited."""

from enum import StrEnum


class OfferState(StrEnum):
    """Before an offer somebody is waiting, which the registration or the place itself says."""

    OFFERED = "offered"  # angeboten
    TAKEN = "taken"  # angenommen
    LAPSED = "lapsed"  # verfallen
    DECLINED = "declined"  # abgelehnt
    LEFT = "left"  # nicht mehr gewartet
    WITHDRAWN = "withdrawn"  # zurückgenommen


OFFER_STEPS: dict[OfferState, set[OfferState]] = {
    OfferState.OFFERED: {
        OfferState.TAKEN,
        OfferState.LAPSED,
        OfferState.DECLINED,
        OfferState.LEFT,
        OfferState.WITHDRAWN,
    },
    OfferState.TAKEN: set(),
    OfferState.LAPSED: set(),
    OfferState.DECLINED: set(),
    OfferState.LEFT: set(),
    OfferState.WITHDRAWN: set(),
}
