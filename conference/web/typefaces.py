"""Cut the typefaces down to the letters our languages need.

Fira Sans (from KERN) for Latin, a second cut of it with Cyrillic, and Noto Sans Arabic together with
its own Latin letters: so that a page in any language loads two files, one for each weight.
What is printed takes whole typefaces, as TrueType: names come in every script.
"""

import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

logging.getLogger("fontTools").setLevel(logging.ERROR)  # it wonders about a flag of Noto's


@dataclass(frozen=True, kw_only=True)
class Cut:
    """One file: ``family`` in ``weight``, the letters of ``letters`` from all of ``sources``.

    ``guests`` are those letters for which a page in another language asks for this file: a name in
    Arabic on a German page.
    """

    family: str
    weight: int
    file: str
    letters: str
    guests: str = ""
    sources: tuple[str, ...]


LATIN = "U+20-7E,U+A0-17F,U+218-21B,U+1E9E,U+2010-2014,U+2018-201F,U+2022,U+2026,U+2032-2033,U+2039-203A,U+20AC,U+2190-2193,U+2212"
CYRILLIC = "U+400-45F,U+490-491,U+2116"
ARABIC = "U+600-604,U+609-60F,U+618-65F,U+660-6D3,U+6D5,U+6F0-6F9,U+200C-200F,U+FD3E-FD3F"

_FIRA = "@kern-ux/native/dist/fonts/fira-sans/FiraSans-{}.woff2"
_NOTO = "@fontsource/noto-sans-arabic/files/noto-sans-arabic-{}-{}-normal.woff2"


GUESTS = "Other Scripts"


def _cuts() -> list[Cut]:
    cuts = []
    for weight, name in ((400, "Regular"), (700, "Bold")):
        fira = (_FIRA.format(name),)
        noto = tuple(_NOTO.format(part, weight) for part in ("arabic", "latin", "latin-ext"))
        for family, file, letters, guests, sources in (
            ("Fira Sans", "fira-sans", LATIN, "", fira),
            ("Fira Sans Cyrillic", "fira-sans-cyrillic", f"{LATIN},{CYRILLIC}", CYRILLIC, fira),
            ("Noto Sans Arabic", "noto-sans-arabic", f"{ARABIC},{LATIN}", "U+600-6FF", noto),
        ):
            cuts.append(
                Cut(
                    family=family,
                    weight=weight,
                    file=f"{file}-{weight}.woff2",
                    letters=letters,
                    guests=guests,
                    sources=sources,
                )
            )
    return cuts


CUTS = _cuts()


def cut(wanted: Cut, packages: Path) -> bytes:
    """The file as woff2."""
    parts = [_subset(packages / source, wanted.letters) for source in wanted.sources]
    font = parts[0] if len(parts) == 1 else _merged(parts)
    font.flavor = "woff2"
    return _saved(font)


# On paper a letter is looked for in these, in this order (conference/documents/pdf.py).
PAPER = {
    f"{family}-{weight}.ttf": source.format(name if "Fira" in source else weight)
    for weight, name in ((400, "Regular"), (700, "Bold"))
    for family, source in (
        ("fira-sans", _FIRA),
        ("noto-sans-arabic", _NOTO.replace("{}", "arabic", 1)),
        ("noto-sans-ethiopic", _NOTO.replace("arabic", "ethiopic").replace("{}", "ethiopic", 1)),
    )
}
LETTERS_ON_PAPER = "letters.json"


def paper_faces(packages: Path) -> Iterator[tuple[str, bytes]]:
    """The files for what is printed, and the list of all letters they can draw."""
    common: list[set[int]] = []
    for file, source in PAPER.items():
        font = TTFont(packages / source, recalcTimestamp=False)
        font.flavor = None
        common.append(set(font.getBestCmap()))
        yield file, _saved(font)
    regular, bold = set().union(*common[:3]), set().union(*common[3:])
    yield LETTERS_ON_PAPER, json.dumps(sorted(regular & bold)).encode()


def face(wanted: Cut, address: str) -> str:
    """The rules that make the file known to the browser."""
    rule = (
        '@font-face{{font-family:"{family}";font-weight:{weight};font-style:normal;'
        'font-display:swap;src:url({address}) format("woff2"){range}}}\n'
    )
    facts = {"weight": wanted.weight, "address": address}
    own = rule.format(family=wanted.family, range="", **facts)
    if not wanted.guests:
        return own
    return own + rule.format(family=GUESTS, range=f";unicode-range:{wanted.guests}", **facts)


def licence_line(source: Path) -> str:
    """Whom the typeface belongs to, in its own words."""
    names = TTFont(source)["name"]
    return str(names.getDebugName(0) or "")


def _subset(source: Path, letters: str) -> TTFont:
    font = TTFont(source, recalcTimestamp=False)
    options = Options()
    options.layout_features = ["kern", "liga", "locl", "ccmp", "mark", "mkmk", "calt", "rlig"]
    options.layout_features += ["init", "medi", "fina", "isol", "tnum"]
    options.hinting = False
    options.desubroutinize = True
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 13, 14]
    cutter = Subsetter(options)
    cutter.populate(unicodes=list(_numbers(letters)))
    cutter.subset(font)
    font.flavor = None
    return font


def _numbers(letters: str) -> list[int]:
    numbers: list[int] = []
    for piece in letters.split(","):
        first, _, last = piece.removeprefix("U+").partition("-")
        numbers.extend(range(int(first, 16), int(last or first, 16) + 1))
    return numbers


def _merged(parts: list[TTFont]) -> TTFont:
    files: list[BytesIO] = [BytesIO(_saved(part)) for part in parts]
    merge: Callable[[list[BytesIO]], TTFont] = Merger().merge
    font = merge(files)
    for moment in ("created", "modified"):  # the same letters make the same file
        setattr(font["head"], moment, getattr(parts[0]["head"], moment))
    font.recalcTimestamp = False
    return font


def _saved(font: TTFont) -> bytes:
    memory = BytesIO()
    font.save(memory)
    return memory.getvalue()
