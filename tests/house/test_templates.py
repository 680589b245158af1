"""The rules of the house about templates and styles: strict CSP, components, both writing directions."""

import re

import pytest
from jinja2 import nodes

from tests.house.sources import HOUSE, TEMPLATES, all_files, called, template_files

IN_LETTERS = ("mail/", "layouts/mail")  # mail programs know neither files nor classes
INLINE = re.compile(r"\sstyle\s*=|\son[a-z]+\s*=|<style\b|javascript:", re.IGNORECASE)
INLINE_SCRIPT = re.compile(
    r"<script\b(?![^>]*\b(?:src=|type=\"application/ld\+json\"))", re.IGNORECASE
)
PHYSICAL = re.compile(
    r"(?<![-\w])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)"
    r"|left|right|border-(?:top|bottom)-(?:left|right)-radius)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)\b"
)


def name_of(path):
    return str(path.relative_to(TEMPLATES))


def pages():
    return {
        path: text
        for path, text in template_files().items()
        if path.suffix == ".html" and not any(part in name_of(path) for part in IN_LETTERS)
    }


@pytest.fixture(scope="module")
def parsed(app):
    """Every template as Jinja reads it."""
    return {
        path: app.jinja_env.parse(text, name_of(path)) for path, text in template_files().items()
    }


def test_pages_carry_no_inline_styles_and_handlers():
    assert [called(path) for path, text in pages().items() if INLINE.search(text)] == []


def test_pages_carry_no_inline_scripts():
    assert [called(path) for path, text in pages().items() if INLINE_SCRIPT.search(text)] == []


def test_pages_load_nothing_from_another_server():
    loading = re.compile(r"(?:src|href|action)\s*=\s*[\"'](?:https?:)?//", re.IGNORECASE)
    tags = re.compile(r"<(?:script|link|img|iframe|source|form)\b[^>]*>", re.IGNORECASE)

    assert [
        f"{called(path)}: {tag}"
        for path, text in pages().items()
        for tag in tags.findall(text)
        if loading.search(tag)
    ] == []


def test_every_macro_that_is_imported_exists(parsed):
    macros = {name_of(path): macros_of(tree) for path, tree in parsed.items()}

    assert [
        f"{called(path)}: {template}: {name}"
        for path, tree in parsed.items()
        for template, names in imports_of(tree)
        for name in names
        if name not in macros.get(template, set())
    ] == []


def test_every_component_is_used_somewhere(parsed):
    used = {(name_of(path), call) for path, tree in parsed.items() for call in calls_of(tree)}
    used |= {
        (template, name)
        for tree in parsed.values()
        for template, names in imports_of(tree)
        for name in names
    }

    assert [
        f"{called(path)}: {macro}"
        for path, tree in parsed.items()
        if name_of(path).startswith("components/")
        for macro in macros_of(tree)
        if not macro.startswith("_") and (name_of(path), macro) not in used
    ] == []


def test_only_components_and_layouts_know_classes():
    assert [
        f"{called(path)}: {found}"
        for path, text in pages().items()
        if not name_of(path).startswith(("components/", "layouts/"))
        for found in re.findall(r"\sclass=\"[^\"]*\"", text)
    ] == []


def test_styles_know_no_left_and_right():
    assert [
        f"{called(path)}: {found}"
        for path in all_files()
        if path.suffix == ".css" and path.is_relative_to(HOUSE / "static")
        for found in PHYSICAL.findall(re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL))
    ] == []


def macros_of(tree):
    return {macro.name for macro in tree.find_all(nodes.Macro)}


def calls_of(tree):
    return {
        call.node.name for call in tree.find_all(nodes.Call) if isinstance(call.node, nodes.Name)
    }


def imports_of(tree):
    """``(template, names)`` of every ``{% from … import … %}``, and of what is called through ``{% import %}``."""
    for found in tree.find_all(nodes.FromImport):
        if isinstance(found.template, nodes.Const):
            names = [name[0] if isinstance(name, tuple) else name for name in found.names]
            yield found.template.value, names
    aliases = {
        found.target: found.template.value
        for found in tree.find_all(nodes.Import)
        if isinstance(found.template, nodes.Const)
    }
    for found in tree.find_all(nodes.Getattr):
        if isinstance(found.node, nodes.Name) and found.node.name in aliases:
            yield aliases[found.node.name], [found.attr]
