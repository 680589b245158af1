"""What is new between two versions of a registration, in words of one language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from flask_babel import force_locale
from flask_babel import gettext as _

from conference.core.events import Change
from conference.core.languages import LANGUAGES
from conference.core.translated import Translated
from conference.registration.rules.application import Details
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
    with force_locale(LANGUAGES[language].locale):
        old = dict(_told(before, names, language, choices_are_wishes))
        new = dict(_told(after, names, language, choices_are_wishes))
    return [Change(what, old[what], new[what]) for what in new if old[what] != new[what]]


def understood(
    told: Details, *, names: Names, language: str, choices_are_wishes: bool = True
) -> list[tuple[str, str]]:
    """What was told, as a list of terms and values to read over; what was left empty is left out."""
    with force_locale(LANGUAGES[language].locale):
        rows = list(_told(told, names, language, choices_are_wishes))
    return [(term, value) for term, value in rows if value]


def about_the_person(told: Details, *, names: Names, language: str) -> list[tuple[str, str]]:
    """The same without choices, consents and message: what the first screen of the form asks."""
    return [(term, value) for term, value in _person(told, names, language) if value]


def _told(
    told: Details, names: Names, language: str, choices_are_wishes: bool
) -> Iterator[tuple[str, str]]:
    yield from _person(told, names, language)
    for round_id, title in names.rounds.items():
        chosen = [choice.forum_id for choice in told.choices if choice.round_id == round_id]
        what = (
            _("Wünsche für %(round)s", round=title.in_(language))
            if choices_are_wishes
            else _("Forum in %(round)s", round=title.in_(language))
        )
        yield what, ", ".join(names.forum(forum_id, language) for forum_id in chosen)
    yes, no, message = _yes_and_no(language)
    for kind in ConsentKind:
        yield _word(kind, language).rstrip("."), yes if kind in told.consents else no
    yield message, told.message


def _person(told: Details, names: Names, language: str) -> Iterator[tuple[str, str]]:
    values = (
        _salutation(told.salutation, language),
        told.title,
        told.first_name,
        told.last_name,
        _word(told.reach_by, language),
        told.email,
        told.phone,
        told.postal_address,
        told.organisation,
        _word(told.role, language) if told.role else "",
        names.municipalities.get(told.municipality_id or 0, ""),
        _attendance(told, names, language),
    )
    yield from zip(_terms(language), values, strict=True)


@lru_cache(maxsize=32)
def _terms(language: str) -> tuple[str, ...]:
    """What the form asks about a person, in its order; the language is the one being spoken."""
    return (
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
    )


@lru_cache(maxsize=1024)
def _word(member: Reach | AttendeeRole | Attendance | ConsentKind, language: str) -> str:
    return str(member.label)


@lru_cache(maxsize=64)
def _salutation(salutation: str, language: str) -> str:
    return str(SALUTATIONS.get(salutation, salutation)) if salutation else ""


@lru_cache(maxsize=32)
def _yes_and_no(language: str) -> tuple[str, str, str]:
    return _("Ja"), _("Nein"), _("Nachricht an uns")


def _attendance(told: Details, names: Names, language: str) -> str:
    words = _word(told.attendance, language)
    title = names.rounds.get(told.only_round_id or 0)
    if told.attendance is Attendance.ONE_ROUND and title:
        return f"{words}: {title.in_(language)}"
    return words
