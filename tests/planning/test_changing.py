from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from conference.core import clock
from conference.core.clock import BERLIN
from conference.core.errors import NotAllowed, StateNotAllowed
from conference.core.translated import Translated, german
from conference.planning import queries
from conference.planning.errors import (
    AgesTurnedRound,
    DatesOutOfOrder,
    DayInOtherYear,
    GermanMissing,
    IsArchived,
    NotOverYet,
    NotReady,
    RoomInUse,
    RoomNameTaken,
)
from conference.planning.rules.dates import Dates
from conference.planning.services import announcing, changing, furnishing
from conference.planning.states import ChoiceMode, ConferenceState
from conference.trail.queries import entries_about
from tests.factories import ConferenceFactory, ForumFactory, VenueRoomFactory
from tests.planning.people import OFFICE, PROGRAMME, READER


def texts_of(conference, **changed):
    return changing.Texts(
        **{
            name: changed.get(name, getattr(conference, name))
            for name in ("title", "theme", "motto", "intro", "practical", "privacy_short")
        }
    )


def a_room(**facts):
    return furnishing.RoomFacts(
        **{
            "name": "Aula",
            "floor": "EG",
            "use": "Plenum",
            "seats": 380,
            "wheelchair_spaces": 8,
            "step_free": True,
            "by_lift": False,
            "induction_loop": True,
            "door_width_cm": 180,
            "directions": german("Vom Foyer geradeaus"),
            "access_note": Translated(),
            "speaker_note": "",
        }
        | facts
    )


def test_the_trail_tells_old_and_new_per_language_and_why():
    conference = ConferenceFactory(theme=german("Arbeit"))

    changing.change_texts(
        conference,
        texts_of(conference, theme=Translated({"de": "Ausbildung", "en": "Training"})),
        actor=OFFICE,
        why="Beschluss der Lenkungsgruppe",
    )

    (entry,) = entries_about("conference", conference.id)
    assert (entry.actor, entry.words, entry.why, entry.changes) == (
        "Svenja Küsters",
        "hat die Texte geändert",
        "Beschluss der Lenkungsgruppe",
        [
            ["Leitthema (Deutsch)", "Arbeit", "Ausbildung"],
            ["Leitthema (English)", "", "Training"],
        ],
    )


def test_saving_without_a_change_leaves_no_trace():
    conference = ConferenceFactory()

    changing.change_texts(conference, texts_of(conference), actor=OFFICE)

    assert entries_about("conference", conference.id) == []


def test_a_title_without_german_is_refused_beside_its_field():
    conference = ConferenceFactory()

    with pytest.raises(GermanMissing) as refusal:
        changing.change_texts(
            conference, texts_of(conference, title=Translated({"en": "Conference"})), actor=OFFICE
        )

    assert (refusal.value.field, str(refusal.value)) == (
        "title",
        "Bitte geben Sie „Titel“ auf Deutsch an.",
    )


def test_only_the_office_changes_texts():
    conference = ConferenceFactory()

    for actor in (PROGRAMME, READER):
        with pytest.raises(NotAllowed):
            changing.change_texts(conference, texts_of(conference), actor=actor)


def test_what_calendars_show_gets_a_new_version_when_it_changes():
    conference = ConferenceFactory()
    venue = changing.Venue(
        venue_name="Stadthalle",
        venue_street=conference.venue_street,
        venue_postal_code=conference.venue_postal_code,
        venue_city=conference.venue_city,
        directions=german("Bus 1"),
        venue_access=Translated(),
        venue_note="",
    )

    changing.change_venue(conference, venue, actor=OFFICE)
    changing.change_venue(conference, replace(venue, venue_note="Schlüssel"), actor=OFFICE)

    assert conference.sequence == 1


def in_2027(**facts):
    return ConferenceFactory(
        **{
            "year": 2027,
            "day": date(2027, 11, 13),
            "registration_opens_at": datetime(2027, 9, 6, 8, tzinfo=BERLIN),
            "needs_deadline": date(2027, 10, 11),
            "registration_closes_at": datetime(2027, 10, 29, 23, 59, 59, tzinfo=BERLIN),
            "allocation_day": date(2027, 11, 2),
            "change_until": datetime(2027, 11, 12, 18, tzinfo=BERLIN),
        }
        | facts
    )


