"""In which language a page answers."""

from flask import Flask, current_app, g, has_request_context, request
from flask_babel import Babel

from conference.core.languages import GERMAN, LANGUAGES, Language, spoken


def offered() -> tuple[Language, ...]:
    """The languages a visitor can choose from."""
    return tuple(LANGUAGES[code] for code in current_app.config["LANGUAGES"])


def current_language() -> str:
    """``?sprache=`` first, then what was chosen before, then what the browser asks for, else German.

    In a letter it is the language of the letter.
    """
    if language := spoken():
        return language
    if not has_request_context():
        return GERMAN
    if "language" not in g:
        g.language = _wanted()
    return str(g.language)


def _wanted() -> str:
    codes = current_app.config["LANGUAGES"]
    for wish in (request.args.get("sprache"), request.cookies.get("sprache")):
        if wish in codes:
            return str(wish)
    return request.accept_languages.best_match([c for c in codes if c != "de-simple"]) or GERMAN


def init_app(app: Flask) -> None:
    Babel(
        app,
        default_locale="de",
        default_timezone="Europe/Berlin",
        default_translation_directories="conference/translations",
        locale_selector=lambda: LANGUAGES[current_language()].locale,
    )
    app.jinja_env.globals["current_language"] = current_language
    app.jinja_env.globals["offered_languages"] = offered
