"""The second screen: forums, consents, and a word to the office."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its types
from wtforms.validators import Length

from conference.core.languages import SIGN_LANGUAGE, isolated, listed
from conference.planning.states import ChoiceMode
from conference.registration.errors import ForumFull
from conference.registration.forms.people import BareForm
from conference.registration.queries import Offer, OfferedForum, OfferedRound
from conference.registration.rules import Choice, Details
from conference.registration.rules.serving import language_in_words
from conference.registration.states import Attendance, ConsentKind
from conference.web.fields import SelectField, choices

WAIT = "-warten"  # behind the number of a full forum
NONE = "-"  # of the others of a group: no wish, instead of the same wish

Free = Mapping[int, int]  # free seats of forums that are chosen directly


class ForumSelect(SelectField):
    """A forum; between showing the page and sending it the last seat may go, or one may come free."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.warning = ""  # what speaks against the choice without forbidding it
        self.type = "SelectField"  # how the component draws it

    def pre_validate(self, form: Any) -> None:
        offered = {option.value for option in self.choices or ()}
        if self.data not in offered and self.data:
            if f"{self.data}{WAIT}" in offered:
                raise ValidationError(ForumFull.message)
            if self.data.removesuffix(WAIT) in offered:
                self.data = self.data.removesuffix(WAIT)
        super().pre_validate(form)


class ChoicesForm(BareForm):
    """What one person chooses and allows; the selects are made for the rounds of the year."""

    round_ids: tuple[int, ...] = ()
    per_round: int = 0
    mode: ChoiceMode
    first: bool = True

    def selects_of(self, round_id: int) -> list[SelectField]:
        return [self[select_name(round_id, rank)] for rank in range(1, self.per_round + 1)]

    @property
    def consent_fields(self) -> list[BooleanField]:
        return [self[consent_name(kind)] for kind in ConsentKind]

    def chosen(self) -> tuple[Choice, ...]:
        """What the person wishes, round by round; a round left as it was says nothing."""
        return tuple(
            Choice(
                round_id=round_id,
                forum_id=int(select.data.removesuffix(WAIT)),
                or_wait=select.data.endswith(WAIT),
            )
            for round_id in self.round_ids
            for select in self.selects_of(round_id)
            if select.data and select.data != NONE
        )

    @property
    def says_nothing(self) -> bool:
        """Whether every select was left as it was."""
        return not any(self._speaks_of(round_id) for round_id in self.round_ids)

    def wanted_like(self, wanted: Sequence[Choice]) -> tuple[Choice, ...]:
        """The choices of one more person of a group: in a round left as it was those of the first."""
        own = self.chosen()
        return tuple(
            choice
            for round_id in self.round_ids
            for choice in (own if self._speaks_of(round_id) else wanted)
            if choice.round_id == round_id
        )

    def _speaks_of(self, round_id: int) -> bool:
        return any(select.data for select in self.selects_of(round_id))

    def consents(self) -> frozenset[ConsentKind]:
        return frozenset(kind for kind in ConsentKind if self[consent_name(kind)].data)


class MessageForm(BareForm):
    message = TextAreaField(
        _("Möchten Sie uns noch etwas sagen?"), [Length(max=4000)], render_kw={"rows": 4}
    )


def select_name(round_id: int, rank: int) -> str:
    return f"r{round_id}_{rank}"


def consent_name(kind: ConsentKind) -> str:
    return f"consent_{kind.value}"


def attended_rounds(offer: Offer, details: Details) -> tuple[OfferedRound, ...]:
    """The rounds in which the person chooses forums now."""
    if offer.mode is ChoiceMode.ON_THE_DAY or details.attendance is Attendance.PLENARY_ONLY:
        return ()
    return tuple(
        slot
        for slot in offer.rounds
        if slot.forums
        and (details.attendance is Attendance.WHOLE_DAY or slot.id == details.only_round_id)
    )


