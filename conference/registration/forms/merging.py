"""Input of the page on which two registrations become one, or stay two people."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from wtforms import HiddenField, RadioField, StringField
from wtforms.validators import Length

from conference.registration.forms.office import number
from conference.registration.models import Registration
from conference.registration.rules.merging import Alternative, Merger
from conference.registration.states import Side, TwinState
from conference.web.fields import choices
from conference.web.forms import HouseForm


class MergeForm(HouseForm):
    """Which versions of two registrations the office had before it, and what stays of which of them."""

    pieces: tuple[str, ...] = ()
    version = HiddenField()
    other_version = HiddenField()
    verdict = HiddenField()

    @property
    def knowing(self) -> TwinState:
        """What had been said of the two when the office opened the page."""
        return TwinState.TWO_PEOPLE if self.verdict.data == TwinState.TWO_PEOPLE else TwinState.OPEN

    @property
    def versions(self) -> tuple[int, int]:
        return number(self.version.data), number(self.other_version.data)

    @property
    def alternatives(self) -> list[RadioField]:
        return [self[name] for name in self.pieces]

    def kept(self) -> dict[str, Side]:
        return {name: Side(self[name].data) for name in self.pieces}


def merge_form(
    one: Registration,
    other: Registration,
    verdict: TwinState,
    merger: Merger | None,
    asked: Sequence[Alternative],
) -> MergeForm:
    """One question for each piece that differs; what stays by itself is chosen already."""
    kind = _kind_of_form(tuple((piece.name, piece.term) for piece in asked))
    form = kind(
        version=str(one.version),
        other_version=str(other.version),
        verdict=verdict.value,
        **{piece.name: piece.usual.value for piece in asked},
    )
    if merger is not None:
        for piece in asked:
            form[piece.name].choices = choices(_both(piece, merger))
    return form


def _both(piece: Alternative, merger: Merger) -> list[tuple[str, str]]:
    return [
        (Side.EARLIER.value, f"{piece.earlier or 'leer'} (aus {merger.earlier.code}, früher)"),
        (Side.LATER.value, f"{piece.later or 'leer'} (aus {merger.later.code}, später)"),
    ]


@lru_cache(maxsize=64)
def _kind_of_form(asked: tuple[tuple[str, str], ...]) -> type[MergeForm]:
    fields: dict[str, Any] = {name: RadioField(term) for name, term in asked}
    return type("MergeOfTwo", (MergeForm,), {"pieces": tuple(fields), **fields})


class TwoPeopleForm(HouseForm):
    why = StringField(
        "Woher wissen Sie es?",
        [Length(max=500)],
        description="Zum Beispiel: am Telefon gefragt. Wird gemerkt.",
    )
