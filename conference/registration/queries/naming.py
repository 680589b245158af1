"""What the trail calls a registration, and which ones it means by a word."""

from collections.abc import Collection, Mapping

from sqlalchemy import Select, or_, select

from conference.core.database import db
from conference.registration.models import Registration


def names_of_registrations(ids: Collection[int]) -> Mapping[int, str]:
    """``K26-0421 Amira Haddad`` for each of them that is still there."""
    people = db.session.execute(
        select(
            Registration.id, Registration.code, Registration.first_name, Registration.last_name
        ).where(Registration.id.in_(ids))
    )
    return {id_: " ".join(filter(None, name)) for id_, *name in people}


def registrations_called(word: str) -> Select[int]:
    return select(Registration.id).where(
        or_(
            *(
                column.icontains(word, autoescape=True)
                for column in (Registration.code, Registration.first_name, Registration.last_name)
            )
        )
    )
