"""How every language stands: what is there, and who has read it."""

from collections.abc import Sequence
from dataclasses import dataclass

from conference.core.languages import GERMAN
from conference.planning.models import Conference
from conference.planning.queries import current_conference
from conference.wording.models import LanguageReview
from conference.wording.queries import catalogue_version, readings_of, same_reading
from conference.wording.rules.inventory import Share, Text, share_of, version_of
from conference.wording.services.inventory import texts_of
from conference.wording.states import ReviewKind

EASY = "de-simple"


def version_now(conference: Conference, language: str, kind: ReviewKind) -> str:
    """The fingerprint of what could be read now; empty where there is nothing to read."""
    if kind is ReviewKind.CATALOGUE:
        return catalogue_version(language)
    return version_of(texts_of(conference, with_trail=False), language)


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of a language that somebody can read as a whole.

    ``review`` is the last reading of what stands there now, ``earlier`` one of an older version;
    without a ``version`` there is nothing to read.
    """

    kind: ReviewKind
    version: str
    review: LanguageReview | None = None
    earlier: LanguageReview | None = None


@dataclass(frozen=True, kw_only=True)
class LanguageReport:
    language: str
    share: Share
    parts: Sequence[Part]


def reports_of(
    conference: Conference, texts: Sequence[Text], languages: Sequence[str]
) -> list[LanguageReport]:
    """One report a language, in the order in which they are offered; German is the original."""
    readings = readings_of(conference)
    return [
        LanguageReport(
            language=language,
            share=share_of(texts, language),
            parts=[_part(kind, language, texts, readings) for kind in ReviewKind],
        )
        for language in languages
        if language != GERMAN
    ]


def _part(
    kind: ReviewKind, language: str, texts: Sequence[Text], readings: Sequence[LanguageReview]
) -> Part:
    catalogue = kind is ReviewKind.CATALOGUE
    version = catalogue_version(language) if catalogue else version_of(texts, language)
    own = [one for one in readings if one.language == language and one.kind is kind]
    return Part(
        kind=kind,
        version=version,
        review=next((one for one in own if one.version == version), None),
        earlier=next((one for one in own if one.version != version), None),
    )


def easy_texts(texts: Sequence[Text]) -> list[Text]:
    """Those that exist in Leichte Sprache."""
    return [text for text in texts if EASY in text.texts]


def is_unread(language: str) -> bool:
    """Whether a part of what visitors read now in this language was not read by anybody before.

    German is the original.
    """
    if language == GERMAN:
        return False
    version = catalogue_version(language)
    if version and not same_reading(language, ReviewKind.CATALOGUE, version):
        return True
    conference = current_conference()
    if conference is None:
        return False
    version = version_now(conference, language, ReviewKind.TEXTS)
    return bool(version) and not same_reading(language, ReviewKind.TEXTS, version)
