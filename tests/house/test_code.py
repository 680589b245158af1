"""The rules of the house about code; docs/house.md says why."""

import ast
import re
from importlib import import_module

from conference.core.events import Event
from tests.house.sources import CODE, all_files, called, journey_files, python_files, where

FIRST_PARTY = {"conference", "config", "tests"}
EMPTY_WORDS = {"util", "utils", "helper", "helpers", "manager", "misc", "common", "process", "data"}
CLOCKS = {"now", "today", "utcnow", "fromtimestamp"}


def calls(name):
    """Every call of something's method ``name`` (or of one of several): where, and in which file."""
    names = {name} if isinstance(name, str) else name
    return [
        (path, node)
        for path, tree in python_files().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in names
    ]


def test_only_one_place_commits():
    assert {called(path) for path, _ in calls("commit")} == {"conference/core/transaction.py"}


def test_only_the_clock_asks_what_time_it_is():
    asking = [
        where(path, node)
        for path, node in calls(CLOCKS)
        if path != CODE / "core" / "clock.py"
        and isinstance(node.func.value, ast.Name | ast.Attribute)
        and ast.unparse(node.func.value).split(".")[-1] in {"datetime", "date"}
    ]

    assert asking == []


def test_a_flush_gives_its_reason_on_the_line():
    lines = {path: path.read_text().splitlines() for path in python_files()}

    assert [
        where(path, node)
        for path, node in calls("flush")
        if "session" in ast.unparse(node.func) and "#" not in lines[path][node.end_lineno - 1]
    ] == []


def test_rooms_import_each_other_at_the_top_only():
    late = [
        where(path, node)
        for path, tree in python_files().items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for node in ast.walk(function)
        if (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in FIRST_PARTY)
        or (
            isinstance(node, ast.Import)
            and {alias.name.split(".")[0] for alias in node.names} & FIRST_PARTY
        )
    ]

    assert late == []


def test_no_file_grows_beyond_four_hundred_lines():
    long = {
        called(path): lines
        for path in all_files()
        if path.suffix in {".py", ".html", ".css", ".js"}
        and "migrations" not in path.parts
        and (lines := len(path.read_text().splitlines())) > 400
    }

    assert long == {}


def test_pages_neither_query_nor_change_the_database():
    doors = [
        path
        for path in python_files()
        if "views" in path.relative_to(CODE).parts or path.name == "views.py"
    ]

    assert [
        where(path, node)
        for path in doors
        for node in ast.walk(python_files()[path])
        if (isinstance(node, ast.Attribute) and ast.unparse(node).startswith("db.session"))
        or (isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy"))
    ] == []


def test_names_say_something():
    empty = [
        where(path, node)
        for path, tree in python_files().items()
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and EMPTY_WORDS & set(re.findall(r"[a-z]+", re.sub(r"([A-Z])", r"_\1", node.name).lower()))
    ]
    empty += [called(path) for path in python_files() if path.stem in EMPTY_WORDS]

    assert empty == []


def test_translated_sentences_are_whole():
    """An f-string inside ``_()`` is a sentence that no catalogue can know."""
    names = {"_", "gettext", "lazy_gettext", "ngettext", "lazy_ngettext", "pgettext"}
    broken = [
        where(path, node)
        for path, tree in python_files().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in names
        and any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in node.args)
    ]

    assert broken == []


def test_every_room_and_every_public_thing_says_what_it_is_for():
    silent = [
        where(path, node)
        for path, tree in python_files().items()
        for node in [tree]
        if tree.body and not ast.get_docstring(node)
    ]

    assert silent == []


def test_every_fact_tells_the_trail_what_it_is_about():
    for path in CODE.glob("*/events.py"):
        import_module(f"conference.{path.parent.name}.events")

    def facts(kind):
        for fact in kind.__subclasses__():
            yield fact
            yield from facts(fact)

    assert [
        fact.__qualname__
        for fact in facts(Event)
        if fact.__module__.startswith("conference.")
        and not fact.__subclasses__()
        and not (getattr(fact, "kind", "") and getattr(fact, "words", ""))
    ] == []


def test_journeys_wait_for_what_they_look_for():
    """A page may still be coming: ``expect(...)`` looks again, a bare look is a matter of luck."""
    looks = {"evaluate", "get_attribute", "input_value", "text_content", "url"}

    assert [
        where(path, look)
        for path, tree in journey_files().items()
        for line in ast.walk(tree)
        if isinstance(line, ast.Assert)
        for look in ast.walk(line)
        if isinstance(look, ast.Attribute)
        and (look.attr in looks or look.attr.startswith("is_"))
        and not ast.unparse(look).startswith("db.")
    ] == []
