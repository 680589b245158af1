"""Make KERN's style sheet ours: only what we use, for both directions of writing, for old browsers too.

KERN comes as one sheet of 400 KB that knows left and right. We keep the rules of the classes that our
components name, turn left and right into start and end, write colours in a way that phones of 2018
read, and drop what is never asked for.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field


@dataclass
class Rule:
    """``selector { declarations }``, or ``@media … { rules }``, or one statement without a block."""

    prelude: str
    declarations: list[tuple[str, str]] = field(default_factory=list)
    rules: "list[Rule] | None" = None


def parse(css: str) -> list[Rule]:
    """Read a style sheet without nested selectors."""
    return list(_rules(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)))


def _rules(css: str) -> Iterator[Rule]:
    position = 0
    while match := _UNTIL_BLOCK.match(css, position):
        prelude = " ".join(match[1].split())
        position = match.end()
        if match[2] == ";":
            yield Rule(prelude)
            continue
        end = _end_of_block(css, position)
        body, position = css[position:end], end + 1
        if prelude.startswith(("@media", "@supports", "@keyframes")):
            yield Rule(prelude, rules=list(_rules(body)))
        else:
            yield Rule(prelude, declarations=list(_declarations(body)))


_QUOTED = r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'"
_UNTIL_BLOCK = re.compile(rf"\s*((?:{_QUOTED}|[^{{;\"'])+)([{{;])")
_IN_BLOCK = re.compile(rf"{_QUOTED}|[{{}}]")
_DECLARATION = re.compile(rf"\s*([\w-]+)\s*:((?:{_QUOTED}|\([^()]*\)|[^;\"'])*);?")


def _end_of_block(css: str, start: int) -> int:
    depth = 1
    for match in _IN_BLOCK.finditer(css, start):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0:
            return match.start()
    raise ValueError(f"a block of the style sheet never ends: {css[start : start + 80]!r}")


def _declarations(body: str) -> Iterator[tuple[str, str]]:
    for match in _DECLARATION.finditer(body):
        yield match[1], " ".join(match[2].split())


def write(rules: Iterable[Rule]) -> str:
    """The sheet again, as short as it gets without thinking."""
    return "".join(_written(rule) for rule in rules)


def _written(rule: Rule) -> str:
    if rule.rules is not None:
        return f"{rule.prelude}{{{write(rule.rules)}}}\n" if rule.rules else ""
    if not rule.declarations:
        return f"{rule.prelude};" if rule.prelude.startswith("@") else ""
    body = ";".join(f"{name}:{value}" for name, value in rule.declarations)
    selectors = re.sub(r" ?([,>]) ?", r"\1", rule.prelude)
    return f"{selectors}{{{body}}}\n"


# --- only what is used -----------------------------------------------------------------------


def keep_classes(rules: Iterable[Rule], is_used: Callable[[str], bool]) -> list[Rule]:
    """Drop selectors that name a class which no page of ours has."""
    kept = []
    for rule in rules:
        if rule.rules is not None:
            inner = rule.rules if "keyframes" in rule.prelude else keep_classes(rule.rules, is_used)
            kept.append(Rule(rule.prelude, rules=inner))
        elif rule.prelude.startswith("@"):
            kept.append(rule)
        else:
            selectors = [s for s in split(rule.prelude, ",") if _may_match(s, is_used)]
            if selectors:
                kept.append(Rule(",".join(selectors), rule.declarations))
    return kept


def _may_match(selector: str, is_used: Callable[[str], bool]) -> bool:
    if "data-kern-theme" in selector and ":is(" not in selector:
        return False
    asked = re.sub(r":(?:not|is)\((?:[^()]|\([^()]*\))*\)", "", selector)
    return all(is_used(name) for name in re.findall(r"\.([\w-]+)", asked))


def keep_properties(rules: list[Rule], ours: str = "") -> list[Rule]:
    """Drop custom properties that nothing asks for; ``ours`` is further style text that asks."""
    asked = set(_asked_in(ours))
    every = list(_flat(rules))
    for rule in every:
        for name, value in rule.declarations:
            if not name.startswith("--"):
                asked.update(_asked_in(value))
    before = -1
    while before != len(asked):
        before = len(asked)
        for rule in every:
            for name, value in rule.declarations:
                if name in asked:
                    asked.update(_asked_in(value))
    for rule in every:
        rule.declarations = [
            (name, value)
            for name, value in rule.declarations
            if not name.startswith("--") or name in asked
        ]
    return rules


def _asked_in(text: str) -> list[str]:
    return re.findall(r"var\(\s*(--[\w-]+)", text)


def _flat(rules: Iterable[Rule]) -> Iterator[Rule]:
    for rule in rules:
        if rule.rules is None:
            yield rule
        elif "keyframes" not in rule.prelude:
            yield from _flat(rule.rules)


def drop_fallbacks(rules: list[Rule]) -> list[Rule]:
    """``var(--space, 8px)`` becomes ``var(--space)`` where the property is known."""
    known = {name for rule in _flat(rules) for name, _ in rule.declarations}

    def shorter(match: re.Match[str]) -> str:
        return f"var({match[1]})" if match[1] in known else match[0]

    pattern = re.compile(r"var\((--[\w-]+),\s*(?:[^()]|\([^()]*\))*\)")
    for rule in _flat(rules):
        rule.declarations = [(n, pattern.sub(shorter, v)) for n, v in rule.declarations]
    return rules


# --- start and end instead of left and right -------------------------------------------------

_SIDES = {"left": "inline-start", "right": "inline-end"}
_CORNERS = {
    "top-left": "start-start",
    "top-right": "start-end",
    "bottom-right": "end-end",
    "bottom-left": "end-start",
}


def make_logical(rules: list[Rule]) -> list[Rule]:
    """One sheet for both directions of writing."""
    for rule in _flat(rules):
        rule.declarations = [
            turned for name, value in rule.declarations for turned in _logical(name, value)
        ]
    return rules


def _logical(name: str, value: str) -> list[tuple[str, str]]:
    if name in _SIDES:
        return [(f"inset-{_SIDES[name]}", value)]
    if match := re.fullmatch(r"(margin|padding|border)-(left|right)(-\w+)?", name):
        return [(f"{match[1]}-{_SIDES[match[2]]}{match[3] or ''}", value)]
    if match := re.fullmatch(r"border-(\w+-\w+)-radius", name):
        return [(f"border-{_CORNERS[match[1]]}-radius", value)]
    if name == "text-align" and value in _SIDES:
        return [(name, _SIDES[value].removeprefix("inline-"))]
    if name in {"float", "clear"} and value in _SIDES:
        return [(name, _SIDES[value])]
    parts = split(value, " ")
    if len(parts) == 4 and name in {"margin", "padding"} and parts[1] != parts[3]:
        top, right, bottom, left = parts
        return [(f"{name}-block", f"{top} {bottom}"), (f"{name}-inline", f"{left} {right}")]
    if len(parts) == 4 and name == "border-width" and parts[1] != parts[3]:
        top, right, bottom, left = parts
        return [
            ("border-block-width", f"{top} {bottom}"),
            ("border-inline-width", f"{left} {right}"),
        ]
    if len(parts) == 4 and name == "border-radius":
        return [
            (f"border-{corner}-radius", part)
            for corner, part in zip(_CORNERS.values(), parts, strict=True)
        ]
    return [(name, value)]


def split(text: str, separator: str) -> list[str]:
    """The parts of a value or a selector list, brackets kept whole."""
    parts, depth = [""], 0
    for character in text:
        depth += (character == "(") - (character == ")")
        if character == separator and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts if part.strip()]


# --- colours that old browsers read ------------------------------------------------------------


def plain_colours(rules: list[Rule]) -> list[Rule]:
    """``oklch(42.84% 0.1689 265.02)`` becomes ``#1a3da5``."""
    pattern = re.compile(r"oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)")
    for rule in _flat(rules):
        rule.declarations = [
            (name, pattern.sub(lambda m: _hex(float(m[1]) / 100, float(m[2]), float(m[3])), value))
            for name, value in rule.declarations
        ]
    return rules


def _hex(lightness: float, chroma: float, hue: float) -> str:
    """Source of the numbers: Björn Ottosson, "A perceptual color space for image processing" (2020)."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    return "#" + "".join(f"{round(255 * _gamma(max(0.0, min(1.0, c)))):02x}" for c in linear)


def _gamma(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
