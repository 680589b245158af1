"""Who is acting: a member of staff, a guest with a link, the service itself, or anybody."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a member of staff may do; a person may have several."""

    OFFICE = "office"  # Geschäftsstelle: darf alles, auch Konten
    PROGRAMME = "programme"  # Programm
    NEEDS = "needs"  # Unterstützungsbedarf (besonders geschützte Angaben)
    DESK = "desk"  # Einlass
    RAPPORTEUR = "rapporteur"  # Protokoll
    READER = "reader"  # nur lesen

    @property
    def label(self) -> str:
        """What the office calls it."""
        return _LABELS[self]


_LABELS = {
    Role.OFFICE: "Geschäftsstelle: alles, auch Konten",
    Role.PROGRAMME: "Programm",
    Role.NEEDS: "Unterstützungsbedarf (besonders geschützte Angaben)",
    Role.DESK: "Einlass",
    Role.RAPPORTEUR: "Protokoll",
    Role.READER: "nur lesen",
}


@dataclass(frozen=True, kw_only=True)
class Actor:
    """``name`` is how the trail calls the actor; ``registration_id`` and ``organisation_id`` are what a link opens."""

    name: str = ""
    staff_id: int | None = None
    roles: frozenset[Role] = frozenset()
    registration_id: int | None = None
    organisation_id: int | None = None

    @property
    def is_staff(self) -> bool:
        return self.staff_id is not None

    def has(self, *roles: Role) -> bool:
        """Whether the actor has one of these roles; the office has all of them but special-category data."""
        return bool(self.roles.intersection(roles)) or (
            Role.OFFICE in self.roles and roles != (Role.NEEDS,)
        )


VISITOR = Actor(name="Person (öffentliche Seite)")
SYSTEM = Actor(name="Automatisch", roles=frozenset({Role.OFFICE}))
NIGHT = Actor(name="Nachtlauf", roles=frozenset({Role.OFFICE}))
