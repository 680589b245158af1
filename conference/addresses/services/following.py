"""Two of the directory become one: rows of lists lead to the one that stays."""

from collections.abc import Iterator

from sqlalchemy import select, update

from conference.addresses.models import AddressPair, AddressRow
from conference.core.database import db
from conference.directory.services.joining import Follower
from conference.directory.states import DoubleKind

DECIDED = "joined"  # no mark of how somebody stands, so nobody stands like this


def _tells(kind: DoubleKind, first_id: int, second_id: int) -> Iterator[str]:
    yield (
        "Eine Adressliste, aus der die Angaben kamen, lässt sie beim Rückgängigmachen stehen: "
        "Sie sind seither geändert."
    )


def _moves(kind: DoubleKind, first_id: int, second_id: int) -> None:
    """What either of them got from a list is as somebody has decided since: taking it back leaves it."""
    by = f"{kind.value}_id"
    theirs = getattr(AddressRow, by).in_((first_id, second_id))
    for row in db.session.scalars(select(AddressRow).where(theirs)):
        row.after = {**row.after, kind.value: DECIDED}
    db.session.flush()  # what follows is written past the session
    db.session.execute(
        update(AddressRow)
        .where(getattr(AddressRow, by) == second_id)
        .values({by: first_id, "membership_id": None})
    )
    if kind is DoubleKind.PERSON:
        pairs = update(AddressPair).where(AddressPair.person_id == second_id)
        db.session.execute(pairs.values(person_id=first_id))


FOLLOWER = Follower(tells=_tells, moves=_moves)
