"""Signs by which a machine knows what makes a German sentence hard; they err now and then."""

import re
from collections.abc import Sequence

SECOND_IDEA = (
    r"(?:(?<=,)|^)\s*(?:weil|dass|wenn|obwohl|damit|nachdem|bevor|während|ob|falls|sodass|so dass"
    r"|indem|sobald|solange|um(?=\s[^.]*\bzu\b))\b"
    r"|,\s(?:der|die|das|dem|den|denen|deren|dessen|welche[rsmn]?|wo|wer|was|wie|wann|warum)\b"
    r"|;"
)
SUBJUNCTIVE = (
    r"\b(?:würde(?:n|st|t)?|wären?|wärst|wäret|hätte(?:n|st|t)?|könnte(?:n|st|t)?"
    r"|müsste(?:n|st|t)?|dürfte(?:n|st|t)?|käme(?:n|st|t)?|gäbe(?:n|st|t)?|ließe(?:n|st|t)?"
    r"|bräuchte(?:n|st|t)?|ginge(?:n|st|t)?|seien)\b"
)
NEGATION = r"\b(?:nicht|nichts|nie|niemals|niemand(?:em|en)?|kein(?:e|en|em|er|es)?|weder)\b"
NUMBER_WORDS = (
    r"\b(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf"
    r"|(?:drei|vier|fünf|sech|sieb|acht|neun)zehn|(?:zwan|vier|fünf|sech|sieb|acht|neun)zig"
    r"|dreißig|hundert|tausend|prozent)\b"
    r"|\b\d{1,3}(?:\.\d{3})+\b|\d+\s?%"
)
SPECIAL_CHARACTERS = r"(?<!\d)%|[§&;/\\*+=<>()\[\]{}|~^…„“”\"»«]"

_AUXILIARY = re.compile(r"\b(?:werden?|wird|wirst|werdet|wurde(?:n|st|t)?|worden)\b", re.IGNORECASE)
_PARTICIPLE = re.compile(
    r"\b(?:(?:ab|an|auf|aus|bei|ein|fest|her|hin|los|mit|nach|um|vor|weg|weiter|zu|zurück)?"
    r"ge[a-zäöüß]{2,}(?:t|en)"
    r"|(?:be|emp|ent|er|miss|ver|zer)[a-zäöüß]{2,}t|[a-zäöüß]{3,}iert)\b"
)
_NO_PARTICIPLES = {
    *("geben", "gehen", "gelten", "gewinnen", "gehören", "genießen", "geschehen", "gestalten"),
    *("gefallen", "gelingen", "genügen", "gestatten", "gern", "gegen", "gestern", "gerecht"),
    *(
        "angehen",
        "angeben",
        "abgeben",
        "aufgeben",
        "ausgehen",
        "eingeben",
        "mitgehen",
        "weitergehen",
    ),
    *("zugehen", "zurückgeben", "zurückgehen", "weitergeben", "vorgehen", "nachgeben", "hingehen"),
    *("erst", "echt", "gesamt", "gesund", "bekannt", "bereit", "berühmt", "verrückt", "bestimmt"),
    *("entfernt", "erlaubt", "beliebt"),
}

_GENITIVE = re.compile(
    r"\b(?:des|eines|dieses|jenes|[Ii]hres|unseres|meines|seines|deines)\s+(?:[a-zäöüß]+en\s+)?"
    r"[A-ZÄÖÜ][\w-]*s\b"
    r"|\b[A-ZÄÖÜ][\w-]+\s(?:der|dieser|einer|[Ii]hrer|unserer)\s[A-ZÄÖÜ][\w-]+\b"
    r"|\b(?:[Ww]egen|[Tt]rotz|[Aa]nstatt|[Ii]nnerhalb|[Aa]ußerhalb|[Aa]ufgrund|[Mm]ithilfe)\b(?! von\b)"
)
_NO_GENITIVES = re.compile(
    r"^(?:dieses|jenes|[Ii]hres|unseres|meines|seines)\s.*(?:nis|haus|gleis|glas|gras)$"
    r"|^(?:zu|in|an|auf|aus|nach|vor|bei|mit|von|für|über|unter|neben|seit|zwischen)\s",
    re.IGNORECASE,
)

_SHORT_FORMS = re.compile(
    r"\b(?:z\. ?B\.|d\. ?h\.|u\. ?a\.|o\. ?ä\.|i\. ?d\. ?R\.|usw\.|etc\.|ggf\.|bzw\.|ca\.|inkl\."
    r"|evtl\.|Nr\.|Tel\.|Str\.|Abs\.|Mio\.|Mrd\.|St\.|max\.|min\.|Std\.|vgl\.)"
)
_CAPITALS = re.compile(r"\b[A-ZÄÖÜ]{2,6}\b")
_EVERYBODY_KNOWS = {"WC", "LKW", "PKW", "ICE", "DRK", "SMS", "OK", "EU"}


def passive(sentence: str) -> Sequence[str]:
    """A form of ``werden`` together with a participle."""
    auxiliary = _AUXILIARY.search(sentence)
    if auxiliary is None:
        return []
    participles = [one for one in _PARTICIPLE.findall(sentence) if one not in _NO_PARTICIPLES]
    return [auxiliary[0], participles[-1]] if participles else []


def genitive(sentence: str) -> Sequence[str]:
    found = [one[0] for one in _GENITIVE.finditer(sentence)]
    return [one for one in found if not _NO_GENITIVES.search(one)]


def abbreviations(sentence: str) -> Sequence[str]:
    """Short forms with dots, and words of capitals that not everybody knows."""
    shouted = sentence.isupper()
    capitals = [] if shouted else _CAPITALS.findall(sentence)
    return [
        *_SHORT_FORMS.findall(sentence),
        *(one for one in capitals if one not in _EVERYBODY_KNOWS),
    ]
