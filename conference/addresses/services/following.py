"""Two of the directory become one: rows of lists lead to the one that stays."""

from collections.abc import Iterator

from sqlalchemy import update

from conference.addresses.models import AddressPair, AddressRow
from conference.core.database import db
from conference.directory.services.joining import Follower
from conference.directory.states import DoubleKind


def _tells(kind: DoubleKind, first_id: int, second_id: int) -> Iterator[str]:
    yield (
        "Eine Adressliste, aus der die Angaben kamen, lässt sie beim Rückgängigmachen stehen: "
        "Sie sind seither geändert."
    )


def _moves(kind: DoubleKind, first_id: int, second_id: int) -> None:
    by = f"{kind.value}_id"
    db.session.execute(
        update(AddressRow)
        .where(getattr(AddressRow, by) == second_id)
        .values({by: first_id, "membership_id": None})
    )
    if kind is DoubleKind.PERSON:
        pairs = update(AddressPair).where(AddressPair.person_id == second_id)
        db.session.execute(pairs.values(person_id=first_id))


FOLLOWER = Follower(tells=_tells, moves=_moves)
