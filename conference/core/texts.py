"""What may stand in a text that somebody typed."""

import string
import unicodedata

_FORBIDDEN = {"\ufffe", "\uffff"}
_UNSEEN = {
    *map(chr, range(0x202A, 0x202F)),  # they turn the letters after them around
    *map(chr, range(0x2066, 0x206A)),
    *"\u200b\u2060\ufeff",  # spaces without width
}
_BLANK = (
    string.whitespace + "\u200c\u200d"
)  # joiners: Persian words and emoji need them; alone they are nothing


def clean(text: str) -> str:
    """Keep what XML 1.0 allows (section 2.2), so that no export breaks; trim the ends; compose (NFC).

    Names stay as typed in every script; lone surrogates, controls and non-characters go, and so does
    what nobody can see. A text of nothing but blanks and joiners is empty.
    """
    if text.isascii() and text.isprintable():
        return text.strip()  # most texts, and by far the fastest
    kept = "".join(
        character
        for character in text.replace("\r\n", "\n").replace("\r", "\n")
        if character in "\n\t"
        or (
            ord(character) >= 0x20
            and not 0x7F <= ord(character) <= 0x9F
            and not 0xD800 <= ord(character) <= 0xDFFF
            and character not in _FORBIDDEN
            and character not in _UNSEEN
        )
    )
    composed = unicodedata.normalize("NFC", kept).strip()
    return composed if composed.strip(_BLANK) else ""


def one_line(text: str) -> str:
    """The text without line breaks, for names, subjects and other single lines."""
    return " ".join(clean(text).split())
