"""The form as a whole: two screens of fields that travel together, and what becomes of them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import zip_longest
from typing import Any

from werkzeug.datastructures import MultiDict

from conference.registration.errors import ForumFull
from conference.registration.forms.choices import (
    ChoicesForm,
    Free,
    MessageForm,
    attended_rounds,
    choices_form,
    where_served,
)
from conference.registration.forms.doubts import NO_DOUBTS, doubts_about
from conference.registration.forms.form_key import is_form_key, new_form_key
from conference.registration.forms.needs import NeedsForm
from conference.registration.forms.people import GroupForm, PartyForm, is_group
from conference.registration.queries import Offer, OfferedRound
from conference.registration.rules import NO_NEEDS, Application, Details
from conference.web.forms import blame

Typed = MultiDict[str, str]

_NEED = "-need_"  # in the name of every field about needs
_on_the_second = re.compile(r"p[1-6]-.*|message|forum")
_ours = re.compile(
    r"salutation|title|first_name|last_name|reach_by|email|phone|postal_address|organisation|role"
    r"|municipality|attendance|size|other_[2-6]-(?:first_name|last_name|email)"
    r"|p[1-6]-(?:r\d{1,10}_[1-5]|consent_[a-z_]{1,30}|need_[a-z_]{1,30})|message|forum"
)


class Sheet:
    """Several forms on one page, whose mistakes are told together."""

    def __init__(self, *forms: Any) -> None:
        self.forms = forms
        self.form_errors: list[object] = []

    def __iter__(self) -> Iterator[Any]:
        for form in self.forms:
            yield from form

    def validate(self) -> bool:
        """Look at every form, so that everything that is wrong is told at once."""
        return not [form for form in self.forms if not form.validate()]


class PeopleSheet(Sheet):
    """The first screen."""

    def __init__(
        self, offer: Offer, *, language: str, typed: Typed | None = None, whole: bool = False
    ) -> None:
        """``whole``: with the fields for a group, even if one person is registered."""
        self.offer = offer
        alone = typed is not None and not whole and not is_group(typed)
        kind = PartyForm if alone else GroupForm
        self.form = kind(offer, language=language, formdata=typed)
        super().__init__(self.form)

    @property
    def others_are_told(self) -> bool:
        """Whether the fields for the others are of interest."""
        return isinstance(self.form, GroupForm) and self.form.people > 1

    def party(self) -> list[Details]:
        """Everybody who is registered, the contact first."""
        return self.form.party() if isinstance(self.form, GroupForm) else [self.form.details()]


class ChoicesSheet(Sheet):
    """The second screen: choices and consents of each person, and one message."""

    def __init__(
        self,
        offer: Offer,
        party: Sequence[Details],
        *,
        language: str,
        free: Free | None = None,
        typed: Typed | None = None,
    ) -> None:
        self.offer = offer
        self.rounds: tuple[OfferedRound, ...] = attended_rounds(offer, party[0])
        self.people: list[ChoicesForm] = [
            choices_form(
                offer,
                self.rounds,
                language=language,
                free=free,
                first=position == 1,
                prefix=f"p{position}-",
                formdata=typed,
            )
            for position in range(1, len(party) + 1)
        ]
        self.last = MessageForm(formdata=typed)
        self.doubts = NO_DOUBTS
        self._language, self._typed = language, typed
        self._tells_needs = any(value and _NEED in name for name, value in (typed or {}).items())
        needs = self.needs if self._tells_needs else ()
        both = (
            form for pair in zip_longest(needs, self.people) for form in pair if form is not None
        )
        super().__init__(*both, self.last)

    @cached_property
    def needs(self) -> list[NeedsForm]:
        """The needs of each person; made only where they are shown or told."""
        return [
            NeedsForm(
                self.offer, language=self._language, prefix=f"p{position}-", formdata=self._typed
            )
            for position in range(1, len(self.people) + 1)
        ]

    @property
    def where_served(self) -> list[tuple[str, str]]:
        """In which forums people find interpreters and the like."""
        return where_served(self.rounds, self._language)

    def is_told(self, index: int) -> bool:
        """Whether somebody said anything about this person on this screen; the first one is 0."""
        form = self.people[index]
        return not form.says_nothing or bool(form.consents()) or self.needs[index].are_told

    def needs_a_look(self, index: int) -> bool:
        """Whether something about this person is wrong, or speaks against a wish, and must be seen."""
        form = self.people[index]
        selects = (select for slot in form.round_ids for select in form.selects_of(slot))
        warned = any(getattr(select, "warning", "") for select in selects)
        return bool(form.errors or self.needs[index].errors) or warned

    def prefer(self, slug: str) -> None:
        """Choose the forum whose page the visitor came from, as the first wish."""
        found = self.offer.forum_called(slug)
        if found and found[0] in self.rounds:
            slot, forum = found
            select = self.people[0].selects_of(slot.id)[0]
            offered: Any = select.choices
            values = [str(option.value) for option in offered]
            wished = (value for value in values if value.split("-")[0] == str(forum.id))
            select.data = select.data or next(wished, "")

    def completed(self, party: Sequence[Details]) -> list[Details]:
        """The people with what they chose; whoever said nothing about a round wants what the first does."""
        wanted = self.people[0].chosen()
        nothing = [NO_NEEDS] * len(self.people)
        needs = [form.needs() for form in self.needs] if self._tells_needs else nothing
        people = [
            replace(
                told,
                choices=wanted if form.first else form.wanted_like(wanted),
                consents=form.consents(),
                needs=needed,
            )
            for told, form, needed in zip(party, self.people, needs, strict=True)
        ]
        people[0] = replace(people[0], message=self.last.message.data or "")
        return people

    def doubt(self, people: Sequence[Details], known: str) -> bool:
        """Say at each wish what it does not serve; False when nothing new is left to say.

        ``known`` are the doubts that somebody has read, who wants to register in spite of them.
        """
        if not self._tells_needs:
            return False
        asked = zip(self.people, self.needs, people, strict=True)
        self.doubts = doubts_about(list(asked), self.offer, language=self._language)
        return self.doubts.stand_against(known)

    def doubt_beside_mistakes(self, people: Sequence[Details]) -> None:
        """Say it together with what is missing, so that nobody hears of it on a second sending only."""
        if not any(form.errors for form in self.people):
            self.doubt(self.completed(people), known="")

    def blame(self, error: Any) -> None:
        """Say a broken rule at the choice it is about, or above the form."""
        if isinstance(error, ForumFull):
            for form in self.people:
                for round_id in form.round_ids:
                    for select in form.selects_of(round_id):
                        if select.data == str(error.forum_id):
                            select.errors = [*select.errors, str(error)]
                            return
        blame(self, error)  # type: ignore[arg-type]


def application_of(
    offer: Offer, people: Sequence[Details], *, form_key: str, language: str
) -> Application:
    return Application(
        conference_id=offer.conference_id,
        people=tuple(people),
        form_key=form_key,
        language=language,
        privacy_version=offer.privacy_version,
    )


def form_key_of(typed: Mapping[str, str]) -> str:
    """The key we gave the form; a form without one, or with a key of somebody's making, gets it now.

    Whoever could choose the key for somebody else would know where the answer and the link appear.
    """
    key = typed.get("form_key", "")
    return key if is_form_key(key) else new_form_key()


def carried(typed: Typed, *, shown: Sheet | None = None) -> list[tuple[str, str]]:
    """What was typed on the other screen and travels along unseen; nothing that is not ours."""
    here = {name for field in shown for name in _names_of(field)} if shown else ()
    return [
        (name, value)
        for name, value in typed.items(multi=True)
        if value and name not in here and _ours.fullmatch(name)
    ]


def knows_the_second_screen(typed: Typed) -> bool:
    """Whether somebody has been on the second screen, or came to it with a forum in mind."""
    return any(value and _on_the_second.fullmatch(name) for name, value in typed.items())


def _names_of(field: Any) -> Iterator[str]:
    if field.type == "FormField":
        for inner in field.form:
            yield inner.name
    else:
        yield field.name
