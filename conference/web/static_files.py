"""Style sheets, fonts and scripts: named by their content, so that browsers may keep them for ever.

``python -m conference.web.assets`` builds them into ``static/vendor/`` and writes ``manifest.json``:
which name stands for which file.
"""

import json
import re
from pathlib import Path
from typing import Any

from flask import Flask, current_app, url_for
from whitenoise import WhiteNoise

MANIFEST = "vendor/manifest.json"
SHEET = "site.css"
A_DAY = 24 * 60 * 60

_typeface = re.compile(r"url\(([\w.-]+\.woff2)\)")
_named_by_content = re.compile(r"/vendor/.+\.[0-9a-f]{12}\.\w+$")


def asset(name: str) -> str:
    """The address of ``site.css``, ``htmx.js`` ...; of a file that is not there while nothing is built."""
    manifest: dict[str, str] = current_app.extensions["assets"]
    return url_for("static", filename=f"vendor/{manifest.get(name, name)}")


def sheet_of_the_house() -> str:
    """All styles as text, to be served from the root; empty while nothing is built."""
    name = current_app.extensions["assets"].get(SHEET)
    if name is None:
        return ""
    sheet = (Path(current_app.static_folder or "") / "vendor" / name).read_text(encoding="utf-8")
    return _typeface.sub(r"url(static/vendor/\1)", sheet)


def init_app(app: Flask) -> None:
    """Serve ``static/`` before the application is asked, compressed where a compressed copy lies beside."""
    folder = Path(app.static_folder or "")
    app.extensions["assets"] = _manifest(folder / MANIFEST)
    app.jinja_env.globals["asset"] = asset
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=str(folder),
        prefix="static/",
        max_age=A_DAY,
        immutable_file_test=lambda path, url: bool(_named_by_content.search(url)),
        allow_all_origins=False,
    )


def _manifest(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    read: Any = json.loads(path.read_text(encoding="utf-8"))
    return {str(name): str(file) for name, file in read.items()}
