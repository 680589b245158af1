"""In which language a page answers."""

from flask import Flask, Response, current_app, g, has_request_context, request
from flask_babel import Babel

from conference.core.languages import GERMAN, LANGUAGES, Language
from conference.web.access import is_office

COOKIE = "sprache"
A_YEAR = 365 * 24 * 60 * 60


def offered() -> tuple[Language, ...]:
    """The languages a visitor can choose from."""
    return tuple(LANGUAGES[code] for code in current_app.config["LANGUAGES"])


def current_language() -> str:
    """``?sprache=`` first, then what was chosen before, then what the browser asks for, else German.

    The office speaks German.
    """
    if not has_request_context():
        return GERMAN
    if "language" not in g:
        g.language = _wanted()
    language: str = g.language
    return language


def _wanted() -> str:
    if is_office(request.path):
        return GERMAN
    codes = current_app.config["LANGUAGES"]
    for wish in (request.args.get("sprache"), request.cookies.get(COOKIE)):
        if wish in codes:
            return str(wish)
    return request.accept_languages.best_match([c for c in codes if c != "de-simple"]) or GERMAN


def _remember(response: Response) -> Response:
    """Keep a choice made by ``?sprache=`` in a cookie that says nothing else."""
    chosen = request.args.get("sprache", "")
    if chosen in current_app.config["LANGUAGES"] and chosen != request.cookies.get(COOKIE):
        response.set_cookie(
            COOKIE,
            chosen,
            max_age=A_YEAR,
            path=(request.script_root or "") + "/",
            secure=current_app.config["SESSION_COOKIE_SECURE"],
            httponly=True,
            samesite="Lax",
        )
    return response


def init_app(app: Flask) -> None:
    Babel(
        app,
        default_locale="de",
        default_timezone="Europe/Berlin",
        default_translation_directories="conference/translations",
        locale_selector=lambda: LANGUAGES[current_language()].locale,
    )
    app.after_request(_remember)
    app.jinja_env.globals["current_language"] = current_language
    app.jinja_env.globals["offered_languages"] = offered
