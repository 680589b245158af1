"""What a start keeps for the next one: templates, compiled."""

import pytest
from flask import Flask, render_template
from jinja2 import Environment
from jinja2.exceptions import UndefinedError

from conference.web import templates


@pytest.fixture
def compiled(monkeypatch):
    """The names of the templates that Jinja had to compile."""
    names = []
    compile_one = Environment.compile

    def noted(self, source, name=None, filename=None, raw=False, defer_init=False):
        names.append(name)
        return compile_one(self, source, name, filename, raw, defer_init)

    monkeypatch.setattr(Environment, "compile", noted)
    return names


@pytest.fixture
def start(tmp_path):
    (tmp_path / "templates").mkdir()

    def small_app():
        app = Flask(
            __name__,
            template_folder=str(tmp_path / "templates"),
            instance_path=str(tmp_path / "instance"),
        )
        templates.init_app(app)
        return app

    return small_app


def rendered(app, **names):
    with app.app_context():
        return render_template("page.html", **names)


def test_the_next_start_finds_its_templates_compiled(start, tmp_path, compiled):
    (tmp_path / "templates" / "page.html").write_text("Guten Tag, {{ name }}")
    rendered(start(), name="Amira")
    compiled.clear()

    shown = rendered(start(), name="Olha & Co.")

    assert (shown, compiled) == ("Guten Tag, Olha &amp; Co.", [])


def test_a_template_that_reads_otherwise_is_compiled_anew(start, tmp_path):
    page = tmp_path / "templates" / "page.html"
    page.write_text("Alt")
    rendered(start())
    page.write_text("Neu")

    shown = rendered(start())

    assert shown == "Neu"


def test_what_another_filter_answered_is_not_kept(start, tmp_path):
    (tmp_path / "templates" / "page.html").write_text("{{ 'a' | louder }}")
    shown = []
    for code, louder in (("one", str.upper), ("two", lambda text: text + "!")):
        (tmp_path / "filters.py").write_text(code)
        app = start()
        app.jinja_env.bytecode_cache = templates.Kept(tmp_path / "kept", tmp_path)
        app.jinja_env.filters["louder"] = louder

        shown.append(rendered(app))

    assert shown == ["A", "a!"]


def test_a_folder_that_cannot_be_written_costs_only_time(start, tmp_path):
    (tmp_path / "templates" / "page.html").write_text("Guten Tag")
    (tmp_path / "instance").write_text("no folder at all")

    shown = rendered(start())

    assert shown == "Guten Tag"


def test_an_undefined_name_is_an_error(start, tmp_path):
    (tmp_path / "templates" / "page.html").write_text("{{ nobody }}")

    with pytest.raises(UndefinedError):
        rendered(start())
