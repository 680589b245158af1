"""What may stand in a text that somebody typed."""

import unicodedata

_FORBIDDEN = {"\ufffe", "\uffff"}


def clean(text: str) -> str:
    """Keep what XML 1.0 allows (section 2.2), so that no export breaks; trim the ends; compose (NFC).

    Names stay as typed in every script; lone surrogates, controls and non-characters go.
    """
    kept = "".join(
        character
        for character in text.replace("\r\n", "\n").replace("\r", "\n")
        if character in "\n\t"
        or (
            ord(character) >= 0x20
            and not 0x7F <= ord(character) <= 0x9F
            and not 0xD800 <= ord(character) <= 0xDFFF
            and character not in _FORBIDDEN
        )
    )
    return unicodedata.normalize("NFC", kept).strip()


def one_line(text: str) -> str:
    """The text without line breaks, for names, subjects and other single lines."""
    return " ".join(clean(text).split())
