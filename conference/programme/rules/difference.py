"""What differs between two releases, in pieces that both the office and the public can read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from flask_babel import lazy_gettext as _

from conference.core.events import Change as ToldChange
from conference.core.languages import german_name
from conference.core.translated import Translated
from conference.programme.rules.telling import changes_between, enumerated
from conference.programme.snapshot import Appearance, Forum, Item, Programme, Room, Stand

Value: TypeAlias = Translated | str | tuple[Translated, ...] | tuple[str, ...]


class News(StrEnum):
    """What happened to a part of the programme; the order in which it is told."""

    CANCELLED = "cancelled"  # entfällt
    MERGED = "merged"  # zusammengelegt
    MOVED = "moved"  # verlegt
    NEW = "new"  # neu
    CHANGED = "changed"  # geändert

    @property
    def label(self) -> object:
        return _NEWS[self]


_NEWS = {
    News.CANCELLED: _("entfällt"),
    News.MERGED: _("zusammengelegt"),
    News.MOVED: _("verlegt"),
    News.NEW: _("neu"),
    News.CHANGED: _("geändert"),
}


class Aspect(StrEnum):
    """Which side of it changed."""

    TIME = "time"  # Zeit
    ROUND = "round"  # Runde
    ROOM = "room"  # Raum
    STEP_FREE = "step_free"  # Zugang
    TITLE = "title"  # Titel
    PEOPLE = "people"  # Mitwirkende
    INTERPRETATION = "interpretation"  # Verdolmetschung
    SEATS = "seats"  # Plätze
    TOPICS = "topics"  # Themen
    ABSTRACT = "abstract"  # Beschreibung
    QUESTION = "question"  # Leitfrage
    DETAILS = "details"  # weitere Angaben
    INTO = "into"  # geht auf in

    @property
    def label(self) -> object:
        return _ASPECTS[self]

    @property
    def is_long(self) -> bool:
        """Too long to be told as "before … now …" in one line."""
        return self in {Aspect.ABSTRACT, Aspect.QUESTION, Aspect.DETAILS}


_ASPECTS = {
    Aspect.TIME: _("Zeit"),
    Aspect.ROUND: _("Runde"),
    Aspect.ROOM: _("Raum"),
    Aspect.STEP_FREE: _("Zugang"),
    Aspect.TITLE: _("Titel"),
    Aspect.PEOPLE: _("Mitwirkende"),
    Aspect.INTERPRETATION: _("Verdolmetschung"),
    Aspect.SEATS: _("Plätze"),
    Aspect.TOPICS: _("Themen"),
    Aspect.ABSTRACT: _("Beschreibung"),
    Aspect.QUESTION: _("Leitfrage"),
    Aspect.DETAILS: _("Weitere Angaben"),
    Aspect.INTO: _("Geht auf in"),
}

_PLACE = frozenset({Aspect.TIME, Aspect.ROUND, Aspect.ROOM})


@dataclass(frozen=True)
class Change:
    """One side of a thing before and after. Interpretation holds language codes, topics hold titles."""

    aspect: Aspect
    old: Value
    new: Value

    def differs_in(self, language: str) -> bool:
        """Whether a reader of this language sees a difference, or only readers of another one do."""
        if isinstance(self.old, Translated) and isinstance(self.new, Translated):
            return self.old.in_(language).text != self.new.in_(language).text
        return True

    def lines(self) -> list[ToldChange]:
        """The change in German for the office; a translated text is told per language."""
        label = str(self.aspect.label)
        if isinstance(self.old, Translated) and isinstance(self.new, Translated):
            return changes_between({label: self.old}, {label: self.new})
        return [ToldChange(label, said(self.old, self.aspect), said(self.new, self.aspect))]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What happened to one forum, item or stand; ``slug`` only where it has a page of its own."""

    news: News
    title: Translated
    code: str = ""
    slug: str = ""
    changes: tuple[Change, ...] = ()

    def lines(self) -> list[ToldChange]:
        """All its changes for the office, in German."""
        return [line for change in self.changes for line in change.lines()]


@dataclass(frozen=True, kw_only=True)
class Difference:
    """Everything that happened, in the order in which readers want to know it."""

    entries: tuple[Entry, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.entries)

    def by_news(self) -> list[tuple[News, list[Entry]]]:
        groups = [(news, [it for it in self.entries if it.news is news]) for news in News]
        return [(news, entries) for news, entries in groups if entries]

    def told(self) -> list[ToldChange]:
        """For the trail, in German; without names, which must go when their person goes."""
        return [line for entry in self.entries for line in _lines(entry)]


def difference(before: Programme | None, after: Programme) -> Difference:
    """What a reader of ``before`` would want to know about ``after``."""
    old = before or Programme()
    entries = [*_forums(old, after), *_items(old, after), *_stands(old, after)]
    ranks = {news: rank for rank, news in enumerate(News)}
    return Difference(entries=tuple(sorted(entries, key=lambda entry: ranks[entry.news])))


def _forums(before: Programme, after: Programme) -> Iterator[Entry]:
    known = {forum.id: forum for forum in before.forums if forum.takes_place}
    for forum in after.forums:
        old = known.pop(forum.id, None)
        entry = Entry(news=News.CHANGED, title=forum.title, code=forum.code, slug=forum.slug)
        if forum.takes_place and old is None:
            yield replace(entry, news=News.NEW)
        elif forum.takes_place and old is not None:
            yield from _changed(entry, _sides(old, before), _sides(forum, after))
        elif old is not None:
            yield _gone(entry, forum, after)
    for old in known.values():  # an old release is loaded back: it does not know later forums
        yield Entry(news=News.CANCELLED, title=old.title, code=old.code, slug=old.slug)


