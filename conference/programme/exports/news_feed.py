"""The change log as an Atom feed (RFC 4287)."""

from collections.abc import Iterable, Iterator, Sequence
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from flask_babel import gettext as _

from conference.core.languages import listed
from conference.core.texts import clean
from conference.planning.models import Conference
from conference.programme.rules.difference import Entry, Value
from conference.programme.services.history import Chapter
from conference.web.addresses import public_url_for

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
_ATOM = "http://www.w3.org/2005/Atom"


def news_feed(conference: Conference, history: Sequence[Chapter], language: str) -> bytes:
    """``aenderungen.atom``: one entry a release, with what changed in words."""
    ET.register_namespace("", _ATOM)
    here = public_url_for("programme.news_feed", year=conference.year)
    page = public_url_for("programme.changes", year=conference.year)
    feed = ET.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": language})
    title = conference.title.in_(language)
    _say(feed, "id", _urn(f"{conference.uid}/releases"))
    _say(feed, "title", _("%(title)s: Änderungen am Programm", title=str(title)))
    latest = history[0].release.released_at if history else conference.changed_at
    _say(feed, "updated", latest.isoformat(timespec="seconds"))
    ET.SubElement(feed, f"{{{_ATOM}}}link", rel="self", href=here)
    ET.SubElement(feed, f"{{{_ATOM}}}link", rel="alternate", type="text/html", href=page)
    author = ET.SubElement(feed, f"{{{_ATOM}}}author")
    _say(author, "name", conference.district.centre_name or conference.district.name)
    for chapter in history:
        release = chapter.release
        entry = ET.SubElement(feed, f"{{{_ATOM}}}entry")
        _say(entry, "id", _urn(f"{conference.uid}/releases/{release.number}"))
        _say(entry, "title", _("Programm, Fassung %(number)s", number=release.number))
        _say(entry, "updated", release.released_at.isoformat(timespec="seconds"))
        ET.SubElement(
            entry,
            f"{{{_ATOM}}}link",
            rel="alternate",
            type="text/html",
            href=f"{page}#fassung-{release.number}",
        )
        comment = str(release.comment.in_(language))
        lines = [line for line in (comment, *_lines(chapter, language)) if line]
        _say(entry, "content", "\n".join(lines)).set("type", "text")
    ET.indent(feed)
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _lines(chapter: Chapter, language: str) -> Iterator[str]:
    if chapter.release.number == 1:
        yield _("Das Programm ist da.")
        return
    for news, entries in chapter.difference.by_news():
        for entry in entries:
            yield f"{_named(entry, language)}: {news.label}{_told(entry, language)}"


def _named(entry: Entry, language: str) -> str:
    return f"{entry.code} {entry.title.in_(language)}".strip()


def _told(entry: Entry, language: str) -> str:
    told = []
    for change in entry.changes:
        if not change.aspect.is_long and change.differs_in(language):
            old, new = words(change.old, language), words(change.new, language)
            told.append(f"{change.aspect.label}: {old or '–'} → {new or '–'}")
    return f" ({'; '.join(told)})" if told else ""


def words(value: Value, language: str) -> str:
    """A value of a change in this language, as one line."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return listed(_parts(value, language), language)
    return str(value.in_(language))


def _parts(parts: Iterable[object], language: str) -> Iterator[str]:
    for part in parts:
        in_language = getattr(part, "in_", None)
        yield str(in_language(language)) if in_language else str(part)


def _say(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{_ATOM}}}{name}")
    element.text = clean(text)
    return element


def _urn(what: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, what)}"
