"""The pages behind the link of an organisation."""

from conference.partners.views import contacts, own, seats
from conference.partners.views.doors import public

__all__ = ["contacts", "own", "public", "seats"]
