"""Questions about the district and its people."""

from collections.abc import Sequence

from sqlalchemy import select

from conference.core.database import db
from conference.directory.models import District, Municipality, Person


def the_district() -> District:
    """The district that this installation serves."""
    return db.session.scalars(select(District).order_by(District.id).limit(1)).one()


def known_district() -> District | None:
    """The district, or nothing while the house has not been told."""
    return db.session.scalar(select(District).order_by(District.id).limit(1))


def municipalities() -> Sequence[Municipality]:
    return db.session.scalars(select(Municipality).order_by(Municipality.name)).all()


def people() -> Sequence[Person]:
    return db.session.scalars(select(Person).order_by(Person.last_name, Person.first_name)).all()