def test_deadlines_move_with_the_day_on_request_at_the_same_time_of_the_clock():
    conference = in_2027()
    new = replace(Dates.of(conference), day=date(2027, 10, 30), doors=time(8))

    changing.change_dates(conference, new, move_the_rest=True, actor=OFFICE)

    assert Dates.of(conference) == Dates(
        day=date(2027, 10, 30),
        doors=time(8),
        starts=time(9),
        ends=time(16, 30),
        registration_opens_at=datetime(2027, 8, 23, 8, tzinfo=BERLIN),
        needs_deadline=date(2027, 9, 27),
        registration_closes_at=datetime(2027, 10, 15, 23, 59, 59, tzinfo=BERLIN),
        allocation_day=date(2027, 10, 19),
        change_until=datetime(2027, 10, 29, 18, tzinfo=BERLIN),  # the clocks change on the 31st
    )


def test_without_the_request_deadlines_stay():
    conference = in_2027()
    before = Dates.of(conference)

    changing.change_dates(conference, replace(before, day=date(2027, 11, 20)), actor=OFFICE)

    assert Dates.of(conference) == replace(before, day=date(2027, 11, 20))


@pytest.mark.parametrize(
    ("wrong", "field", "message"),
    [
        ({"starts": time(8)}, "starts", "Der Beginn liegt vor dem Einlass."),
        ({"ends": time(9)}, "ends", "Das Ende liegt nicht nach dem Beginn."),
        (
            {"registration_closes_at": datetime(2027, 9, 1, tzinfo=BERLIN)},
            "registration_closes_at",
            "Der Anmeldeschluss liegt nicht nach dem Beginn der Anmeldung.",
        ),
        (
            {"registration_closes_at": datetime(2027, 11, 14, tzinfo=BERLIN)},
            "registration_closes_at",
            "Der Anmeldeschluss liegt nach dem Beginn der Konferenz.",
        ),
        (
            {"needs_deadline": date(2027, 9, 5)},
            "needs_deadline",
            "Der Bedarfsschluss liegt vor dem Beginn der Anmeldung.",
        ),
        (
            {"needs_deadline": date(2027, 10, 30)},
            "needs_deadline",
            "Der Bedarfsschluss liegt nach dem Anmeldeschluss.",
        ),
        (
            {"allocation_day": date(2027, 10, 28)},
            "allocation_day",
            "Die Zuteilung liegt nicht zwischen Anmeldeschluss und Konferenztag.",
        ),
        (
            {"change_until": datetime(2027, 11, 13, 9, 1, tzinfo=BERLIN)},
            "change_until",
            "Änderungen sind länger möglich, als bis die Konferenz beginnt.",
        ),
    ],
)
def test_dates_out_of_order_are_refused_beside_their_field(wrong, field, message):
    conference = in_2027()

    with pytest.raises(DatesOutOfOrder) as refusal:
        changing.change_dates(conference, replace(Dates.of(conference), **wrong), actor=OFFICE)

    assert (refusal.value.field, str(refusal.value)) == (field, message)


def test_the_day_stays_in_the_year_of_its_address():
    conference = in_2027()

    with pytest.raises(DayInOtherYear):
        changing.change_dates(
            conference,
            replace(Dates.of(conference), day=date(2028, 1, 15)),
            move_the_rest=True,
            actor=OFFICE,
        )


def test_seats_and_the_choice_of_forums_change_together():
    conference = ConferenceFactory(public_seats=100, reserved_seats=10)

    changing.change_seats(
        conference,
        changing.Seats(
            public_seats=120,
            reserved_seats=10,
            choice_mode=ChoiceMode.DIRECT,
            wishes_per_round=3,
        ),
        actor=OFFICE,
    )

    (entry,) = entries_about("conference", conference.id)
    assert entry.changes == [
        ["Öffentliche Plätze", "100", "120"],
        [
            "Wahl der Foren",
            "Wünsche, die Plätze werden später verteilt",
            "feste Wahl, wer zuerst kommt",
        ],
    ]


def _support(**facts):
    usual = {
        "lift_width_cm": 110,
        "lift_depth_cm": 140,
        "childcare_places": 18,
        "childcare_from_age": 3,
        "childcare_to_age": 10,
        "needs_kept_days": 28,
    }
    return changing.Support(**usual | facts)


