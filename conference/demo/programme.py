"""The programme of the story: rounds, forums, stage, stands, and one change of mind."""

from datetime import time
from typing import Any

from conference.core.actor import SYSTEM as OFFICE
from conference.core.translated import Translated, german
from conference.demo.people import Cast
from conference.demo.script import Calendar, read
from conference.planning.models import Conference
from conference.programme.models import Forum
from conference.programme.queries.working import forums_of
from conference.programme.services.engagements import (
    EngagementPlan,
    engage_for_forum,
    engage_for_item,
)
from conference.programme.services.forum_states import confirm_forum, plan_forum
from conference.programme.services.forums import ForumPlan, add_forum
from conference.programme.services.items import ItemPlan, add_item
from conference.programme.services.rounds import RoundPlan, add_round
from conference.programme.services.stands import StandPlan, add_stand, decide_stand
from conference.programme.services.topics import TopicPlan, add_topic
from conference.programme.states import ItemKind, Part, StandState

_KINDS = {"checkin": ItemKind.ARRIVAL, "forum_round": None}
_ROUND = {
    "de-simple": "Forums-Runde",
    "en": "Forum round",
    "ar": "جولة المنتديات",
    "uk": "Раунд форумів",
    "tr": "Forum turu",
}
_LATE = "A3"  # this forum is confirmed only after the first release


def build_programme(
    conference: Conference,
    script: dict[str, Any],
    cast: Cast,
    calendar: Calendar,
    rooms: dict[str, int] | None = None,
) -> None:
    """Lay out everything the script names."""
    rooms = rooms or {}
    rounds = {
        code: add_round(
            conference.id,
            RoundPlan(code=code, title=_round_title(title), starts=starts, ends=ends),
            actor=OFFICE,
        ).id
        for code, title, starts, ends in script["rounds"]
    }
    topics = {
        topic["code"]: add_topic(
            conference.id,
            TopicPlan(code=topic["code"], title=german(topic["title"])),
            actor=OFFICE,
        ).id
        for topic in read("topics.json")
    }
    for forum in script["forums"]:
        made = add_forum(
            conference.id,
            ForumPlan(
                code=forum["code"],
                title=calendar.translated(forum["title"]),
                round_id=rounds[forum["round"]],
                room_id=rooms.get(forum["room_id"]),
                abstract=german(forum["description"]),
                guiding_question=german(forum["guiding_question"]),
                capacity=None if forum["room_id"] else forum["capacity"],
                content_key=forum["content_key"],
                interpretation=forum["interpretation"],
                topic_ids=[topics[code] for code in forum["field_of_action_ids"]],
            ),
            actor=OFFICE,
        )
        _engage(made, forum, cast)
        if rooms and forum["code"] == _LATE:
            plan_forum(made.id, actor=OFFICE)
        else:
            confirm_forum(made.id, actor=OFFICE)
    _stage(conference, script, cast, calendar, rooms)
    for stand in script["market_stands"]:
        stood = add_stand(
            conference.id,
            StandPlan(
                number=stand["stand_no"],
                organisation=stand["organisation"],
                languages=stand["languages"],
                power=stand["power"],
            ),
            actor=OFFICE,
        )
        if stand["status"] == "confirmed":
            decide_stand(stood.id, StandState.CONFIRMED, actor=OFFICE)


def _round_title(title: str) -> Translated:
    """The title of a round in every language; the letter behind the word stays."""
    others = {language: title.replace("Forenrunde", word) for language, word in _ROUND.items()}
    return Translated({"de": title, **others})


def say_what_changed(conference: Conference) -> None:
    """The forum that was still open when the first programme came out is certain now."""
    late = next(forum for forum in forums_of(conference) if forum.code == _LATE)
    confirm_forum(late.id, actor=OFFICE, why="Der Betrieb und die Moderation haben zugesagt.")


def _engage(made: Forum, forum: dict[str, Any], cast: Cast) -> None:
    parts = [(person, Part.SPEAKER) for person in forum["speaker_ids"]]
    parts += [(forum["moderator_id"], Part.MODERATOR), (forum["rapporteur_id"], Part.RAPPORTEUR)]
    for person, part in parts:
        engage_for_forum(
            made.id,
            EngagementPlan(person_id=cast.ids[person], part=part, state=cast.states[person]),
            actor=OFFICE,
        )


def _stage(
    conference: Conference,
    script: dict[str, Any],
    cast: Cast,
    calendar: Calendar,
    rooms: dict[str, int],
) -> None:
    for item in script["programme"]:
        kind = _KINDS.get(
            item["kind"], ItemKind(item["kind"]) if item["kind"] not in _KINDS else None
        )
        if kind is None:
            continue
        made = add_item(
            conference.id,
            ItemPlan(
                kind=kind,
                title=calendar.translated(item["title"]),
                starts=time.fromisoformat(item["starts"]),
                ends=time.fromisoformat(item["ends"]),
                room_id=rooms.get(item["room_id"]),
            ),
            actor=OFFICE,
        )
        for person in item["person_ids"]:
            part = Part.MODERATOR if person.startswith("MOD") else Part.SPEAKER
            engage_for_item(
                made.id,
                EngagementPlan(person_id=cast.ids[person], part=part, state=cast.states[person]),
                actor=OFFICE,
            )
