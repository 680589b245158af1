"""Two things that do not go together: at the same time, in the same room, by the same person."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from conference.core.languages import german_name
from conference.programme.rules.findings import PlanningWarning, WarningKind, hint, must_look
from conference.programme.rules.picture import Picture, PlannedForum, Role, Session
from conference.programme.rules.telling import enumerated, from_to


def room_used_twice(picture: Picture) -> Iterator[PlanningWarning]:
    """Two sessions in one room at once, unless both are of the kind people stroll through."""
    for one, other in combinations(picture.sessions, 2):
        if one.room is None or one.room != other.room or not one.meets(other):
            continue
        if one.shares_its_room and other.shares_its_room:
            continue
        yield must_look(
            WarningKind.ROOM_TWICE,
            f"{one.thing} und {other.thing} liegen gleichzeitig in {one.room.name} "
            f"({_shared_time(one, other)}).",
            one.thing,
            other.thing,
        )


def person_in_two_places(picture: Picture) -> Iterator[PlanningWarning]:
    """One person expected in two sessions at once; two parts in one session are fine."""
    for roles in _by_person(picture.living_roles).values():
        sessions = list({role.session.thing: role.session for role in roles}.values())
        for one, other in combinations(sessions, 2):
            if one.meets(other):
                yield must_look(
                    WarningKind.PERSON_TWICE,
                    f"{roles[0].name} ist gleichzeitig für {one.thing} und für {other.thing} "
                    f"eingetragen ({_shared_time(one, other)}).",
                    one.thing,
                    other.thing,
                )


def person_also_attends(picture: Picture) -> Iterator[PlanningWarning]:
    """Somebody on the stage who registered as an attendee for the same time, or wishes to."""
    for person_id, roles in _by_person(picture.living_roles).items():
        for forum in _forums(picture, picture.attending.get(person_id)):
            yield from _on_stage_and_in(
                forum,
                roles,
                same="ist dort auch als Teilnehmer/in angemeldet. Das belegt einen Platz, der frei "
                "sein könnte.",
                other=f"ist für dieselbe Zeit als Teilnehmer/in für {forum.thing} angemeldet.",
            )
        for forum in _forums(picture, picture.wishing.get(person_id)):
            yield from _on_stage_and_in(
                forum,
                roles,
                same="hat es sich auch als Forum gewünscht. Der Platz könnte frei bleiben.",
                other=f"hat sich für dieselbe Zeit {forum.thing} gewünscht.",
            )


def _forums(picture: Picture, ids: Collection[int] | None) -> list[PlannedForum]:
    return [forum for forum_id in sorted(ids or ()) if (forum := picture.forum(forum_id))]


def _on_stage_and_in(
    forum: PlannedForum, roles: Sequence[Role], *, same: str, other: str
) -> Iterator[PlanningWarning]:
    """``same`` is said when the person sits in the forum she speaks in, ``other`` of another one."""
    busy = [role.session for role in roles if role.session.meets(forum)]
    if forum.thing in {session.thing for session in busy}:
        words = f"{roles[0].name} wirkt in {forum.thing} mit und {same}"
        yield hint(WarningKind.PERSON_ALSO_ATTENDS, words, forum.thing)
    elif busy:
        words = f"{roles[0].name} wirkt in {busy[0].thing} mit und {other}"
        yield must_look(WarningKind.PERSON_ALSO_ATTENDS, words, busy[0].thing, forum.thing)


def too_few_interpreters(picture: Picture) -> Iterator[PlanningWarning]:
    """More forums of a round in one language than teams can serve at once."""
    offered: dict[tuple[str, str], list[PlannedForum]] = defaultdict(list)
    for forum in picture.forums_on:
        for language in forum.interpretation:
            offered[forum.round_code, language].append(forum)
    for (round_code, language), forums in offered.items():
        teams = picture.teams.get(language, 0)
        if len(forums) > teams:
            labels = enumerated(forum.code for forum in forums)
            yield must_look(
                WarningKind.INTERPRETERS,
                f"{german_name(language)} ist in Runde {round_code} für {len(forums)} "
                f"{'Foren' if len(forums) > 1 else 'Forum'} angekündigt ({labels}), "
                f"eingeplant {_is_or_are_teams(teams)}.",
                *(forum.thing for forum in forums),
            )


def same_content_twice(picture: Picture) -> Iterator[PlanningWarning]:
    """Forums that repeat the same content; people would choose both without knowing."""
    alike: dict[str, list[PlannedForum]] = defaultdict(list)
    for forum in picture.forums_on:
        if forum.content_key:
            alike[forum.content_key].append(forum)
    for forums in alike.values():
        if len(forums) > 1:
            yield hint(
                WarningKind.SAME_CONTENT,
                f"{enumerated(forum.thing.label for forum in forums)} haben denselben Inhalt. "
                "Wer beide wählt, hört dasselbe zweimal: Bitte schreiben Sie es in die "
                "Beschreibung.",
                *(forum.thing for forum in forums),
            )


def _by_person(roles: tuple[Role, ...]) -> dict[int, list[Role]]:
    by_person: dict[int, list[Role]] = defaultdict(list)
    for role in roles:
        by_person[role.person_id].append(role)
    return by_person


def _shared_time(one: Session, other: Session) -> str:
    return from_to(max(one.starts, other.starts), min(one.ends, other.ends))


def _is_or_are_teams(teams: int) -> str:
    if teams == 0:
        return "ist dafür niemand"
    return "ist nur ein Team" if teams == 1 else f"sind nur {teams} Teams"
