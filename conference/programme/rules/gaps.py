"""What is missing or too small in a programme, and whom it would hit."""

from collections.abc import Iterable, Iterator

from conference.core.languages import german_name
from conference.programme.models import SEATS_KEPT_FOR_THE_STAGE
from conference.programme.rules.findings import PlanningWarning, WarningKind, hint, must_look
from conference.programme.rules.picture import Picture, PlannedForum, Role, Room, Session
from conference.programme.rules.telling import enumerated
from conference.programme.states import EngagementState, ForumState, Part

_ALTERNATIVES = 3

_NOT_YET = {
    EngagementState.PROPOSED: "ist nur vorgeschlagen, aber noch nicht angefragt",
    EngagementState.INVITED: "ist angefragt, hat aber noch nicht geantwortet",
    EngagementState.TENTATIVE: "hat nur unter Vorbehalt zugesagt",
}
_NO_MORE = {
    EngagementState.DECLINED: "hat abgesagt",
    EngagementState.WITHDRAWN: "hat die Zusage zurückgezogen",
}


def people_are_registered(picture: Picture) -> Iterator[PlanningWarning]:
    """A forum that is dropped, or smaller than what was promised, although people count on it."""
    for forum in picture.forums:
        people = picture.counting_on.get(forum.thing.id, 0)
        seated = picture.seated.get(forum.thing.id, 0)
        if forum.state is not ForumState.CONFIRMED and people:
            yield must_look(
                WarningKind.PEOPLE_REGISTERED,
                f"{forum.thing} ist {forum.state.label} und entfällt mit der Veröffentlichung, "
                f"aber {_so_many_people(people)} dafür angemeldet.",
                forum.thing,
            )
        elif seated > forum.seats:
            yield must_look(
                WarningKind.PEOPLE_REGISTERED,
                f"{forum.thing} hat nur noch {forum.seats} Plätze, vergeben sind schon {seated}.",
                forum.thing,
            )


def too_few_chairs(picture: Picture) -> Iterator[PlanningWarning]:
    """A typed capacity that the room does not hold, or that leaves no chairs for the stage."""
    for forum in picture.forums_on:
        if forum.room is None or forum.capacity is None:
            continue
        if forum.capacity > forum.room.seats:
            yield must_look(
                WarningKind.CHAIRS,
                f"{forum.thing} hat {forum.capacity} Plätze, {forum.room.name} aber nur "
                f"{forum.room.seats} Stühle.",
                forum.thing,
            )
        elif forum.capacity > forum.room.seats - SEATS_KEPT_FOR_THE_STAGE:
            yield hint(
                WarningKind.CHAIRS,
                f"{forum.thing} füllt {forum.room.name} ganz: Für Referierende, Moderation und "
                f"Protokoll bleiben {forum.room.seats - forum.capacity} von "
                f"{SEATS_KEPT_FOR_THE_STAGE} Stühlen.",
                forum.thing,
            )


def not_step_free(picture: Picture) -> Iterator[PlanningWarning]:
    """A forum that a wheelchair cannot reach, with rooms that would do."""
    for forum in picture.forums_on:
        if forum.room is None or forum.room.step_free:
            continue
        yield must_look(
            WarningKind.NOT_STEP_FREE,
            f"{forum.thing} liegt in {forum.room.name}, und dorthin führt kein Weg ohne Stufen. "
            f"{_instead(picture, forum)}",
            forum.thing,
        )


def nobody_to_moderate(picture: Picture) -> Iterator[PlanningWarning]:
    moderated = {role.session.thing for role in picture.living_roles if role.part is Part.MODERATOR}
    for forum in picture.forums_on:
        if forum.thing not in moderated:
            yield must_look(
                WarningKind.NO_MODERATOR, f"Für {forum.thing} moderiert niemand.", forum.thing
            )


def person_not_confirmed(picture: Picture) -> Iterator[PlanningWarning]:
    """People who have not said yes, and those who said no while nobody came in their place."""
    going_on = {session.thing for session in picture.sessions}
    for place, role in enumerate(picture.roles):
        if role.session.thing not in going_on:
            continue
        who = f"{role.name} ({role.part.label} in {role.session.thing})"
        if role.state in _NOT_YET:
            yield must_look(
                WarningKind.PERSON_NOT_CONFIRMED,
                f"{who} {_NOT_YET[role.state]}. Ohne Zusage steht der Name nicht im Programm.",
                role.session.thing,
            )
        elif role.state in _NO_MORE and not _replaced(role, picture.roles[place + 1 :]):
            yield must_look(
                WarningKind.PERSON_NOT_CONFIRMED,
                f"{who} {_NO_MORE[role.state]}, und niemand ist an die Stelle getreten.",
                role.session.thing,
            )


