"""What may become of a registration, and the words it is made of."""

from conference.registration.states.consents import (
    CONSENT_TEXTS,
    GIVEN_BUT_PROTECTED,
    PUBLIC_CONSENTS,
    ConsentKind,
    Protection,
)
from conference.registration.states.offers import OFFER_STEPS, OfferState
from conference.registration.states.people import (
    NEEDS_CONSENT,
    SALUTATIONS,
    Attendance,
    AttendeeRole,
    Diet,
    Reach,
)
from conference.registration.states.questions import (
    ABOUT_NEEDS,
    QUESTION_STEPS,
    QuestionKind,
    QuestionState,
)
from conference.registration.states.standing import (
    ENDED,
    SEATED,
    STEPS,
    UNTOLD,
    Channel,
    ContingentKind,
    PlaceOrigin,
    PlaceState,
    Quota,
    State,
)
from conference.registration.states.twins import (
    TWIN_STEPS,
    Side,
    TwinState,
)

__all__ = [
    "ABOUT_NEEDS",
    "Attendance",
    "AttendeeRole",
    "CONSENT_TEXTS",
    "Channel",
    "ConsentKind",
    "ContingentKind",
    "Diet",
    "ENDED",
    "GIVEN_BUT_PROTECTED",
    "NEEDS_CONSENT",
    "OFFER_STEPS",
    "OfferState",
    "PUBLIC_CONSENTS",
    "PlaceOrigin",
    "PlaceState",
    "Protection",
    "QUESTION_STEPS",
    "QuestionKind",
    "QuestionState",
    "Quota",
    "Reach",
    "SALUTATIONS",
    "SEATED",
    "STEPS",
    "Side",
    "State",
    "TWIN_STEPS",
    "TwinState",
    "UNTOLD",
]
