"""Everything a visitor reads exists in every language that is offered."""

import re
import tomllib
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from conference.core.languages import LANGUAGES
from config import Config

HOUSE = Path(__file__).parent.parent.parent
TRANSLATIONS = HOUSE / "conference/translations"
CODES = [code for code in Config.LANGUAGES if code != "de"]


def catalogue(code, ending="po"):
    return TRANSLATIONS / LANGUAGES[code].locale / f"LC_MESSAGES/messages.{ending}"


def read(code):
    with catalogue(code).open("rb") as file:
        return read_po(file, locale=LANGUAGES[code].locale)


@cache
def spoken():
    """Every string the house says, as (singular, plural or None)."""
    mappings = tomllib.loads((HOUSE / "pyproject.toml").read_text())["tool"]["babel"]["mappings"]
    found = extract_from_dir(
        str(HOUSE),
        method_map=[(one["pattern"], one["method"]) for one in mappings],
        keywords=DEFAULT_KEYWORDS,
        directory_filter=lambda folder: (
            Path(folder).name
            not in {".venv", "node_modules", "static", "tests", "instance", ".git"}
        ),
    )
    return {message for _, _, message, _, _ in found}


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_missing_in_any_language(code):
    known = read(code)

    missing = [
        message
        for message in spoken()
        if not _whole(known.get(message[0] if isinstance(message, tuple) else message))
    ]

    assert missing == []


def _whole(message):
    if message is None:
        return False
    strings = message.string if isinstance(message.string, (tuple, list)) else [message.string]
    return all(strings)


@pytest.mark.parametrize("code", CODES)
def test_placeholders_survive_translation(code):
    lost = [
        message.id
        for message in read(code)
        if message.id and not _placeholders(message.string) <= _placeholders(message.id)
    ]

    assert lost == []


def _placeholders(text):
    texts = text if isinstance(text, (tuple, list)) else [text]
    return {name for one in texts for name in re.findall(r"%\((\w+)\)", one)}


@pytest.mark.parametrize("code", CODES)
def test_an_address_in_an_example_is_the_german_one_in_every_language(code):
    strange = [
        message.id
        for message in read(code)
        if message.id and message.string and _addresses(message.string) != _addresses(message.id)
    ]

    assert strange == []


def _addresses(text):
    texts = text if isinstance(text, (tuple, list)) else [text]
    return {found for one in texts for found in re.findall(r"(?:www\.|@)[\w.-]+\w", one)}


@pytest.mark.parametrize("code", CODES)
def test_the_compiled_catalogue_says_the_same(code):
    compiled = BytesIO()
    write_mo(compiled, read(code))

    assert catalogue(code, "mo").read_bytes() == compiled.getvalue()
