"""The sentences that come with the service, in the language of a catalogue."""

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from babel.messages.mofile import read_mo
from flask_babel import get_babel

from conference.core.languages import LANGUAGES


def catalogue_version(language: str) -> str:
    """The fingerprint of a catalogue; empty where there is none (German speaks without)."""
    path = _file_of(language)
    return _read(path, path.stat().st_mtime_ns)[0] if path else ""


def sentences_in(language: str) -> Sequence[str]:
    """Every sentence of a catalogue; one that counts things in all its forms."""
    path = _file_of(language)
    return _read(path, path.stat().st_mtime_ns)[1] if path else ()


def _file_of(language: str) -> Path | None:
    """The last folder that has the catalogue: the same order in which pages look."""
    locale = LANGUAGES[language].locale
    for folder in get_babel().translation_directories:
        path = Path(folder) / locale / "LC_MESSAGES" / "messages.mo"
        if path.is_file():
            return path
    return None


@lru_cache(maxsize=32)
def _read(path: Path, changed: int) -> tuple[str, tuple[str, ...]]:
    """Version and sentences, read once until the file changes."""
    version = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    with path.open("rb") as file:
        found = [message.string for message in read_mo(file) if message.id and message.string]
    sentences = [
        form for one in found for form in (one if isinstance(one, (list, tuple)) else [one])
    ]
    return version, tuple(dict.fromkeys(map(str, sentences)))
