"""In which language a page answers."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from flask import Flask, current_app, g, has_request_context, request
from flask_babel import Babel
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import dump_cookie, parse_accept_header

from conference.core.languages import GERMAN, LANGUAGES, Language, spoken
from conference.web.access import is_office

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PARAMETER = COOKIE = "sprache"
A_YEAR = 365 * 24 * 60 * 60
_LONGEST_HEADER = 300

_remembered = re.compile(rf"(?:^|;\s*){COOKIE}=([A-Za-z-]+)\s*(?:;|$)")


def offered() -> tuple[Language, ...]:
    """The languages a visitor can choose from."""
    return tuple(LANGUAGES[code] for code in current_app.config["LANGUAGES"])


def current_language() -> str:
    """``?sprache=`` first, then what was chosen before, then what the browser asks for, else German.

    In a letter it is the language of the letter. The office speaks German.
    """
    if language := spoken():
        return language
    if not has_request_context():
        return GERMAN
    if "language" not in g:
        g.language = language_of(request.environ, current_app.config["LANGUAGES"])
    return str(g.language)


def language_of(environ: "WSGIEnvironment", codes: Sequence[str]) -> str:
    """The language in which this request is answered; files depend on their address alone."""
    if is_office(environ.get("PATH_INFO", "")):
        return GERMAN
    wish = wished_language(environ.get("QUERY_STRING", ""), codes)
    if wish:
        return wish
    if is_file(environ.get("PATH_INFO", "")):
        return GERMAN
    remembered = _remembered.search(environ.get("HTTP_COOKIE", ""))
    if remembered and remembered[1] in codes:
        return remembered[1]
    accepted = environ.get("HTTP_ACCEPT_LANGUAGE", "")
    return _accepted(accepted[:_LONGEST_HEADER], tuple(codes)) if accepted else GERMAN


def wished_language(query: str, codes: Sequence[str]) -> str | None:
    """The language that the address asks for by name."""
    if PARAMETER not in query:
        return None
    wish = next((value for name, value in parse_qsl(query) if name == PARAMETER), None)
    return wish if wish in codes else None


def is_file(path: str) -> bool:
    """Calendars, feeds and other files: machines fetch them, without cookies, the same for everybody."""
    return "." in path.rpartition("/")[2]


@lru_cache(maxsize=256)
def _accepted(header: str, codes: tuple[str, ...]) -> str:
    """The dearest wish that we can fulfil; Syrian Arabic before English, where that was the order.

    Leichte Sprache is never guessed.
    """
    wishes = parse_accept_header(header, LanguageAccept)
    spoken_here = set(codes) - {"de-simple"}
    wanted = (wish.lower().partition("-")[0] for wish, weight in wishes if weight)
    return next((code for code in wanted if code in spoken_here), GERMAN)


class RememberLanguage:
    """Lets a visitor who chose a language by ``?sprache=`` keep it on the next pages (WSGI middleware).

    It stands in front of the page cache, so that a page that was kept for all can still be answered
    with a cookie for one.
    """

    def __init__(
        self, app: "WSGIApplication", *, codes: Sequence[str], secure: bool = False
    ) -> None:
        self.app = app
        self.codes = codes
        self.secure = secure

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        query = environ.get("QUERY_STRING", "")
        path = environ.get("PATH_INFO", "")
        if not query or is_file(path) or is_office(path):
            return self.app(environ, start_response)
        wish = wished_language(query, self.codes)
        known = _remembered.search(environ.get("HTTP_COOKIE", ""))
        if wish is None or (known and known[1] == wish):
            return self.app(environ, start_response)
        cookie = dump_cookie(
            COOKIE,
            wish,
            max_age=A_YEAR,
            path=environ.get("SCRIPT_NAME", "") + "/",
            secure=self.secure,
            httponly=True,
            samesite="Lax",
            sync_expires=False,
        )

        def answer(
            status: str, headers: list[tuple[str, str]], exc_info: Any = None
        ) -> Callable[[bytes], object]:
            own = [pair for pair in headers if pair[0].lower() != "cache-control"]
            kept = next((value for name, value in headers if name.lower() == "cache-control"), "")
            private = kept if "no-store" in kept else "private, no-cache"
            own += [("Cache-Control", private), ("Set-Cookie", cookie)]
            return start_response(status, own, exc_info)

        return self.app(environ, answer)


def init_app(app: Flask) -> None:
    Babel(
        app,
        default_locale="de",
        default_timezone="Europe/Berlin",
        default_translation_directories="translations",
        locale_selector=lambda: LANGUAGES[current_language()].locale,
    )
    app.jinja_env.globals["current_language"] = current_language
    app.jinja_env.globals["offered_languages"] = offered


def remember(app: Flask) -> None:
    """Stand in front of everything else that answers."""
    app.wsgi_app = RememberLanguage(  # type: ignore[method-assign]
        app.wsgi_app,
        codes=app.config["LANGUAGES"],
        secure=app.config["SESSION_COOKIE_SECURE"],
    )
