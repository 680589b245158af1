"""What was told, and what is new between two versions of it, in words of one language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from flask_babel import force_locale
from flask_babel import gettext as _

from conference.core.events import Change
from conference.core.languages import LANGUAGES, isolated, isolated_lines, listed
from conference.core.translated import Translated
from conference.registration.rules.application import Details
from conference.registration.rules.needs_words import noted
from conference.registration.states import (
    SALUTATIONS,
    Attendance,
    AttendeeRole,
    ConsentKind,
    Reach,
)


@dataclass(frozen=True, kw_only=True)
class Names:
    """What the numbers in a registration are called; ``rounds`` in the order of the day."""

    municipalities: Mapping[int, str] = field(default_factory=dict)
    rounds: Mapping[int, Translated] = field(default_factory=dict)
    forums: Mapping[int, tuple[str, Translated]] = field(default_factory=dict)

    def forum(self, forum_id: int, language: str) -> str:
        """Code and title, as the programme prints them."""
        if forum_id not in self.forums:
            return ""
        code, title = self.forums[forum_id]
        return f"{code} {title.in_(language)}"


def differences(
    before: Details, after: Details, *, names: Names, language: str, choices_are_wishes: bool = True
) -> list[Change]:
    """Every value that changed, old and new, in the order of the form."""
    old = dict(_told(before, names, language, choices_are_wishes))
    new = dict(_told(after, names, language, choices_are_wishes))
    changes = [Change(what, old[what], new[what]) for what in new if old[what] != new[what]]
    if before.needs != after.needs:  # what it is about stands in no trail and in no letter
        term, _noted, changed = noted(language)
        changes = [change for change in changes if change.what != term]
        changes.append(Change(term, "", changed))
    return changes


def understood(
    told: Details, *, names: Names, language: str, choices_are_wishes: bool = True
) -> list[tuple[str, str]]:
    """What was told, as a list of terms and values to read over; what was left empty is left out."""
    rows = _told(told, names, language, choices_are_wishes)
    return [(term, value) for term, value in rows if value]


def chosen(
    told: Details, *, names: Names, language: str, choices_are_wishes: bool = True
) -> list[tuple[str, str]]:
    """The same with nothing but the forums of each round."""
    rows = _choices(told, names, language, choices_are_wishes)
    return [(term, value) for term, value in rows if value]


def about_the_person(told: Details, *, names: Names, language: str) -> list[tuple[str, str]]:
    """The same without choices, consents and message: what the first screen of the form asks."""
    return [(term, value) for term, value in _person(told, names, language) if value]


def piece_by_piece(
    told: Details, *, names: Names, language: str, choices_are_wishes: bool = True
) -> Iterator[tuple[str, str, str]]:
    """The person and the choices of each round: what it is by name, the term, and what was told."""
    person = _person(told, names, language)
    for name, (term, value) in zip(ABOUT_A_PERSON, person, strict=True):
        yield name, term, value
    choices = _choices(told, names, language, choices_are_wishes)
    for round_id, (term, value) in zip(names.rounds, choices, strict=True):
        yield round_name(round_id), term, value


def round_name(round_id: int) -> str:
    """What the choices of a round are called where every piece has a name."""
    return f"round-{round_id}"


def _told(
    told: Details, names: Names, language: str, choices_are_wishes: bool
) -> Iterator[tuple[str, str]]:
    yield from _person(told, names, language)
    yield from _choices(told, names, language, choices_are_wishes)
    words = _words(language)
    for kind in ConsentKind:
        answer = words.yes if kind in told.consents else words.no
        yield _label(kind, language).rstrip("."), answer
    term, is_noted, _changed = noted(language)
    yield term, "" if told.needs.are_none else is_noted
    yield words.message, isolated_lines(told.message, language)


def _choices(
    told: Details, names: Names, language: str, choices_are_wishes: bool
) -> Iterator[tuple[str, str]]:
    for round_id, title in names.rounds.items():
        chosen = [choice.forum_id for choice in told.choices if choice.round_id == round_id]
        what = _choices_in(str(title.in_(language)), language, choices_are_wishes)
        forums = (isolated(names.forum(forum_id, language), language) for forum_id in chosen)
        yield what, listed(forums, language)


# In the order of the words about a person.
ABOUT_A_PERSON = (
    *("salutation", "title", "first_name", "last_name", "reach_by", "email", "phone"),
    *("postal_address", "organisation", "role", "municipality_id", "attendance"),
)


def _person(told: Details, names: Names, language: str) -> Iterator[tuple[str, str]]:
    values = (
        _salutation(told.salutation, language),
        told.title,
        told.first_name,
        told.last_name,
        _label(told.reach_by, language),
        told.email,
        told.phone,
        isolated_lines(told.postal_address, language),
        isolated_lines(told.organisation, language),
        _label(told.role, language) if told.role else "",
        names.municipalities.get(told.municipality_id or 0, ""),
        _attendance(told, names, language),
    )
    yield from zip(_words(language).about_a_person, values, strict=True)


def _attendance(told: Details, names: Names, language: str) -> str:
    words = _label(told.attendance, language)
    title = names.rounds.get(told.only_round_id or 0)
    if told.attendance is Attendance.ONE_ROUND and title:
        return f"{words}: {isolated(str(title.in_(language)), language)}"
    return words


# Looking words up in a catalogue costs more than the rest of this page; they are the same every time.


@dataclass(frozen=True, kw_only=True)
class _Words:
    about_a_person: tuple[str, ...]
    yes: str
    no: str
    message: str


@lru_cache(maxsize=32)
def _words(language: str) -> _Words:
    with force_locale(LANGUAGES[language].locale):
        return _Words(
            about_a_person=(
                _("Anrede"),
                _("Akademischer Titel"),
                _("Vorname"),
                _("Nachname"),
                _("Wir erreichen Sie"),
                _("E-Mail"),
                _("Telefon"),
                _("Anschrift"),
                _("Organisation"),
                _("Sie kommen als"),
                _("Wohnort"),
                _("Sie kommen"),
            ),
            yes=_("Ja"),
            no=_("Nein"),
            message=_("Nachricht an uns"),
        )


@lru_cache(maxsize=1024)
def _label(member: Reach | AttendeeRole | Attendance | ConsentKind, language: str) -> str:
    with force_locale(LANGUAGES[language].locale):
        return str(member.label)


@lru_cache(maxsize=128)
def _salutation(salutation: str, language: str) -> str:
    if not salutation:
        return ""
    with force_locale(LANGUAGES[language].locale):
        return str(SALUTATIONS.get(salutation, salutation))


@lru_cache(maxsize=256)
def _choices_in(title: str, language: str, choices_are_wishes: bool) -> str:
    title = isolated(title, language)
    with force_locale(LANGUAGES[language].locale):
        if choices_are_wishes:
            return str(_("Wünsche für %(round)s", round=title))
        return str(_("Forum in %(round)s", round=title))
