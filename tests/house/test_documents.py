"""What is not written down does not exist for the next person: documents grow with the code."""

import re
from importlib import import_module

import pytest
from click import Group

from conference.core.database import Base
from tests.house.sources import CODE, HOUSE, TEMPLATES, all_files, called

OPERATING = (HOUSE / "docs" / "operating.md").read_text()
GLOSSARY = (HOUSE / "docs" / "glossary.md").read_text()
FLASKS_OWN = {"run", "shell", "routes", "db"}  # documented by Flask and Flask-Migrate
FOREIGN = {".woff", ".woff2", ".ttf", ".otf", ".eot", ".whl", ".so", ".jar", ".pyc", ".map"}


def parts(name):
    """This part of every room that has it, a file or a package."""
    found = [*CODE.glob(f"*/{name}.py"), *CODE.glob(f"*/{name}/__init__.py")]
    return [import_module(f"conference.{path.relative_to(CODE).parts[0]}.{name}") for path in found]


def models():
    parts("models")
    return [mapper.class_ for mapper in Base.registry.mappers]


def commands(group, before="flask"):
    for name, command in group.commands.items():
        if isinstance(command, Group):
            yield from commands(command, f"{before} {name}")
        else:
            yield f"{before} {name}"


@pytest.mark.parametrize(
    "setting",
    re.findall(r"environ\.get\(\s*\"(\w+)\"|_yes\(\"(\w+)\"", (HOUSE / "config.py").read_text()),
)
def test_every_setting_is_documented(setting):
    name = "".join(setting)

    assert f"`{name}`" in OPERATING


def test_every_command_is_documented(app):
    own = [command for command in commands(app.cli) if command.split()[1] not in FLASKS_OWN]

    assert [command for command in own if f"`{command}" not in OPERATING] == []


def test_every_model_has_its_german_word_in_the_glossary():
    unknown = []
    for model in models():
        word = re.search(r"\(([^)]+)\)", model.__doc__ or "")
        rows = [line for line in GLOSSARY.splitlines() if f"`{model.__name__}`" in line]
        if not word or not any(word[1] in row for row in rows):
            unknown.append(f"{model.__name__} ({word[1] if word else 'no German word'})")

    assert unknown == []


def test_every_state_stands_in_the_glossary_with_the_word_that_pages_show():
    missing = [
        f"{kind.__name__}.{state.name} ({state.label})"
        for kind in states()
        for state in kind
        if not any(
            f"`{state.value}`" in line and str(state.label) in line
            for line in GLOSSARY.splitlines()
        )
    ]

    assert missing == []


def states():
    """What things become; ``label`` is the word on the page."""
    for words in parts("states"):
        for name, kind in vars(words).items():
            if name.endswith(("State", "Phase")) and hasattr(kind, "label"):
                yield kind


def test_documents_point_to_files_that_are_there():
    broken = [
        f"{called(document)}: {target}"
        for document in all_files()
        if document.suffix == ".md"
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", document.read_text())
        if not (document.parent / target).exists()
    ]

    assert broken == []


def test_documents_point_to_headings_that_are_there():
    broken = [
        f"{called(document)}: {target}#{anchor}"
        for document in all_files()
        if document.suffix == ".md"
        for target, anchor in re.findall(r"\]\(([\w./-]*)#([^)]+)\)", document.read_text())
        if anchor not in anchors(document.parent / target if target else document)
    ]

    assert broken == []


def anchors(document):
    """The headings of a document as links name them."""
    headings = re.findall(r"^#+ (.+)$", document.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_words_that_the_handbook_prints_in_bold_stand_on_a_page():
    """Bold is what people look for on the screen; ``…`` stands for a number or a name."""
    pages = "\n".join(sources())
    unknown = [
        f"{document.name}: {words}"
        for document in sorted((HOUSE / "docs" / "handbuch").glob("[0-9]*.md"))
        for words in re.findall(r"\*\*([^*]+)\*\*", document.read_text())
        if not all(piece.strip() in pages for piece in words.split("…"))
    ]

    assert unknown == []


def sources():
    """Where the words of the pages stand."""
    for path in all_files():
        if path.suffix in {".html", ".py"} and {TEMPLATES, CODE} & set(path.parents):
            yield path.read_text()


def test_every_decision_stands_in_the_index():
    folder = HOUSE / "docs" / "decisions"
    titles = {
        path.name: path.read_text().splitlines()[0].removeprefix("# ").partition(". ")[2]
        for path in folder.glob("[0-9]*.md")
    }

    rows = re.findall(r"\[(.+)\]\((\d{4}-[\w-]+\.md)\)", (folder / "README.md").read_text())
    assert {name: title for title, name in rows} == titles


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", "LICENSE", ".ci/run"])
def test_what_everybody_looks_for_is_there(name):
    assert (HOUSE / name).is_file()


def test_the_changelog_knows_what_is_not_released_yet():
    assert "\n## Unreleased\n" in (HOUSE / "CHANGELOG.md").read_text()


def test_no_file_of_somebody_else_is_committed():
    assert [
        called(path)
        for path in all_files()
        if path.suffix in FOREIGN
        or ".min." in path.name
        or (path.suffix in {".js", ".css"} and longest_line(path) > 500)
    ] == []


def test_lock_files_name_no_registry():
    assert [
        called(path)
        for path in all_files()
        if path.name in {"package-lock.json", "requirements.txt", "requirements-dev.txt", ".npmrc"}
        and re.search(r"https?://", re.sub(r"\"funding\":.*?\}|\"url\":.*", "", path.read_text()))
    ] == []


def longest_line(path):
    return max((len(line) for line in path.read_text().splitlines()), default=0)
