"""Pages of the address lists, and of who stands in the directory twice."""

from conference.addresses.views.doubles import doubles_office
from conference.addresses.views.lists import address_of_run, office

__all__ = ["address_of_run", "doubles_office", "office"]
