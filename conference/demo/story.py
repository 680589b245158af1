"""The acts of the story, in the order in which an office lives them."""

from collections.abc import Iterator
from datetime import time
from typing import Any

from conference.core import clock
from conference.core.actor import SYSTEM
from conference.core.translated import Translated, german
from conference.demo.addresses import take_addresses_in
from conference.demo.allocation import give_places
from conference.demo.arrivals import arrive
from conference.demo.district import settle
from conference.demo.invitations import answer, invite
from conference.demo.organisations import introduce
from conference.demo.people import Cast, meet_people
from conference.demo.programme import build_programme, say_what_changed
from conference.demo.script import Calendar, Snapshot, read
from conference.directory.queries import has_district
from conference.planning.models import Conference
from conference.planning.rules.dates import Dates
from conference.planning.services.announcing import announce_conference, archive
from conference.planning.services.changing import (
    Contact,
    Seats,
    Support,
    Texts,
    Venue,
    change_contact,
    change_seats,
    change_support,
    change_texts,
    change_venue,
)
from conference.planning.services.furnishing import RoomFacts, add_room, change_interpreters
from conference.planning.services.years import Plan, plan_conference
from conference.planning.states import ChoiceMode
from conference.programme.services.release import draft_of, publish

OFFICE = SYSTEM


def is_empty() -> bool:
    """Whether nobody lives in this installation yet."""
    return not has_district()


def acts(snapshot: Snapshot) -> Iterator[str]:
    """Tell the story up to this day, one act at a time, each with what it says when it is over."""
    calendar = Calendar.stopping_at(snapshot)
    script = read("conference_2026.json")
    with clock.pretending(calendar.at("2025-02-03")):
        settle(calendar.day("2025-02-03"))
        cast = meet_people(script)
        organisations = introduce(cast, script)
    yield f"the district, the cast and {organisations} organisations"
    _last_year(calendar, cast)
    yield "last year's conference"
    conference = this_year(calendar, script, cast)
    yield f"the conference of {conference.year} with its programme, published twice"
    with clock.pretending(calendar.at("2026-08-29")):
        known = take_addresses_in()
    yield f"the address list, {known} people are known now"
    yield f"{invite(conference, calendar)} invitations"
    arrived, refused = arrive(conference, calendar)
    answer(conference, calendar)
    yield f"{arrived} registrations, {len(refused)} refused"
    yield from refused
    if snapshot in (Snapshot.DAY, Snapshot.RESULTS):
        yield f"{give_places(conference, calendar)} places in forums, allocated and told"


def _release(conference: Conference, comment: str) -> None:
    publish(conference.id, seen=draft_of(conference).seen, comment=german(comment), actor=OFFICE)


def _last_year(calendar: Calendar, cast: Cast) -> None:
    script = read("conference_2025.json")
    day = calendar.day(script["date"])
    with clock.pretending(calendar.at("2025-03-03")):
        conference = plan_conference(
            Plan(
                day=day,
                number=script["number"],
                title=german(f"Integrationskonferenz {day.year}"),
                theme=german(script["theme"]),
            ),
            actor=OFFICE,
        )
        change_venue(
            conference,
            Venue(
                venue_name=script["venue"],
                venue_street="Rurbogen 1",
                venue_postal_code="52525",
                venue_city="Heinsberg",
                directions=Translated(),
                venue_access=Translated(),
                venue_note="",
            ),
            actor=OFFICE,
        )
        _contact(conference)
        build_programme(conference, _as_programme(script), cast, calendar)
        announce_conference(conference, actor=OFFICE)
        _release(conference, "")
    with clock.pretending(calendar.at("2026-02-19")):
        archive(conference, actor=OFFICE)


def _as_programme(script: dict[str, Any]) -> dict[str, Any]:
    """Last year had one round of forums and little else on paper."""
    return {
        "rounds": [("A", "Forenrunde", time(11), time(12, 45))],
        "programme": [],
        "market_stands": [],
        "forums": [
            {
                "code": f"A{number}",
                "round": "A",
                "room_id": None,
                "capacity": 50,
                "title": forum["title"],
                "description": "",
                "guiding_question": "",
                "speaker_ids": [],
                "moderator_id": forum["moderator_id"],
                "rapporteur_id": forum["rapporteur_id"],
                "interpretation": [],
                "content_key": "",
                "field_of_action_ids": [forum["topic"]],
            }
            for number, forum in enumerate(script["forums"], start=1)
        ],
    }


def this_year(calendar: Calendar, script: dict[str, Any], cast: Cast) -> Conference:
    """The conference with its programme: published, and once more when the last forum is certain."""
    with clock.pretending(calendar.at("2026-03-09")):
        conference = _planned(calendar, script)
        rooms = _furnish(conference, script)
    with clock.pretending(calendar.at("2026-07-20")):
        script["rounds"] = [
            ("A", "Forenrunde A", time(11, 20), time(12, 35)),
            ("B", "Forenrunde B", time(13, 45), time(15)),
        ]
        build_programme(conference, script, cast, calendar, rooms)
    with clock.pretending(calendar.at("2026-08-28")):
        announce_conference(conference, actor=OFFICE)
        _release(conference, "Das erste Programm.")
    with clock.pretending(calendar.at("2026-08-30")):
        say_what_changed(conference)
        _release(conference, "Forum A3 ist jetzt sicher.")
    return conference


