"""The pages of the registration room."""

from conference.registration.views import (
    done,
    forums,
    lost_link,
    offer,
    own,
    sign_up,
    standing,
    unknown_link,
    waiting_rule,
)
from conference.registration.views.doors import public

__all__ = [
    "done",
    "forums",
    "lost_link",
    "offer",
    "own",
    "public",
    "sign_up",
    "standing",
    "unknown_link",
    "waiting_rule",
]
