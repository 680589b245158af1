"""How many people of an organisation came to which conference."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from sqlalchemy import or_, select

from conference.core.database import db
from conference.core.folding import folded
from conference.directory.models import Organisation
from conference.directory.queries import Deed, is_called
from conference.planning.models import Conference
from conference.registration.models import Registration
from conference.registration.states import State

_THERE = (State.CHECKED_IN, State.WALK_IN)
_COMING = (State.CONFIRMED, State.ALLOCATED)


def visits_of_organisation(organisation: Organisation) -> Iterator[Deed]:
    """Its people among the registrations, by the name of the organisation they wrote."""
    names = [
        Registration.search_text.contains(folded(name), autoescape=True)
        for name in (organisation.name, *organisation.aliases)
    ]
    found = db.session.execute(
        select(Conference.day, Registration.organisation, Registration.state)
        .join(Registration.conference)
        .where(Registration.state.in_((*_THERE, *_COMING)), or_(*names))
    )
    number: Counter[tuple[date, str]] = Counter(
        (day, "waren da" if state in _THERE else "angemeldet")
        for day, name, state in found
        if is_called(organisation, name)
    )
    for (day, what), people in number.items():
        verb = "war da" if what == "waren da" and people == 1 else what
        yield Deed(day=day, words=f"{people} {'Person' if people == 1 else 'Personen'} {verb}")