def test_what_support_is_there_stands_in_the_trail():
    conference = ConferenceFactory()

    changing.change_support(conference, _support(), actor=OFFICE)

    (entry,) = entries_about("conference", conference.id)
    assert entry.words == "hat geändert, was für Unterstützung da ist"
    assert entry.changes == [
        ["Breite des Aufzugs in cm", "", "110"],
        ["Tiefe des Aufzugs in cm", "", "140"],
        ["Plätze in der Kinderbetreuung", "0", "18"],
    ]


def test_the_oldest_children_are_not_younger_than_the_youngest():
    conference = ConferenceFactory()

    with pytest.raises(AgesTurnedRound):
        changing.change_support(
            conference, _support(childcare_from_age=10, childcare_to_age=3), actor=OFFICE
        )


def test_a_conference_is_announced_only_with_what_the_public_needs():
    conference = ConferenceFactory(
        state=ConferenceState.DRAFT, venue_name="", contact_email="", contact_phone=""
    )

    with pytest.raises(NotReady) as refusal:
        announcing.announce_conference(conference, actor=OFFICE)

    assert str(refusal.value) == (
        "Vor der Ankündigung fehlt noch: der Name des Ortes, "
        "eine E-Mail-Adresse oder Telefonnummer für Fragen."
    )


def test_an_announced_conference_can_be_taken_back():
    conference = ConferenceFactory(state=ConferenceState.DRAFT)

    announcing.announce_conference(conference, actor=OFFICE)
    announcing.take_back(conference, actor=OFFICE, why="Halle abgesagt")

    assert conference.state is ConferenceState.DRAFT
    assert [(e.words, e.why) for e in entries_about("conference", conference.id)] == [
        ("hat die Konferenz in den Entwurf zurückgenommen", "Halle abgesagt"),
        ("hat die Konferenz angekündigt", ""),
    ]


def test_only_what_is_over_goes_to_the_archive_and_stays_as_it_was():
    conference = ConferenceFactory()

    with pytest.raises(NotOverYet):
        announcing.archive(conference, actor=OFFICE)
    with clock.pretending(conference.ends_at + timedelta(hours=1)):
        announcing.archive(conference, actor=OFFICE)

    with pytest.raises(IsArchived):
        changing.change_texts(conference, texts_of(conference), actor=OFFICE)
    with pytest.raises(StateNotAllowed):
        announcing.take_back(conference, actor=OFFICE)
    announcing.reopen(conference, actor=OFFICE)
    assert conference.state is ConferenceState.ANNOUNCED


def test_who_makes_the_programme_may_keep_the_rooms():
    conference = ConferenceFactory()

    room = furnishing.add_room(conference, a_room(), actor=PROGRAMME)
    furnishing.change_room(room, a_room(seats=360), actor=PROGRAMME, why="Bühne")

    assert [(r.name, r.seats) for r in queries.rooms_of(conference)] == [("Aula", 360)]
    assert [(e.words, e.changes) for e in entries_about("venue_room", room.id)] == [
        ("hat den Raum geändert", [["Plätze", "380", "360"]]),
        ("hat den Raum angelegt", []),
    ]
    with pytest.raises(NotAllowed):
        furnishing.change_room(room, a_room(), actor=READER)


def test_two_rooms_of_a_conference_have_two_names():
    conference = ConferenceFactory()
    furnishing.add_room(conference, a_room(), actor=OFFICE)

    with pytest.raises(RoomNameTaken):
        furnishing.add_room(conference, a_room(), actor=OFFICE)


def test_a_room_in_the_programme_is_not_removed():
    forum = ForumFactory()
    empty = VenueRoomFactory(conference=forum.conference, name="Keller")

    with pytest.raises(RoomInUse):
        furnishing.remove_room(forum.room, actor=OFFICE)
    furnishing.remove_room(empty, actor=OFFICE)

    assert [room.id for room in queries.rooms_of(forum.conference)] == [forum.room_id]


def test_interpreters_are_counted_per_language():
    conference = ConferenceFactory()
    furnishing.change_interpreters(conference, {"ar": 2, "uk": 1, "fa": 0}, actor=OFFICE)

    furnishing.change_interpreters(conference, {"ar": 3, "dgs": 1}, actor=OFFICE)

    assert queries.interpreter_teams(conference) == {"ar": 3, "dgs": 1}
    assert entries_about("conference", conference.id)[0].changes == [
        ["Arabisch", "2", "3"],
        ["Deutsche Gebärdensprache", "0", "1"],
        ["Ukrainisch", "1", "0"],
    ]
