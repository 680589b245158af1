"""Whether a colour can be read on white, and white on it (WCAG 2.2, success criterion 1.4.3)."""

import re

ENOUGH = 4.5
_HEX = re.compile(r"#[0-9a-f]{6}")


def is_colour(text: str) -> bool:
    """Whether the text is ``#rrggbb`` in lower case."""
    return _HEX.fullmatch(text) is not None


def contrast_to_white(colour: str) -> float:
    """From 1 (white itself) to 21 (black)."""
    return 1.05 / (_luminance(colour) + 0.05)


def darkened(colour: str) -> str:
    """The lightest shade of the same hue that can be read on white."""
    parts = _parts(colour)
    for percent in range(100, -1, -1):
        shade = "#" + "".join(f"{part * percent // 100:02x}" for part in parts)
        if contrast_to_white(shade) >= ENOUGH:
            return shade
    return "#000000"


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
