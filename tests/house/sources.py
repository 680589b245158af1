"""The files of the house, read once."""

import ast
import os
from functools import cache
from pathlib import Path

HOUSE = Path(__file__).parent.parent.parent
CODE = HOUSE / "conference"
TEMPLATES = HOUSE / "templates"
JOURNEYS = HOUSE / "tests" / "journeys"
NOT_OURS = {  # what git ignores
    ".git",
    ".venv",
    "__pycache__",
    "instance",
    "node_modules",
    "vendor",
    "test-results",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".import_linter_cache",
    ".hypothesis",
}


@cache
def all_files() -> list[Path]:
    """Everything that is ours, wherever it lies (also where there is no git to ask)."""
    files = []
    for folder, folders, names in os.walk(HOUSE):
        folders[:] = [name for name in folders if name not in NOT_OURS]
        files += [Path(folder) / name for name in names if name not in NOT_OURS]
    return sorted(path for path in files if not path.is_symlink())


@cache
def python_files() -> dict[Path, ast.Module]:
    """The application's code, parsed."""
    return {path: ast.parse(path.read_text()) for path in sorted(CODE.rglob("*.py"))}


@cache
def journey_files() -> dict[Path, ast.Module]:
    """The tests in a browser, parsed."""
    return {path: ast.parse(path.read_text()) for path in sorted(JOURNEYS.rglob("*.py"))}


@cache
def template_files() -> dict[Path, str]:
    return {path: path.read_text() for path in sorted(TEMPLATES.rglob("*")) if path.is_file()}


def called(path: Path) -> str:
    """How a finding names a file."""
    return str(path.relative_to(HOUSE))


def where(path: Path, node: ast.AST) -> str:
    return f"{called(path)}:{getattr(node, 'lineno', 1)}"
