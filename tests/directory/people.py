"""Who acts in these tests."""

from conference.core.actor import Actor, Role

OFFICE = Actor(name="Svenja Küsters", staff_id=1, roles=frozenset({Role.OFFICE}))
PROGRAMME = Actor(name="Ina Breuer", staff_id=2, roles=frozenset({Role.PROGRAMME}))