def choices_form(
    offer: Offer,
    rounds: tuple[OfferedRound, ...],
    *,
    language: str,
    free: Free | None = None,
    first: bool = True,
    **options: Any,
) -> ChoicesForm:
    """The form of one person for these rounds."""
    kind = _kind_of_form(tuple(slot.id for slot in rounds), offer.choices_per_round, offer.mode)
    form = kind(**options)
    form.first = first
    for slot in rounds:
        for rank, select in enumerate(form.selects_of(slot.id), start=1):
            if free is None:
                select.choices = _options(slot, language, rank, first)
            else:
                select.choices = choices([*_nothing(rank, first), *_seats(slot, language, free)])
    return form


@lru_cache(maxsize=64)
def _kind_of_form(
    round_ids: tuple[int, ...], per_round: int, mode: ChoiceMode
) -> type[ChoicesForm]:
    fields: dict[str, Any] = {"round_ids": round_ids, "per_round": per_round, "mode": mode}
    for round_id in round_ids:
        for rank in range(1, per_round + 1):
            label = _("%(rank)s. Wunsch", rank=rank) if mode is ChoiceMode.WISHES else _("Forum")
            fields[select_name(round_id, rank)] = ForumSelect(label, default="")
    for kind in ConsentKind:
        fields[consent_name(kind)] = BooleanField(_consent(kind))
    return type("ChoicesOfTheYear", (ChoicesForm,), fields)


def _consent(kind: ConsentKind) -> Any:
    return kind.label


def _nothing(rank: int, first: bool) -> list[tuple[str, object]]:
    if first:
        return [("", _("kein Wunsch"))]
    if rank == 1:
        return [("", _("wie die erste Person")), (NONE, _("kein Wunsch"))]
    return [("", "–")]


@lru_cache(maxsize=256)
def _options(slot: OfferedRound, language: str, rank: int, first: bool) -> list[SelectChoice]:
    forums = [(forum.id, forum_in_words(forum, language)) for forum in slot.forums]
    return choices([*_nothing(rank, first), *forums])


def _seats(slot: OfferedRound, language: str, free: Free) -> Iterator[tuple[str, object]]:
    """The forums with the seats that are free right now; a full one offers its waiting list."""
    for forum in slot.forums:
        words, seats = forum_in_words(forum, language), free.get(forum.id, forum.seats)
        if seats > 0:
            yield (
                str(forum.id),
                ngettext(
                    "%(forum)s – %(seats)s Platz frei",
                    "%(forum)s – %(seats)s Plätze frei",
                    seats,
                    forum=words,
                    seats=seats,
                ),
            )
        else:
            yield f"{forum.id}{WAIT}", gettext("%(forum)s – voll, Warteliste", forum=words)


def forum_in_words(forum: OfferedForum, language: str) -> str:
    """Code, title, and whether everybody gets in and understands."""
    access = gettext("stufenfrei") if forum.step_free else gettext("nicht stufenfrei")
    words = f"{isolated(f'{forum.code} {forum.title.in_(language)}', language)} – {access}"
    if forum.interpretation:
        names = (language_in_words(code, language) for code in forum.interpretation)
        spoken = listed(names, language)
        words += " – " + gettext("Dolmetschen: %(languages)s", languages=spoken)
    if forum.induction_loop:
        words += " – " + gettext("Induktionsschleife")
    return words


@lru_cache(maxsize=64)
def where_served(rounds: tuple[OfferedRound, ...], language: str) -> list[tuple[str, str]]:
    """What people look for, and in which forums they find it: languages, induction loop, steps."""
    forums = [forum for slot in rounds for forum in slot.forums]
    spoken = dict.fromkeys(code for forum in forums for code in forum.interpretation)
    found = {
        language_in_words(code, language): [f for f in forums if code in f.interpretation]
        for code in sorted(spoken, key=lambda code: code == SIGN_LANGUAGE)
    }
    found[gettext("Induktionsschleife")] = [f for f in forums if f.induction_loop]
    found[gettext("nicht stufenfrei")] = [f for f in forums if not f.step_free]
    return [
        (what, listed((isolated(f.code, language) for f in there), language))
        for what, there in found.items()
        if there
    ]
