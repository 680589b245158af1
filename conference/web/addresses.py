"""Addresses: those we print in letters, and those we are given."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, current_app
from werkzeug.routing import IntegerConverter, Map, Rule, UnicodeConverter, ValidationError

LARGEST_NUMBER = 2**31 - 1  # what a column of numbers can hold


def public_url_for(endpoint: str, **values: Any) -> str:
    """The whole address of a page, for letters and files.

    It is built from the setting ``PUBLIC_URL``, never from what a visitor's request says about the
    host, and works in the worker and on the command line too.
    """
    public = urlsplit(current_app.config["PUBLIC_URL"])
    adapter = current_app.url_map.bind(
        public.netloc, script_name=public.path or "/", url_scheme=public.scheme
    )
    given = {name: value for name, value in values.items() if value is not None}
    return adapter.build(endpoint, given, force_external=True)


def inside_the_office(address: str | None) -> str | None:
    """This address, if it is a page of our own office; a sign-in leads nowhere else."""
    if not address or not address.isprintable() or "\\" in address:
        return None
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not address.startswith("/buero"):
        return None
    return address if parts.path == "/buero" or parts.path.startswith("/buero/") else None


class StoredNumber(IntegerConverter):
    """A number that can be the number of something; a larger one is no page instead of an error."""

    def __init__(self, map: Map, *args: Any, **options: Any) -> None:
        super().__init__(map, *args, **{"max": LARGEST_NUMBER, **options})


class PrintableText(UnicodeConverter):
    """A part of an address; one with control characters is no page."""

    def to_python(self, value: str) -> str:
        if not value.isprintable():
            raise ValidationError
        return str(super().to_python(value))


class LateRule(Rule):
    """The address of a door, which learns how to be written down when a link first needs it.

    Werkzeug compiles two functions for each of our two hundred addresses, although a process
    writes few of them; together they would take longer than all else that builds the application.
    """

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        learn = super()._compile_builder
        learned: list[Callable[..., tuple[str, str]]] = []

        def build(rule: Rule, **values: Any) -> tuple[str, str]:
            if not learned:
                learned.append(learn(append_unknown))
            return learned[0](rule, **values)

        return build


def init_app(app: Flask) -> None:
    """Before any door is built: addresses take only what can be stored."""
    app.url_rule_class = LateRule
    app.url_map.converters.update(int=StoredNumber, default=PrintableText, string=PrintableText)


def numbers_in(text: str) -> list[int]:
    """The numbers of a form, without what is none."""
    words = (
        word for word in text.split(",") if word.isascii() and word.isdigit() and len(word) < 11
    )
    return sorted({number for number in map(int, words) if number <= LARGEST_NUMBER})
