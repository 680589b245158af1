"""E-mail addresses and telephone numbers as people put them into a cell, healed where that is certain."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from conference.core.mailboxes import ENDINGS, is_broken
from conference.core.telephone import HOME

AS_ABOVE = "Hier steht ein Verweis auf die Zeile darüber; die Adresse wird nicht übernommen."
NOT_AN_ADDRESS = "Das ist keine E-Mail-Adresse."
NOT_A_NUMBER = "Das ist keine Telefonnummer."

_ABOVE = re.compile(r"(?:s\.?\s*o\.?|siehe oben|wie oben|dito|dto\.?|[\"„“]+|-\s*\"\s*-)", re.I)
_AT = re.compile(r"\s*(?:\(at\)|\[at\]|\{at\}|\s+at\s+|\(@\))\s*", re.I)
_DOT = re.compile(r"\s*(?:\(dot\)|\[dot\]|\(punkt\)|\[punkt\])\s*", re.I)
_SHOWN = re.compile(r"[^<>;]*<([^<>]+)>")


@dataclass(frozen=True, kw_only=True)
class Mailboxes:
    """``usable`` can be written to; ``guessed`` is what was probably meant by ``broken``."""

    usable: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def mailboxes_in(cell: str) -> Mailboxes:
    """All addresses of a cell; a reference to the row above is none, a guess is never written to."""
    text = cell.strip()
    if not text:
        return Mailboxes()
    if _ABOVE.fullmatch(text):
        return Mailboxes(remarks=(AS_ABOVE,))
    usable: list[str] = []
    guessed: list[str] = []
    remarks: list[str] = []
    for piece in _pieces(text):
        found = healed_address(piece)
        if not is_broken(found):
            usable.append(found)
        elif guess := _guess(found):
            guessed.append(guess)
            remarks.append(f"{NOT_AN_ADDRESS} Vielleicht ist {guess} gemeint.")
        else:
            remarks.append(NOT_AN_ADDRESS)
    return Mailboxes(
        usable=tuple(dict.fromkeys(usable)), guessed=tuple(guessed), remarks=tuple(remarks)
    )


def healed_address(piece: str) -> str:
    """The address without the name before it, without blanks, in small letters."""
    shown = _SHOWN.fullmatch(piece)
    plain = _DOT.sub(".", _AT.sub("@", shown[1] if shown else piece))
    return "".join(plain.split()).strip(".,").casefold().removeprefix("mailto:")


def _pieces(text: str) -> Iterator[str]:
    """Cut where addresses end; a comma inside a single address is a slip, no end."""
    text = _SHOWN.sub(lambda found: f"{found[1]};", text)
    for piece in re.split(r"[;|\n]|\s/\s|\s+(?:und|oder|u\.|o\.)\s+", _AT.sub("@", text)):
        if piece.count("@") > 1:
            yield from (part for part in re.split(r"[,\s/]+", piece) if part)
        elif piece.strip():
            yield piece


def _guess(broken: str) -> str:
    """A comma instead of a point, or the end of an address with its letters mixed up."""
    guess = re.sub(r"\.+", ".", broken.replace(",", "."))
    if end := ENDINGS.get(guess.rpartition(".")[2]):
        guess = f"{guess.rpartition('.')[0]}.{end}"
    return "" if guess == broken or is_broken(guess) else guess


@dataclass(frozen=True, kw_only=True)
class Number:
    """A telephone number in E.164, what it is, and what somebody wrote beside it."""

    number: str
    is_mobile: bool
    note: str = ""


def numbers_in(cell: str) -> tuple[Sequence[Number], Sequence[str]]:
    """All numbers of a cell, and remarks about what is none."""
    found, remarks = [], []
    for piece in re.split(r"[;|\n]|\s+(?:oder|und|u\.|o\.)\s+", cell):
        if not piece.strip():
            continue
        if number := _number_in(piece):
            found.append(number)
        else:
            remarks.append(NOT_A_NUMBER)
    return found, remarks


_COMMENT = re.compile(r"\(\s*([^()\d][^()]*)\)")
_LABEL = re.compile(
    r"^\s*(?:tel|telefon|fon|mobil|handy|fax|telefax|t|m|f|dienstl|priv)\b[.:]*\s*", re.I
)
_FORMER = re.compile(r"^(?:\+|00)\s*49\s*\(\s*0\s*\)")


def _number_in(piece: str) -> Number | None:
    import phonenumbers  # noqa: PLC0415  # no start should wait for it

    notes = [note.strip() for note in _COMMENT.findall(piece)]
    plain = _LABEL.sub("", _COMMENT.sub(" ", piece)).strip()
    words = re.search(r"[A-Za-zÄÖÜäöüß][^\d]*$", plain)
    if words:
        notes.append(words[0].strip())
        plain = plain[: words.start()].strip()
    plain = _with_its_zero(_FORMER.sub("+49 ", plain))
    try:
        number = phonenumbers.parse(plain, HOME)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    kind = phonenumbers.number_type(number)
    return Number(
        number=phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164),
        is_mobile=kind == phonenumbers.PhoneNumberType.MOBILE,
        note=", ".join(notes),
    )


def _with_its_zero(plain: str) -> str:
    """Excel takes 0221 for a number and drops the zero; of 0049 it drops two."""
    digits = re.sub(r"\D", "", plain)
    if plain[:1] in {"+", "0", "("} or len(digits) < 6:
        return plain
    return f"+{digits}" if digits.startswith("49") and len(digits) > 10 else f"0{digits}"