def _planned(calendar: Calendar, script: dict[str, Any]) -> Conference:
    texts = {
        name: calendar.translated({code: said[name] for code, said in script["texts"].items()})
        for name in ("title", "motto", "intro", "practical", "privacy_short")
    }
    terms = script["registration"]
    day = calendar.day(script["date"])
    conference = plan_conference(
        Plan(
            day=day,
            number=script["number"],
            title=texts["title"],
            theme=calendar.translated(script["theme"]),
            dates=Dates(
                day=day,
                doors=time.fromisoformat(script["doors"]),
                starts=time.fromisoformat(script["starts"]),
                ends=time.fromisoformat(script["ends"]),
                registration_opens_at=calendar.moment(terms["opens"]),
                needs_deadline=calendar.moment(terms["needs_deadline"]).date(),
                registration_closes_at=calendar.moment(terms["closes"]),
                allocation_day=calendar.day(terms["allocation_on"]),
                change_until=calendar.moment(terms["cancel_until"]),
            ),
        ),
        actor=OFFICE,
    )
    theme = Translated(
        {
            "de": script["theme"],
            "de-simple": "Ausbildung und Arbeit",
            "en": "Integration through training and work",
            "ar": "الاندماج من خلال التدريب والعمل",
            "uk": "Інтеграція через навчання та роботу",
            "tr": "Eğitim ve iş yoluyla uyum",
        }
    )
    change_texts(conference, Texts(theme=theme, **texts), actor=OFFICE)
    change_seats(
        conference,
        Seats(
            public_seats=terms["public_seats"],
            reserved_seats=terms["reserved_seats"],
            choice_mode=ChoiceMode.WISHES,
            wishes_per_round=terms["wishes_per_round"],
        ),
        actor=OFFICE,
    )
    childcare = script["services"]["childcare"]
    change_support(
        conference,
        Support(
            lift_width_cm=110,
            lift_depth_cm=140,
            childcare_places=childcare["places"],
            childcare_from_age=childcare["ages"][0],
            childcare_to_age=childcare["ages"][1],
            needs_kept_days=28,
        ),
        actor=OFFICE,
    )
    _contact(conference)
    return conference


def _contact(conference: Conference) -> None:
    change_contact(
        conference,
        Contact(
            contact_name="Svenja Küsters",
            contact_email="integration@kreis.example.org",
            contact_phone="0221 4710 100",
            contact_hours=german("Montag bis Freitag, 9 bis 12 Uhr"),
        ),
        actor=OFFICE,
    )


def _furnish(conference: Conference, script: dict[str, Any]) -> dict[str, int]:
    """The venue and its rooms: room_id of the file -> id."""
    venue = script["venue"]
    change_venue(
        conference,
        Venue(
            venue_name=venue["name"],
            venue_street=venue["street"],
            venue_postal_code=venue["postal_code"],
            venue_city=venue["city"],
            directions=Translated(
                {
                    "de": f"{venue['public_transport']}. Parken: {venue['parking']}.",
                    "ar": "الموقف: Wurmauenweg، حافلة خاصة من محطة القطار الساعة 8:05 و8:35. "
                    "120 موقفًا للسيارات، منها 6 لذوي الإعاقة.",
                }
            ),
            venue_access=Translated(
                {
                    "de": "Das Erdgeschoss ist ohne Stufen erreichbar. In den ersten Stock fährt ein "
                    "Aufzug (110 × 140 cm). Die Lehrwerkstatt K.02 hat fünf Stufen und keinen Aufzug.",
                    "de-simple": "Im Erd-Geschoss gibt es keine Stufen.\nIn den ersten Stock fährt "
                    "ein Aufzug.\nZum Raum K.02 gehen 5 Stufen.",
                    "ar": "الطابق الأرضي بلا درجات. يوجد مصعد إلى الطابق الأول (110 × 140 سم). "
                    "أما ورشة K.02 فلها خمس درجات وبلا مصعد.",
                }
            ),
            venue_note="",
        ),
        actor=OFFICE,
    )
    rooms = {}
    for room in venue["rooms"]:
        made = add_room(
            conference,
            RoomFacts(
                name=room["name"],
                floor=room["floor"],
                use=room["use"],
                seats=room["seats"],
                wheelchair_spaces=room["wheelchair_spaces"],
                step_free=room["step_free"],
                by_lift="Aufzug" in room["floor"],
                induction_loop=room["induction_loop"],
                door_width_cm=room["max_door_width_cm"],
                directions=Translated(),
                access_note=german(room.get("note", "")),
                speaker_note="",
            ),
            actor=OFFICE,
        )
        rooms[room["room_id"]] = made.id
    teams = {
        language: service["people"]
        for language, service in script["services"]["interpreters"].items()
    }
    teams["dgs"] = script["services"]["sign_language_interpreters"]["pairs"]
    change_interpreters(conference, teams, actor=OFFICE)
    return rooms
