"""Every door of the house: which pages are built, and under which address."""

from flask import Flask


def init_app(app: Flask) -> None:
    pass
