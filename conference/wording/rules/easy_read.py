"""Advice on texts in Leichte Sprache, as far as a machine can give it.

Every rule says where it comes from: the DIN SPEC 33429:2025-03 ("Empfehlungen für Deutsche Leichte
Sprache") and the rules of the Netzwerk Leichte Sprache. Both say that only readers with learning
difficulties can tell whether a text is easy; so nothing here forbids anything. Where a rule says
"short" and names no number, the number is ours.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from conference.wording.rules import grammar
from conference.wording.rules.sentences import lines_of, sentences_of, words_of

DIN = "DIN SPEC 33429:2025-03"
NETWORK = "Netzwerk Leichte Sprache"

MOST_WORDS = 12
LONGEST_NOUN = 13
LONGEST_WORD = 16


@dataclass(frozen=True)
class Rule:
    """``find`` names the words of a sentence that break the rule; ``advice`` says what to do instead."""

    key: str
    title: str
    advice: str
    source: str
    find: Callable[[str], Sequence[str]]


@dataclass(frozen=True)
class Finding:
    """A sentence that a reader may stumble over, and the words it is about."""

    sentence: str
    rule: Rule
    words: tuple[str, ...]

    @property
    def suggestion(self) -> str:
        return self.rule.advice


def _too_many_words(sentence: str) -> Sequence[str]:
    count = len(words_of(sentence))
    return [f"{count} Wörter"] if count > MOST_WORDS else []


def _many_sentences(line: str) -> Sequence[str]:
    count = len(sentences_of(line, colon_ends=False))
    return [f"{count} Sätze"] if count > 1 else []


def _long_words(sentence: str) -> Sequence[str]:
    return [
        word
        for word in words_of(sentence)
        if any(
            len(part) > (LONGEST_NOUN if part[:1].isupper() else LONGEST_WORD)
            for part in re.split(r"[-·]", word)
        )
    ]


def _pattern(expression: str) -> Callable[[str], Sequence[str]]:
    compiled = re.compile(expression, re.IGNORECASE)
    return lambda sentence: [found[0].strip() for found in compiled.finditer(sentence)]


SENTENCE_LENGTH = Rule(
    "satzlaenge",
    "Kurze Sätze",
    f"Teilen Sie den Satz. Höchstens {MOST_WORDS} Wörter sind ein gutes Maß.",
    f"{DIN}, Satzebene; {NETWORK}, Kapitel Sätze",
    _too_many_words,
)
LINES = Rule(
    "zeilen",
    "Jeder Satz in einer eigenen Zeile",
    "Beginnen Sie nach dem Satz eine neue Zeile.",
    f"{DIN}, Textebene; {NETWORK}, Kapitel Gestaltung",
    _many_sentences,
)
RULES = (
    SENTENCE_LENGTH,
    Rule(
        "aussage",
        "In jedem Satz nur eine Aussage",
        "Machen Sie aus dem Nebensatz einen eigenen Satz.",
        f"{DIN}, Satzebene; {NETWORK}, Kapitel Sätze",
        _pattern(grammar.SECOND_IDEA),
    ),
    Rule(
        "lange_woerter",
        "Lange Wörter trennen",
        "Nehmen Sie ein kürzeres Wort, oder trennen Sie: Telefon-Nummer oder Telefon·nummer.",
        f"{DIN}, Wortebene; {NETWORK}, Kapitel Wörter",
        _long_words,
    ),
    Rule(
        "konjunktiv",
        "Keine Möglichkeits-Form (Konjunktiv)",
        "Sagen Sie, was ist. Zum Beispiel: Vielleicht regnet es morgen.",
        f"{DIN}, Satzebene; {NETWORK}, Kapitel Wörter",
        _pattern(grammar.SUBJUNCTIVE),
    ),
    Rule(
        "passiv",
        "Aktive Sätze (kein Passiv)",
        "Sagen Sie, wer etwas tut. Zum Beispiel: Wir schicken Ihnen einen Brief.",
        f"{DIN}, Satzebene; {NETWORK}, Kapitel Wörter",
        grammar.passive,
    ),
    Rule(
        "verneinung",
        "Ohne Verneinung",
        "Sagen Sie, was geht. Muss die Verneinung bleiben, dann heben Sie das Wort hervor.",
        f"{DIN}, Satzebene; {NETWORK}, Kapitel Wörter",
        _pattern(grammar.NEGATION),
    ),
    Rule(
        "genitiv",
        "Kein Wes-Fall (Genitiv)",
        "Nehmen Sie „von“ oder „vom“. Zum Beispiel: das Haus vom Lehrer.",
        f"{DIN}, Satzebene; {NETWORK}, Kapitel Wörter",
        grammar.genitive,
    ),
    Rule(
        "abkuerzung",
        "Keine Abkürzungen",
        "Schreiben Sie die Wörter aus. Zum Beispiel: das heißt.",
        f"{DIN}, Wortebene; {NETWORK}, Kapitel Wörter",
        grammar.abbreviations,
    ),
    Rule(
        "zahlen",
        "Zahlen als Ziffern, keine hohen Zahlen und Prozente",
        "Schreiben Sie 5 statt fünf. Sagen Sie „viele“ statt einer hohen Zahl oder einer Prozentzahl.",
        f"{DIN}, Wortebene; {NETWORK}, Kapitel Zahlen und Zeichen",
        _pattern(grammar.NUMBER_WORDS),
    ),
    Rule(
        "sonderzeichen",
        "Keine Sonderzeichen",
        "Sagen Sie es mit Wörtern. Zum Beispiel: Paragraf, und, oder.",
        f"{DIN}, Wortebene; {NETWORK}, Kapitel Zahlen und Zeichen",
        _pattern(grammar.SPECIAL_CHARACTERS),
    ),
)
ALL_RULES = (*RULES, LINES)


def findings_in(text: str) -> list[Finding]:
    """All advice about this text, in the order of its sentences."""
    return list(_findings(text))


def _findings(text: str) -> Iterator[Finding]:
    for line in lines_of(text):
        if words := LINES.find(line):
            yield Finding(line, LINES, tuple(words))
        for sentence in sentences_of(line):
            for rule in RULES:
                if words := rule.find(sentence):
                    yield Finding(sentence, rule, tuple(dict.fromkeys(words)))
