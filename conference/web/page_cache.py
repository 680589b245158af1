"""Public pages and feeds come out of memory, and yet are never older than the database.

Stands in front of Flask (WSGI middleware). A view that says ``@kept_page()`` shows everybody the same:
its answer is kept as octets under path, language and its own questions, together with the mark of the
moment *before* it was made. Every request compares the mark with the database, so a release is seen at
once in every process. A page that changes by itself says until when it holds (:func:`keep_until`).
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from threading import Lock
from typing import TYPE_CHECKING, ParamSpec
from urllib.parse import parse_qsl

from flask import Flask, g, make_response, request
from flask.typing import ResponseReturnValue

from conference.core import clock
from conference.core.database import db
from conference.web.kept_answers import Answer, Page, give, page_of, read, send
from conference.web.languages import PARAMETER, current_language, is_file, language_of
from conference.web.page_stamp import StampReader

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

P = ParamSpec("P")

MOST_PAGES = 512
MOST_OCTETS = 32 * 1024 * 1024
NEVER_KEPT = ("/static/", "/buero")

_KEEP = "conference.keep"

Key = tuple[str, str, str, str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class _Keep:
    """What a view says about its answer: the language it is in, and until when it holds."""

    language: str
    until: float | None


def kept_page(
    *questions: str, max_age: int = 0
) -> Callable[[Callable[P, ResponseReturnValue]], Callable[P, ResponseReturnValue]]:
    """Say that a view shows the same to everybody who asks the same ``questions`` in the address.

    ``max_age`` is how many seconds others may keep it without asking again; for feeds only.
    """

    def decorate(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
        @wraps(view)
        def run(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
            answer = make_response(view(*args, **kwargs))
            answer.headers["Cache-Control"] = (
                f"public, max-age={max_age}" if max_age else "private, no-cache"
            )
            answer.headers["Content-Language"] = current_language()
            asked = [name for name, _ in request.args.items(multi=True)]
            known = len(asked) == len(set(asked)) and set(asked) <= {PARAMETER, *questions}
            if known and not g.get("keep_nothing"):
                until = g.get("keep_until")
                request.environ[_KEEP] = _Keep(current_language(), until)
            return answer

        run.kept_questions = questions  # type: ignore[attr-defined]
        return run

    return decorate


def keep_until(moment: datetime | None) -> None:
    """The page that is being made shows something else from this moment on."""
    if moment is not None:
        g.keep_until = min(moment.timestamp(), g.get("keep_until") or float("inf"))


def keep_nothing() -> None:
    """The page answers something that only a stranger would ask; it is not worth keeping."""
    g.keep_nothing = True


class PageCache:
    """Keeps answers of ``app`` within bounds; the one that was not asked for the longest goes first."""

    def __init__(
        self,
        app: "WSGIApplication",
        *,
        stamp: Callable[[], str | None],
        languages: Sequence[str],
        session_cookie: str,
        questions: Iterable[str] = (),
        most_pages: int = MOST_PAGES,
        most_octets: int = MOST_OCTETS,
    ) -> None:
        self.app = app
        self.stamp = stamp
        self.languages = tuple(languages)
        self.session_cookie = f"{session_cookie}="
        self.questions = frozenset(questions)
        self.most_pages = most_pages
        self.most_octets = most_octets
        self.octets = 0
        self._pages: OrderedDict[Key, Page] = OrderedDict()
        self._lock = Lock()

    @property
    def count(self) -> int:
        """How many pages are kept now."""
        return len(self._pages)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        key = self._key(environ)
        mark = self.stamp() if key else None
        if key is None or mark is None:
            return self._made_for_one(environ, start_response)
        page = self._find(key, mark)
        if page is not None:
            return give(page, environ, start_response)
        return self._made_for_all(key, mark, environ, start_response)

    def _key(self, environ: "WSGIEnvironment") -> Key | None:
        """Under which name this answer would be kept; nothing where it is made for one person."""
        path: str = environ.get("PATH_INFO", "")
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or path.startswith(NEVER_KEPT):
            return None
        if not is_file(path) and self.session_cookie in environ.get("HTTP_COOKIE", ""):
            return None
        query: str = environ.get("QUERY_STRING", "")
        return (
            environ.get("SCRIPT_NAME", ""),
            environ["wsgi.url_scheme"],
            path,
            language_of(environ, self.languages),
            self._asked(query) if query else (),
        )

    def _asked(self, query: str) -> tuple[tuple[str, str], ...]:
        """The questions that some page answers, in one order; whatever else is in the address is not."""
        known = {
            name: value for name, value in reversed(parse_qsl(query)) if name in self.questions
        }
        return tuple(sorted(known.items()))

    def _find(self, key: Key, mark: str) -> Page | None:
        with self._lock:
            page = self._pages.get(key)
            if page is None or page.mark != mark:
                return None
            if page.until is not None and clock.now().timestamp() >= page.until:
                return None
            self._pages.move_to_end(key)
            return page

    def _made_for_all(
        self, key: Key, mark: str, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        asked = environ["REQUEST_METHOD"]
        environ["REQUEST_METHOD"] = "GET"  # an answer without its body is not worth keeping
        if is_file(key[2]):
            environ.pop("HTTP_COOKIE", None)  # the same for everybody, so nobody's cookies are read
        answer = Answer()
        chunks = self.app(environ, answer.begin)
        environ["REQUEST_METHOD"] = asked
        keep: _Keep | None = environ.get(_KEEP)
        if keep is None or keep.language != key[3] or not answer.may_be_kept:
            return send(answer, chunks, environ, start_response)
        page = page_of(answer, read(chunks), mark, keep.until, file=is_file(key[2]))
        self._keep(key, page)
        return give(page, environ, start_response)

    def _keep(self, key: Key, page: Page) -> None:
        if page.octets > self.most_octets // 8:
            return
        with self._lock:
            self._drop(key)
            self._pages[key] = page
            self.octets += page.octets
            while len(self._pages) > self.most_pages or self.octets > self.most_octets:
                self._drop(next(iter(self._pages)))

    def _drop(self, key: Key) -> None:
        if gone := self._pages.pop(key, None):
            self.octets -= gone.octets

    def _made_for_one(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        answer = Answer()
        return send(answer, self.app(environ, answer.begin), environ, start_response)


def init_app(app: Flask) -> None:
    """Stand in front of the application, once all its doors are built."""
    questions: set[str] = set()
    for view in app.view_functions.values():
        questions.update(getattr(view, "kept_questions", ()))
    with app.app_context():
        stamp = app.extensions["page_stamp"] = StampReader(db.engines)
    app.wsgi_app = PageCache(  # type: ignore[method-assign]
        app.wsgi_app,
        stamp=stamp,
        languages=app.config["LANGUAGES"],
        session_cookie=app.config["SESSION_COOKIE_NAME"],
        questions=questions,
    )