def _gone(entry: Entry, forum: Forum, after: Programme) -> Entry:
    into = after.forum(forum.merged_into_id)
    if forum.state != "merged":
        return replace(entry, news=News.CANCELLED)
    into_it = (Change(Aspect.INTO, "", into.title),) if into else ()
    return replace(entry, news=News.MERGED, changes=into_it)


def _items(before: Programme, after: Programme) -> Iterator[Entry]:
    known = {item.id: item for item in before.items if not item.cancelled}
    for item in after.items:
        old = known.pop(item.id, None)
        entry = Entry(news=News.CHANGED, title=item.title)
        if old is None and not item.cancelled:
            yield replace(entry, news=News.NEW)
        elif old is not None and item.cancelled:
            yield replace(entry, news=News.CANCELLED)
        elif old is not None:
            yield from _changed(entry, _sides_of_item(old), _sides_of_item(item))
    for old in known.values():
        yield Entry(news=News.CANCELLED, title=old.title)


def _stands(before: Programme, after: Programme) -> Iterator[Entry]:
    known = {stand.number: stand for stand in before.stands}
    for stand in after.stands:
        old = known.pop(stand.number, None)
        entry = Entry(news=News.CHANGED, title=_named(stand))
        if old is None:
            yield replace(entry, news=News.NEW)
        elif old != stand:
            yield from _changed(entry, _sides_of_stand(old), _sides_of_stand(stand))
    for old in known.values():
        yield Entry(news=News.CANCELLED, title=_named(old))


def _sides_of_stand(stand: Stand) -> dict[Aspect, Value]:
    return {Aspect.TITLE: _named(stand), Aspect.INTERPRETATION: stand.languages}


def _named(stand: Stand) -> Translated:
    return Translated({"de": f"Stand {stand.number}: {stand.organisation}"})


def _changed(entry: Entry, old: dict[Aspect, Value], new: dict[Aspect, Value]) -> Iterable[Entry]:
    changes = tuple(
        Change(aspect, old[aspect], new[aspect]) for aspect in new if old[aspect] != new[aspect]
    )
    if any(change.aspect is Aspect.ROOM for change in changes):
        changes = tuple(change for change in changes if not _is_about_the_room_only(change))
    if changes:
        moved = any(change.aspect in _PLACE for change in changes)
        yield replace(entry, news=News.MOVED if moved else News.CHANGED, changes=changes)


def _is_about_the_room_only(change: Change) -> bool:
    """Whoever reads of another room need not read that its floor is another one, too."""
    return change.aspect is Aspect.DETAILS and tuple(change.old)[1:] == tuple(change.new)[1:]


def _sides(forum: Forum, programme: Programme) -> dict[Aspect, Value]:
    slot = programme.round(forum.round_id)
    return {
        Aspect.TIME: f"{slot.starts:%H:%M}–{slot.ends:%H:%M}",
        Aspect.ROUND: slot.title or Translated({"de": slot.code}),
        **_sides_of_room(forum.room),
        Aspect.TITLE: forum.title,
        Aspect.PEOPLE: _names(forum.people),
        Aspect.INTERPRETATION: forum.interpretation,
        Aspect.SEATS: str(forum.seats),
        Aspect.TOPICS: tuple(topic.title for topic in programme.topics_of(forum)),
        Aspect.ABSTRACT: forum.abstract,
        Aspect.QUESTION: forum.guiding_question,
        Aspect.DETAILS: _details(forum.room, forum.people, forum.code),
    }


def _sides_of_item(item: Item) -> dict[Aspect, Value]:
    return {
        Aspect.TIME: f"{item.starts:%H:%M}–{item.ends:%H:%M}",
        **_sides_of_room(item.room),
        Aspect.TITLE: item.title,
        Aspect.PEOPLE: _names(item.people),
        Aspect.ABSTRACT: item.description,
        Aspect.DETAILS: _details(item.room, item.people, item.kind),
    }


def _sides_of_room(room: Room | None) -> dict[Aspect, Value]:
    return {
        Aspect.ROOM: room.name if room else "",
        Aspect.STEP_FREE: "" if room is None else _access(room),
    }


def _access(room: Room) -> str:
    return str(_("stufenfrei")) if room.step_free else str(_("nicht stufenfrei"))


def _names(people: Iterable[Appearance]) -> tuple[str, ...]:
    return tuple(person.name for person in people)


def _details(room: Room | None, people: Iterable[Appearance], *more: str) -> tuple[str, ...]:
    """What nobody reads as a change of its own, but what is public: enough to say that it differs.

    All about the room stands in the first of them.
    """
    told = [_furnishing(room) if room else "", *more]
    for person in people:
        told += [person.part, person.organisation, person.function, repr(person.biography)]
    return tuple(told)


def _furnishing(room: Room) -> str:
    return repr(
        (room.floor, room.wheelchair_spaces, room.induction_loop, room.directions, room.access_note)
    )


def _lines(entry: Entry) -> Iterator[ToldChange]:
    name = f"{entry.code} {entry.title.german}".strip()
    if not entry.changes:
        yield ToldChange(name, "", str(entry.news.label))
    for change in entry.changes:
        for line in change.lines():
            named = replace(line, what=f"{name}: {line.what}")
            yield replace(named, old="", new="") if change.aspect is Aspect.PEOPLE else named


def said(value: Value, aspect: Aspect) -> str:
    """A value in German, for the office and the trail."""
    if aspect is Aspect.DETAILS:
        return ""
    if isinstance(value, tuple):
        if aspect is Aspect.INTERPRETATION:
            return enumerated(german_name(str(code)) for code in value)
        return enumerated(str(part) for part in value)
    return str(value)