def no_room(picture: Picture) -> Iterator[PlanningWarning]:
    for forum in picture.forums_on:
        if forum.room is None:
            tell = must_look if forum.state is ForumState.CONFIRMED else hint
            yield tell(WarningKind.NO_ROOM, f"{forum.thing} hat noch keinen Raum.", forum.thing)


def not_confirmed(picture: Picture) -> Iterator[PlanningWarning]:
    for forum in picture.forums_on:
        if forum.state is not ForumState.CONFIRMED:
            yield hint(
                WarningKind.NOT_CONFIRMED,
                f"{forum.thing} ist noch {forum.state.label} und erscheint deshalb nicht im "
                "Programm.",
                forum.thing,
            )


def people_on_what_was_given_up(picture: Picture) -> Iterator[PlanningWarning]:
    """People who still believe in a forum that was called off or merged."""
    for forum in picture.forums:
        if forum.state not in {ForumState.CANCELLED, ForumState.MERGED}:
            continue
        asked = [
            role.name
            for role in picture.roles
            if role.session.thing == forum.thing
            and role.is_living
            and role.state is not EngagementState.PROPOSED
        ]
        if asked:
            yield hint(
                WarningKind.PEOPLE_LEFT,
                f"{forum.thing} ist {forum.state.label}. Bitte sagen Sie "
                f"{enumerated(dict.fromkeys(asked))} Bescheid.",
                forum.thing,
            )


def language_missing(picture: Picture) -> Iterator[PlanningWarning]:
    """One hint a language: where visitors will read German instead."""
    for language in picture.languages:
        lacking = [session for session in picture.sessions if missing_texts(session, [language])]
        if lacking:
            forums = sum(isinstance(session, PlannedForum) for session in lacking)
            yield hint(
                WarningKind.LANGUAGE_MISSING,
                f"{german_name(language)}: Es fehlen noch Texte bei "
                f"{_so_many(forums, len(lacking) - forums)}. Dort steht bis dahin der deutsche "
                "Text.",
                *(session.thing for session in lacking),
            )


def missing_texts(session: Session, languages: Iterable[str]) -> dict[str, list[str]]:
    """Language -> names of the texts that exist in German only."""
    lacking = {
        language: [
            name for name, text in session.texts.items() if text.german and language not in text
        ]
        for language in languages
    }
    return {language: names for language, names in lacking.items() if names}


def _instead(picture: Picture, forum: PlannedForum) -> str:
    free = [
        room
        for room in picture.rooms
        if room.step_free
        and room.seats - SEATS_KEPT_FOR_THE_STAGE >= forum.seats
        and _is_free(room, forum, picture)
    ]
    if not free:
        return (
            "In dieser Zeit ist kein stufenloser Raum mit genug Plätzen frei: "
            "Vielleicht können zwei Foren die Räume tauschen."
        )
    nearest = sorted(free, key=lambda room: (room.seats, room.name))[:_ALTERNATIVES]
    rooms = enumerated(f"{room.name} ({room.seats} Plätze)" for room in nearest)
    return f"Stufenlos und in dieser Zeit frei: {rooms}."


def _is_free(room: Room, forum: PlannedForum, picture: Picture) -> bool:
    return not any(session.room == room and session.meets(forum) for session in picture.sessions)


def _replaced(gone: Role, later: tuple[Role, ...]) -> bool:
    """Whether somebody was put on after the person who went, for the same part of the same session."""
    return any(
        role.is_living and role.session.thing == gone.session.thing and role.part is gone.part
        for role in later
    )


def _so_many_people(people: int) -> str:
    return "eine Person ist" if people == 1 else f"{people} Personen sind"


def _so_many(forums: int, items: int) -> str:
    parts = []
    if forums:
        parts.append(f"{forums} Foren" if forums > 1 else "einem Forum")
    if items:
        parts.append(f"{items} Programmpunkten" if items > 1 else "einem Programmpunkt")
    return enumerated(parts)
