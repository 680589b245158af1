"""The press: makes one PDF and ends. Never imported by the application, only started by ``pdf.py``.

A process of its own, because the compiler keeps what it has learned (90 MB) and cannot be stopped from
outside while it thinks: whatever happens here, the service goes on and its memory comes back.
"""

import json
import sys
from tempfile import TemporaryDirectory

import typst


def press(order: dict[str, str | int]) -> bytes:
    """The document; it sees an empty folder instead of ours, and no other typefaces than ours.

    PDF/UA-1: what a screen reader could not read is refused.
    """
    with TemporaryDirectory() as nothing:
        compiler = typst.Compiler(
            str(order["source"]).encode(),
            root=nothing,
            package_path=nothing,
            package_cache_path=nothing,
            font_paths=typst.Fonts(
                include_system_fonts=False,
                include_embedded_fonts=False,
                font_paths=[str(order["faces"])],
            ),
            ignore_system_fonts=True,
            sys_inputs={"told": str(order["told"])},
        )
        made_at = int(order["made_at"])
        file = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=made_at)
    if not isinstance(file, bytes):  # only pictures are made page by page
        raise TypeError(type(file))
    return file


if __name__ == "__main__":
    sys.stdout.buffer.write(press(json.load(sys.stdin.buffer)))
