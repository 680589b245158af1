"""The window of an envelope (DIN 5008, form B), and the picture that leads from paper to a page."""

from collections.abc import Sequence
from io import BytesIO

import segno

LONGEST_LINE = 48  # letters that fit into the window
MOST_LINES = 6  # the window has no more


def in_the_window(lines: Sequence[str]) -> tuple[str, ...]:
    """These lines as far as they fit; the last one, with the town, always does."""
    fitting = [line[:LONGEST_LINE] for line in lines if line]
    if len(fitting) > MOST_LINES:
        fitting = [*fitting[: MOST_LINES - 1], fitting[-1]]
    return tuple(fitting)


def qr_code(address: str) -> bytes:
    """The address as a QR code, to photograph: SVG."""
    picture = BytesIO()
    # Any mask can be read; looking for the prettiest takes longer than all the rest.
    segno.make_qr(address, error="m", mask=3).save(picture, kind="svg", border=2, xmldecl=False)
    return picture.getvalue()
