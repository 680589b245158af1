"""What needs a hand today: the few things an office must not miss, most urgent first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Matter(StrEnum):
    """What a task is about; the page knows where to go for each."""

    WORKER = "worker"
    LETTERS = "letters"
    ANNOUNCEMENT = "announcement"
    RELEASE = "release"
    WARNINGS = "warnings"
    BARRIERS = "barriers"
    WAITING = "waiting"
    PROTECTION = "protection"
    BY_PHONE = "by_phone"
    BY_LETTER = "by_letter"
    MESSAGES = "messages"
    DUPLICATES = "duplicates"
    ALLOCATION = "allocation"
    SUPPORT = "support"
    NEEDS_UNCLEAR = "needs_unclear"


@dataclass(frozen=True, kw_only=True)
class Task:
    """One thing to do: what it is, and why."""

    matter: Matter
    title: str
    why: str
    urgent: bool = False


@dataclass(frozen=True, kw_only=True)
class Situation:
    """All that is asked before the list is made; every number counts things that are open.

    ``worker_silent``: nobody has looked after the letters for minutes although some wait.
    ``is_public``: the conference is announced and not yet over. ``unreleased``: the working
    programme differs from what the public sees. ``undecided`` people are kept off lists and photos
    until somebody decides; ``by_phone`` counts the call list. ``to_book`` are interpreters in
    words, to be booked until ``book_until``; ``needs_unclear`` counts what has to be asked back about needs. ``unallocated``: registration is over and nobody has
    a place in a forum by the wishes; ``untold``: people have one and do not know.
    """

    worker_silent: bool = False
    letters_stuck: int = 0
    missing_texts: int = 0
    is_public: bool = False
    released: bool = False
    unreleased: bool = False
    warnings: int = 0
    barriers: int = 0
    waiting: int = 0
    free_seats: int = 0
    free_reserved: int = 0
    undecided: int = 0
    by_phone: int = 0
    by_letter: int = 0
    messages: int = 0
    duplicates: int = 0
    unallocated: bool = False
    untold: bool = False
    to_book: tuple[str, ...] = ()
    book_until: date | None = None
    book_soon: bool = False
    needs_unclear: int = 0


def tasks_for(now: Situation) -> list[Task]:
    """The list for today; urgent things first, else in the order of this page."""
    return sorted(_tasks(now), key=lambda task: not task.urgent)


def _tasks(now: Situation) -> Iterator[Task]:
    yield from _letters(now)
    yield from _programme(now)
    yield from _people(now)
    yield from _support(now)
    yield from _allocation(now)


def _letters(now: Situation) -> Iterator[Task]:
    if now.worker_silent:
        yield Task(
            matter=Matter.WORKER,
            title="Briefe bleiben liegen",
            why="Der Dienst, der Briefe verschickt, hat sich seit Minuten nicht gemeldet. "
            "Bitte sagen Sie der Technik Bescheid; es geht nichts verloren.",
            urgent=True,
        )
    if now.letters_stuck:
        yield Task(
            matter=Matter.LETTERS,
            title=_many(now.letters_stuck, "Ein Brief kam nicht an", "{} Briefe kamen nicht an"),
            why="Unzustellbar oder unklar, ob angekommen. Prüfen Sie die Adresse oder rufen Sie an.",
            urgent=True,
        )


def _programme(now: Situation) -> Iterator[Task]:
    if now.missing_texts:
        yield Task(
            matter=Matter.ANNOUNCEMENT,
            title="Die Konferenz ist noch ein Entwurf",
            why=_many(
                now.missing_texts,
                "Vor der Ankündigung fehlt noch eine Angabe.",
                "Vor der Ankündigung fehlen noch {} Angaben.",
            ),
        )
    if now.is_public and not now.released:
        yield Task(
            matter=Matter.RELEASE,
            title="Das Programm ist noch nicht veröffentlicht",
            why="Die Konferenz ist angekündigt, aber Besucherinnen und Besucher sehen kein Programm.",
            urgent=True,
        )
    elif now.is_public and now.unreleased:
        yield Task(
            matter=Matter.RELEASE,
            title="Das Programm hat sich geändert",
            why="Was Sie seit der letzten Veröffentlichung geändert haben, sieht noch niemand.",
        )
    if now.warnings:
        yield Task(
            matter=Matter.WARNINGS,
            title=_many(now.warnings, "Eine Warnung im Programm", "{} Warnungen im Programm"),
            why="Bitte vor der nächsten Veröffentlichung ansehen.",
        )


def _support(now: Situation) -> Iterator[Task]:
    if now.to_book and now.book_until:
        yield Task(
            matter=Matter.SUPPORT,
            title=f"Bis {now.book_until:%d.%m.%Y} buchen",
            why=f"Gemeldet sind: {', '.join(now.to_book)}. Danach sind Dolmetschende oft vergeben.",
            urgent=now.book_soon,
        )
    if now.needs_unclear:
        yield Task(
            matter=Matter.NEEDS_UNCLEAR,
            title=_many(now.needs_unclear, "Eine Frage zum Bedarf", "{} Fragen zum Bedarf"),
            why="Etwas ist unklar oder passt nicht zusammen. Bitte rufen Sie an.",
        )


def _free(now: Situation) -> str:
    """Reserved seats are given by the office only, so nobody moves up into them by waiting."""
    reserved = _many(now.free_reserved, "ein reservierter Platz", "{} reservierte Plätze")
    public = _many(now.free_seats, "ein öffentlicher Platz", "{} öffentliche Plätze")
    free = [
        words
        for number, words in ((now.free_seats, public), (now.free_reserved, reserved))
        if number
    ]
    if now.free_seats:
        return f"Frei: {' und '.join(free)}."
    waiting = "Sie rücken von selbst nach, wenn jemand absagt oder Sie Plätze dazugeben."
    return f"{waiting} Frei: {free[0]}, nur das Büro vergibt sie." if free else waiting


def _people(now: Situation) -> Iterator[Task]:
    if now.barriers:
        yield Task(
            matter=Matter.BARRIERS,
            title=_many(now.barriers, "Eine gemeldete Barriere", "{} gemeldete Barrieren"),
            why="Wer eine Barriere meldet, wartet auf eine Antwort.",
            urgent=True,
        )
    if now.waiting:
        yield Task(
            matter=Matter.WAITING,
            title=_many(
                now.waiting,
                "Eine Person auf der Warteliste",
                "{} Personen auf der Warteliste",
            ),
            why=_free(now),
        )
    if now.undecided:
        yield Task(
            matter=Matter.PROTECTION,
            title=_many(
                now.undecided,
                "Eine Person ist geschützt, bis Sie entscheiden",
                "{} Personen sind geschützt, bis Sie entscheiden",
            ),
            why="Was sie geschrieben haben, passt nicht zu Listen und Fotos. Vielleicht ist jemand in Gefahr.",
            urgent=True,
        )
    if now.by_phone:
        yield Task(
            matter=Matter.BY_PHONE,
            title=_many(now.by_phone, "Eine Person anrufen", "{} Personen anrufen"),
            why="Sie hören nur am Telefon von uns, bitten um einen Anruf, oder etwas ist unklar.",
        )
    if now.by_letter:
        yield Task(
            matter=Matter.BY_LETTER,
            title=_many(now.by_letter, "Einen Brief drucken", "{} Briefe drucken"),
            why="Für Personen, die einen Brief wollen oder keine E-Mail haben.",
        )
    if now.messages:
        yield Task(
            matter=Matter.MESSAGES,
            title=_many(now.messages, "Eine neue Nachricht", "{} neue Nachrichten"),
            why="In den letzten sieben Tagen mit der Anmeldung geschickt.",
        )

    if now.duplicates:
        yield Task(
            matter=Matter.DUPLICATES,
            title=_many(
                now.duplicates,
                "Eine Person ist vielleicht doppelt angemeldet",
                "{} Personen sind vielleicht doppelt angemeldet",
            ),
            why="Sehen Sie beide Anmeldungen nebeneinander an, und führen Sie sie zusammen, "
            "oder sagen Sie, dass es zwei Personen sind.",
        )


def _allocation(now: Situation) -> Iterator[Task]:
    if now.unallocated:
        yield Task(
            matter=Matter.ALLOCATION,
            title="Plätze in den Foren zuteilen",
            why="Die Anmeldung ist geschlossen. Aus den Wünschen werden jetzt Plätze.",
        )
    if now.untold:
        yield Task(
            matter=Matter.ALLOCATION,
            title="Zuteilung mitteilen",
            why="Alle haben ihren Platz, aber noch weiß es niemand.",
            urgent=True,
        )


def _many(number: int, one: str, more: str) -> str:
    return one if number == 1 else more.format(number)
