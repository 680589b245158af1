"""Offer so many seats that every visitor of the bench finds one."""

import sys
from dataclasses import fields, replace

from conference.app import create_app
from conference.core.actor import SYSTEM
from conference.planning.queries import conference_of
from conference.planning.services.changing import Seats, change_seats

with create_app().app_context():
    conference = conference_of(int(sys.argv[1]))
    offered = Seats(**{field.name: getattr(conference, field.name) for field in fields(Seats)})
    change_seats(conference, replace(offered, public_seats=1_000_000), actor=SYSTEM)
