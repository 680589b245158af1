"""Take a text apart: lines, sentences, words."""

import re

_ADDRESS = re.compile(r"(?<!\S)(?:[^\s@]+@[^\s@]+\.\S+|https?://\S+|www\.\S+)")
_GAP = re.compile(r"%\(\w+\)[sd]")
_MARKUP = re.compile(r"</?\w+[^>]*>")
_LIST_MARK = re.compile(r"^\s*(?:[-–•*]|\d+[.)])\s+")
_DOTS_INSIDE = re.compile(
    r"\b(?:[A-Za-zÄÖÜäöü]\. ?){2,}|\b(?:usw|etc|ggf|bzw|ca|inkl|evtl|Nr|Tel|Str|Abs|Mio|Mrd|St|max|min"
    r"|Std|vgl|Dr|Prof)\.|(?<=\d)\.(?= ?[\dA-ZÄÖÜ])"
)
_STOP = re.compile(r"(?<=[.!?…])[\"“»]?\s+")
_STOP_OR_COLON = re.compile(r"(?<=[.!?:…])[\"“»]?\s+")
_WORD = re.compile(r"[^\W\d_](?:[\w·'’-]*\w)?")

_HELD = "\u2024"  # a dot that ends nothing, while sentences are being cut


def lines_of(text: str) -> list[str]:
    """The lines with something in them, without the marks of lists, addresses and gaps."""
    plain = _GAP.sub("Wort", _MARKUP.sub("", _ADDRESS.sub("Adresse", text)))
    return [line for raw in plain.splitlines() if (line := _LIST_MARK.sub("", raw).strip())]


def sentences_of(line: str, *, colon_ends: bool = True) -> list[str]:
    """The sentences of a line. A colon ends one too, as in "Das heißt: Sie kommen."."""
    held = _DOTS_INSIDE.sub(lambda found: found[0].replace(".", _HELD), line)
    parts = (_STOP_OR_COLON if colon_ends else _STOP).split(held)
    return [part.replace(_HELD, ".").strip() for part in parts if part.strip()]


def words_of(sentence: str) -> list[str]:
    """The words; a number is none, ``Telefon-Nummer`` is one."""
    return _WORD.findall(sentence)
