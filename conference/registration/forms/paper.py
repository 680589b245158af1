"""The fields of a paper form, made for somebody who never leaves the keyboard."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from wtforms import BooleanField, StringField, ValidationError
from wtforms.validators import Length

from conference.core.folding import folded, spellings
from conference.planning.states import ChoiceMode
from conference.registration.forms.choices import ChoicesForm, Free, consent_name
from conference.registration.forms.people import PersonForm
from conference.registration.queries import Offer, OfferedForum, OfferedRound
from conference.registration.rules import Choice, Details
from conference.registration.rules.codes import WAITING_WORDS, read_codes
from conference.registration.states import ConsentKind, Reach

LONGEST_CODES = 100  # characters
NOTHING = frozenset({"-", "–", "0"})  # of the others of a group: no wish, instead of the same


@dataclass(frozen=True, kw_only=True)
class Town:
    """A municipality by name and postal codes; a code may belong to two of them."""

    id: int
    name: str
    postal_codes: tuple[str, ...] = ()


class CodesField(StringField):
    """The forums of one round as codes in the order of the wishes: "A5 A1 A6"."""

    slot: OfferedRound
    offer: Offer
    free: Free | None
    chosen: tuple[Choice, ...] = ()

    @property
    def says_nothing(self) -> bool:
        return not self.data

    def pre_validate(self, form: Any) -> None:
        text = self.data or ""
        if text in NOTHING or len(text) > LONGEST_CODES:
            return
        forums = {forum.code: forum for forum in self.slot.forums}
        reading = read_codes(text, list(forums))
        waits = self.free is not None and any(
            word.casefold() in WAITING_WORDS for word in reading.wrong
        )
        wrong = [w for w in reading.wrong if not waits or w.casefold() not in WAITING_WORDS]
        mistakes = [*self._unknown(wrong), *self._about(reading.codes, forums, waits)]
        if mistakes:
            raise ValidationError(" ".join(mistakes))
        self.chosen = tuple(
            Choice(round_id=self.slot.id, forum_id=forums[code].id, or_wait=waits)
            for code in reading.codes
        )

    def _unknown(self, wrong: Sequence[str]) -> list[str]:
        if not wrong:
            return []
        offered = ", ".join(forum.code for forum in self.slot.forums)
        elsewhere = {
            word: slot.title.german
            for slot in self.offer.rounds
            if slot.id != self.slot.id
            for word in wrong
            if read_codes(word, [forum.code for forum in slot.forums]).codes
            and not word.isdecimal()
        }
        return [
            *(f"„{word}“ gehört zu: {title}." for word, title in elsewhere.items()),
            *(f"„{word}“ gibt es hier nicht." for word in wrong if word not in elsewhere),
            f"Zur Wahl stehen: {offered}.",
        ]

    def _about(
        self, codes: Sequence[str], forums: dict[str, OfferedForum], waits: bool
    ) -> list[str]:
        twice = sorted({code for code in codes if codes.count(code) > 1})
        mistakes = [f"{code} steht zweimal da." for code in twice]
        most = self.offer.choices_per_round
        if len(codes) > most:
            mistakes.append(f"Das sind {len(codes)} Foren, möglich sind {most}.")
        if self.free is not None and not waits:
            free = self.free
            full = [code for code in codes if free.get(forums[code].id, forums[code].seats) <= 0]
            mistakes += [
                f"{code} ist voll. Mit „{code} w“ kommt die Person auf die Warteliste."
                for code in full
            ]
        return mistakes


class CodesForm(ChoicesForm):
    """What one person chooses and allows, typed as codes instead of picked from lists."""

    def selects_of(self, round_id: int) -> list[Any]:
        return [self[codes_name(round_id)]]

    def chosen(self) -> tuple[Choice, ...]:
        return tuple(
            choice for round_id in self.round_ids for choice in self.selects_of(round_id)[0].chosen
        )

    def _speaks_of(self, round_id: int) -> bool:
        return not self.selects_of(round_id)[0].says_nothing


def codes_name(round_id: int) -> str:
    return f"r{round_id}_codes"


def codes_form(
    offer: Offer,
    rounds: tuple[OfferedRound, ...],
    *,
    free: Free | None,
    first: bool = True,
    **options: Any,
) -> CodesForm:
    form = _kind_of_form(tuple(slot.id for slot in rounds), offer.mode)(**options)
    form.first = first
    for slot in rounds:
        (field,) = form.selects_of(slot.id)
        field.slot, field.offer, field.free = slot, offer, free
        field.description = _hint(slot, offer, first)
        if not first:  # nothing else says there which round it is
            field.label.text = f"{field.label.text} {slot.title.german}"
    return form


@lru_cache(maxsize=64)
def _kind_of_form(round_ids: tuple[int, ...], mode: ChoiceMode) -> type[CodesForm]:
    label = "Wünsche" if mode is ChoiceMode.WISHES else "Forum"
    fields: dict[str, Any] = {"round_ids": round_ids, "mode": mode}
    for round_id in round_ids:
        fields[codes_name(round_id)] = CodesField(
            label,
            [Length(max=LONGEST_CODES)],
            render_kw={"autocomplete": "off", "autocapitalize": "characters"},
        )
    for kind in ConsentKind:
        fields[consent_name(kind)] = BooleanField(_label(kind))
    return type("CodesOfTheYear", (CodesForm,), fields)


def _label(kind: ConsentKind) -> Any:
    return kind.label


def _hint(slot: OfferedRound, offer: Offer, first: bool) -> str:
    codes = [forum.code for forum in slot.forums]
    if not first:
        return "Leer: wie die erste Person. „-“: kein Wunsch."
    example = " ".join(codes[: offer.choices_per_round])
    return f"Kürzel der Reihe nach, zum Beispiel: {example}. Zur Wahl: {', '.join(codes)}."


class TownField(StringField):
    """A municipality by its name or postal code, or the beginning of it; ``data`` stays as typed."""

    towns: tuple[Town, ...] = ()
    town_id: int | None = None

    def pre_validate(self, form: Any) -> None:
        if not self.data:
            return
        digits = "".join(sign for sign in self.data if sign.isdecimal())
        name = folded("".join(sign for sign in self.data if not sign.isdecimal())).strip(" ,")
        here = [town for town in self.towns if _has_code(town, digits)]
        found = _named(here, name) if name else here
        if len(found) == 1:
            self.town_id = found[0].id
        elif found:
            *others, last = (town.name for town in found)
            names = f"{', '.join(others)} und {last}"
            raise ValidationError(f"Das passt zu {names}. Bitte schreiben Sie den Namen.")
        else:
            raise ValidationError(
                "Diesen Ort gibt es im Kreis nicht. Für einen anderen Ort lassen Sie das Feld leer."
            )


def _has_code(town: Town, digits: str) -> bool:
    """Whether this is, or begins, a postal code of the town; nothing begins every one."""
    return not digits or any(code.startswith(digits) for code in town.postal_codes)


def _named(towns: Sequence[Town], name: str) -> list[Town]:
    same = [town for town in towns if name in spellings(town.name)]
    return same or [
        town for town in towns if any(one.startswith(name) for one in spellings(town.name))
    ]


class PaperPersonForm(PersonForm):
    """The same questions as in the internet; the town is typed."""

    municipality: Any = TownField(
        "Wohnort",
        description="Name oder Postleitzahl; der Anfang genügt.",
        render_kw={"list": "orte"},
    )

    def __init__(self, offer: Offer, *, towns: Sequence[Town], **options: Any) -> None:
        super().__init__(offer, language="de", **options)
        self.municipality.towns = tuple(towns)
        for field in self:  # the browser's memory holds the clerk, not the person
            field.render_kw = {**(field.render_kw or {}), "autocomplete": "off"}

    def _check_contact(self) -> None:
        no_email = not (self.email.data or self.email.errors or self.phone.data)
        if self.reach_by.data == Reach.EMAIL and no_email and self.postal_address.data:
            self.reach_by.data = Reach.LETTER.value  # an address alone means a letter
        super()._check_contact()

    def details(self) -> Details:
        typed, self.municipality.data = self.municipality.data, ""
        told = replace(super().details(), municipality_id=self.municipality.town_id)
        self.municipality.data = typed
        return told
