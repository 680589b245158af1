"""The programme of the example year, as the office would have typed it."""

import json
from datetime import time
from pathlib import Path

from conference.core.translated import Translated, german
from conference.programme.states import EngagementState, ForumState, ItemKind, Part
from tests.factories import (
    ConferenceFactory,
    EngagementFactory,
    ForumFactory,
    ForumRoundFactory,
    InterpreterTeamFactory,
    PersonFactory,
    ProgrammeItemFactory,
    VenueRoomFactory,
)

EXAMPLE = Path(__file__).parents[2] / "conference" / "demo" / "data" / "conference_2026.json"
ITEM_KINDS = {"checkin": ItemKind.ARRIVAL}


class ExampleYear:
    """The programme of 2026 from the example's file, as the office would have typed it."""

    def __init__(self):
        told = json.loads(EXAMPLE.read_text())
        self.conference = ConferenceFactory(year=told["year"])
        self.district = self.conference.district
        self.rooms = {room["room_id"]: self._room(room) for room in told["venue"]["rooms"]}
        self.rounds = {
            code: ForumRoundFactory(conference=self.conference, code=code, starts=starts, ends=ends)
            for code, starts, ends in (
                ("A", time(11, 20), time(12, 35)),
                ("B", time(13, 45), time(15)),
            )
        }
        people = (*told["people"], *told["rapporteurs"])
        self.people = {person["person_id"]: self._person(person) for person in people}
        self.states = {
            person["person_id"]: EngagementState(person.get("status", "accepted"))
            for person in people
        }
        self._interpreters(told["services"])
        self.forums = {forum["code"]: self._forum(forum) for forum in told["forums"]}
        for item in told["programme"]:
            if item["kind"] != "forum_round":
                self._item(item)

    def _room(self, told):
        return VenueRoomFactory(
            conference=self.conference,
            name=told["name"],
            seats=told["seats"],
            step_free=told["step_free"],
        )

    def _person(self, told):
        return PersonFactory(
            district=self.district, first_name=told["first_name"], last_name=told["last_name"]
        )

    def _interpreters(self, told):
        for language in ("ar", "uk"):
            self._teams(language, told["interpreters"][language]["people"])
        self._teams("dgs", told["sign_language_interpreters"]["pairs"])

    def _teams(self, language, teams):
        InterpreterTeamFactory(conference_id=self.conference.id, language=language, teams=teams)

    def _forum(self, told):
        forum = ForumFactory(
            of=self.conference,
            round=self.rounds[told["round"]],
            room=self.rooms[told["room_id"]],
            code=told["code"],
            title=Translated(told["title"]),
            abstract=german(told["description"]),
            guiding_question=german(told["guiding_question"]),
            capacity=told["capacity"],
            content_key=told["content_key"],
            interpretation=told["interpretation"],
            state=ForumState(told["status"]),
        )
        for part, people in (
            (Part.SPEAKER, told["speaker_ids"]),
            (Part.MODERATOR, [told["moderator_id"]]),
            (Part.RAPPORTEUR, [told["rapporteur_id"]]),
        ):
            self._engage(people, part, forum=forum)
        return forum

    def _item(self, told):
        item = ProgrammeItemFactory(
            conference=self.conference,
            room=self.rooms[told["room_id"]],
            kind=ITEM_KINDS.get(told["kind"]) or ItemKind(told["kind"]),
            title=german(told["title"]),
            starts=time.fromisoformat(told["starts"]),
            ends=time.fromisoformat(told["ends"]),
        )
        self._engage(told["person_ids"], Part.SPEAKER, item=item)

    def _engage(self, people, part, **place):
        for position, person_id in enumerate(people):
            EngagementFactory(
                person=self.people[person_id],
                part=part,
                state=self.states[person_id],
                position=position,
                **place,
            )
