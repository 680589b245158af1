"""Answers on their way out: caught, kept in the forms they go over the wire in, and given."""

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from conference.web.compression import SMALLEST, accepts_gzip, gzipped, gzipped_with_noise

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

    Headers = list[tuple[str, str]]

LONGEST_COMPRESSED = 1024 * 1024
_HEADERS_OF_BOTH_FORMS = 2048

_tags = re.compile(r'(?:W/)?"([^"]*)"')


@dataclass(frozen=True)
class Form:
    """One way an answer goes over the wire."""

    headers: "Headers"
    unchanged: "Headers"
    tag: str
    body: bytes


@dataclass(frozen=True)
class Page:
    """A kept answer, plain and compressed."""

    mark: str
    until: float | None
    plain: Form
    small: Form | None
    octets: int


class Answer:
    """What the application wants to say, before it is said."""

    def __init__(self) -> None:
        self.status = ""
        self.headers: Headers = []
        self.trouble: Any = None

    def begin(self, status: str, headers: "Headers", exc_info: Any = None) -> Callable[..., object]:
        self.status, self.headers, self.trouble = status, headers, exc_info
        return _no_writing

    @property
    def may_be_kept(self) -> bool:
        names = {name.lower() for name, _ in self.headers}
        return (
            self.status.startswith("200 ")
            and "set-cookie" not in names
            and "no-store" not in self.header("Cache-Control")
        )

    def header(self, wanted: str) -> str:
        wanted = wanted.lower()
        return next((value for name, value in self.headers if name.lower() == wanted), "")

    def headers_without(self, *unwanted: str) -> "Headers":
        return [(name, value) for name, value in self.headers if name.lower() not in unwanted]


def _no_writing(_: bytes) -> object:
    raise NotImplementedError("Flask returns its body; it does not write it")


def read(chunks: Iterable[bytes]) -> bytes:
    try:
        return b"".join(chunks)
    finally:
        if close := getattr(chunks, "close", None):
            close()


def _without_body(chunks: Iterable[bytes]) -> Iterable[bytes]:
    if close := getattr(chunks, "close", None):
        close()
    return []


def send(
    answer: Answer,
    chunks: Iterable[bytes],
    environ: "WSGIEnvironment",
    start_response: "StartResponse",
) -> Iterable[bytes]:
    """Pass an answer on as it is; only pages and styles are made smaller."""
    length = answer.header("Content-Length")
    if (
        environ["REQUEST_METHOD"] == "HEAD"
        or not length.isdecimal()
        or not SMALLEST <= int(length) <= LONGEST_COMPRESSED
        or not answer.header("Content-Type").startswith(("text/html", "text/css"))
        or answer.header("Content-Encoding")
        or not accepts_gzip(environ.get("HTTP_ACCEPT_ENCODING", ""))
    ):
        start_response(answer.status, answer.headers, answer.trouble)
        return _without_body(chunks) if environ["REQUEST_METHOD"] == "HEAD" else chunks
    body = gzipped_with_noise(read(chunks))
    vary = ", ".join(filter(None, (answer.header("Vary"), "Accept-Encoding")))
    headers = [
        *answer.headers_without("content-length", "vary"),
        ("Content-Length", str(len(body))),
        ("Content-Encoding", "gzip"),
        ("Vary", vary),
    ]
    start_response(answer.status, headers, answer.trouble)
    return [body]


def page_of(answer: Answer, body: bytes, mark: str, until: float | None, *, file: bool) -> Page:
    vary = "Accept-Encoding" if file else "Accept-Language, Cookie, Accept-Encoding"
    common = [*answer.headers_without("content-length", "etag", "vary"), ("Vary", vary)]
    tag = hashlib.sha256(body).hexdigest()[:32]
    plain = _form(common, tag, body)
    packed = gzipped(body) if len(body) >= SMALLEST else body
    small = None
    if len(packed) < len(body):
        small = _form([*common, ("Content-Encoding", "gzip")], f"{tag}-gz", packed)
    octets = len(body) + (len(packed) if small else 0) + _HEADERS_OF_BOTH_FORMS
    return Page(mark, until, plain, small, octets)


def _form(headers: "Headers", tag: str, body: bytes) -> Form:
    tagged = [*headers, ("ETag", f'"{tag}"')]
    unchanged = [
        pair for pair in tagged if pair[0].lower() not in {"content-type", "content-encoding"}
    ]
    return Form([*tagged, ("Content-Length", str(len(body)))], unchanged, tag, body)


def give(
    page: Page, environ: "WSGIEnvironment", start_response: "StartResponse"
) -> Iterable[bytes]:
    form = page.plain
    if page.small and accepts_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")):
        form = page.small
    known = environ.get("HTTP_IF_NONE_MATCH")
    if known and (known.strip() == "*" or form.tag in _tags.findall(known)):
        start_response("304 Not Modified", form.unchanged.copy())
        return []
    start_response("200 OK", form.headers.copy())
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [form.body]
