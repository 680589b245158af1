"""What happened to the programme.

The trail of a person's part belongs to the part (kind ``engagement``), so that it can be emptied
when the person is deleted; the names of people never stand in the trail of a forum.
"""

from dataclasses import dataclass
from typing import ClassVar

from conference.core.events import Event, PublicPagesChange


class _AboutARound(Event):
    kind: ClassVar[str] = "forum_round"


class RoundAdded(_AboutARound):
    words = "hat die Runde angelegt"


class RoundChanged(_AboutARound):
    words = "hat die Runde geändert"


class RoundRemoved(_AboutARound):
    words = "hat die Runde gelöscht"


class _AboutAForum(Event):
    kind: ClassVar[str] = "forum"


class ForumAdded(_AboutAForum):
    words = "hat das Forum angelegt"


class ForumChanged(_AboutAForum):
    """Texts, sizes, languages or topics; also the seats, when the capacity is typed."""

    words = "hat das Forum geändert"


class ForumMoved(_AboutAForum):
    """Round, time or room; with the room the seats may change."""

    words = "hat das Forum verschoben"


class ForumPlanned(_AboutAForum):
    words = "hat das Forum in Planung genommen"


class ForumMadeAnIdea(_AboutAForum):
    words = "hat das Forum wieder zur Idee gemacht"


class ForumConfirmed(_AboutAForum):
    words = "hat das Forum bestätigt"


class ForumCancelled(_AboutAForum):
    words = "hat das Forum abgesagt"


@dataclass(frozen=True, kw_only=True)
class ForumMerged(_AboutAForum):
    """``into_id`` is the forum that goes on."""

    words = "hat das Forum mit einem anderen zusammengelegt"

    into_id: int


class ForumReinstated(_AboutAForum):
    words = "hat das Forum wieder aufgenommen"


class _AboutAnItem(Event):
    kind: ClassVar[str] = "programme_item"


class ItemAdded(_AboutAnItem):
    words = "hat den Programmpunkt angelegt"


class ItemChanged(_AboutAnItem):
    words = "hat den Programmpunkt geändert"


class ItemMoved(_AboutAnItem):
    """Time or room."""

    words = "hat den Programmpunkt verschoben"


class ItemRemoved(_AboutAnItem):
    words = "hat den Programmpunkt gelöscht"


class _AboutAStand(Event):
    kind: ClassVar[str] = "stand"


class StandAdded(_AboutAStand):
    words = "hat den Stand angelegt"


class StandChanged(_AboutAStand):
    words = "hat den Stand geändert"


class StandConfirmed(StandChanged):
    words = "hat den Stand bestätigt"


class StandMoved(StandChanged):
    """A confirmed stand has another number or stands elsewhere."""

    words = "hat dem Stand einen anderen Platz gegeben"


class StandRemoved(_AboutAStand):
    words = "hat den Stand gelöscht"


class _AboutATopic(Event):
    kind: ClassVar[str] = "topic"


class TopicAdded(_AboutATopic):
    words = "hat das Thema angelegt"


class TopicChanged(_AboutATopic):
    words = "hat das Thema geändert"


class TopicRemoved(_AboutATopic):
    words = "hat das Thema gelöscht"


@dataclass(frozen=True, kw_only=True)
class AboutAnEngagement(Event):
    """``person_id`` is whose part it is, and one of ``forum_id`` and ``item_id`` where."""

    kind: ClassVar[str] = "engagement"

    person_id: int
    forum_id: int | None
    item_id: int | None


class PersonEngaged(AboutAnEngagement):
    words = "hat eine Person eingetragen"


class EngagementChanged(AboutAnEngagement):
    words = "hat den Stand der Anfrage geändert"


class EngagementRemoved(AboutAnEngagement):
    words = "hat einen Vorschlag gestrichen"


class ReleasePublished(PublicPagesChange):
    """The public sees another programme from now on."""

    kind: ClassVar[str] = "release"
    words = "hat das Programm veröffentlicht"


class ReleaseLoadedBack(Event):
    """An old release became the working programme again; the public sees nothing of it yet."""

    kind: ClassVar[str] = "release"
    words = "hat diese Veröffentlichung ins Arbeitsprogramm geladen"
