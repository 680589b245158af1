"""What one person needs to take part, as it was told. Pure: no database, no clock."""

from dataclasses import dataclass, replace

from conference.registration.models import AccessNeed
from conference.registration.states import Diet


@dataclass(frozen=True, kw_only=True)
class Needs:
    """What a person told about her or his needs; the fields are those of ``AccessNeed``.

    ``consent``: the person agrees that it is kept. Everything left as it is means: nothing needed.
    """

    interpreter: str = ""
    sign_language: bool = False
    induction_loop: bool = False
    wheelchair: bool = False
    large_wheelchair: bool = False
    step_free: bool = False
    companion: bool = False
    children: int = 0
    child_ages: str = ""
    diet: Diet | None = None
    allergies: str = ""
    note: str = ""
    consent: bool = False

    @property
    def are_none(self) -> bool:
        """Whether nothing is needed; a consent alone is nothing to keep."""
        return replace(self, consent=False) == NO_NEEDS

    @property
    def is_special_category(self) -> bool:
        """Whether it tells of health or faith (Art. 9 DSGVO), so that it needs a consent of its own.

        A language, children, and food without meat tell of neither.
        """
        plain = {"interpreter", "children", "child_ages", "consent"}
        told_of_faith = self.diet in (Diet.HALAL, Diet.KOSHER)
        told = (name for name in NEEDED if name not in plain | {"diet"})
        return told_of_faith or any(getattr(self, name) for name in told)

    @property
    def without_steps(self) -> bool:
        """Whether the person can only be in rooms without steps."""
        return self.wheelchair or self.large_wheelchair or self.step_free

    def ask_for_more_than(self, before: "Needs") -> bool:
        """Whether something is needed that was not said before, so that it must be planned anew."""
        return any(
            getattr(self, name) not in (getattr(before, name), getattr(NO_NEEDS, name))
            for name in NEEDED
        )


NO_NEEDS = Needs()
NEEDED = tuple(name for name in Needs.__dataclass_fields__ if name != "consent")


def needs_of(need: AccessNeed | None) -> Needs:
    """What is kept of a person's needs, as it was told."""
    if need is None:
        return NO_NEEDS
    told = {name: getattr(need, name) for name in NEEDED}
    return Needs(**told, consent=need.consented_at is not None)
