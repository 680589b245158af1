"""Whom the programme is told of: people of the directory who registered under the same address."""

import pytest

from conference.core.database import db
from conference.directory.models import ContactPoint
from conference.directory.states import ContactKind
from conference.planning.states import ChoiceMode
from conference.registration.queries import demand
from tests.factories import ConferenceFactory, ForumFactory, PersonFactory
from tests.registration.people import amira, sign_up, wish


@pytest.mark.parametrize("mode", [ChoiceMode.WISHES, ChoiceMode.DIRECT])
def test_a_wish_is_not_called_a_place(mode):
    conference = ConferenceFactory(choice_mode=mode)
    forum = ForumFactory(of=conference)
    person = PersonFactory()
    db.session.add(
        ContactPoint(
            person_id=person.id,
            kind=ContactKind.EMAIL,
            value="Amira@example.org",
            plain="amira@example.org",
        )
    )
    db.session.commit()
    sign_up(conference, amira(choices=(wish(forum),)))

    told = demand(conference)

    has_place = mode is ChoiceMode.DIRECT
    forums = frozenset({forum.id})
    assert told.attending.get(person.id, frozenset()) == (forums if has_place else frozenset())
    assert told.wishing.get(person.id, frozenset()) == (frozenset() if has_place else forums)
