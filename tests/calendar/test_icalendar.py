from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from conference.calendar.appointment import Appointment
from conference.calendar.icalendar import calendar_file, event_file
from conference.core.clock import pretending

BERLIN = ZoneInfo("Europe/Berlin")


def appointment(**changed):
    return Appointment(
        **{
            "uid": "4f0a2b54-9a0f-4f4e-8d43-0e4a5d1f6a11",
            "sequence": 3,
            "starts": datetime(2026, 11, 7, 8, tzinfo=UTC),
            "ends": datetime(2026, 11, 7, 15, 30, tzinfo=UTC),
            "changed_at": datetime(2026, 6, 1, 10, 11, 12, 999, tzinfo=UTC),
            "summary": "Integrationskonferenz; Ausbildung, Arbeit",
            **changed,
        }
    )


def read(octets):
    return Calendar.from_ical(octets).walk("VEVENT")[0]


def test_one_appointment_is_written_exactly_so():
    written = event_file(
        appointment(
            location="Berufskolleg Wurmaue, Wurmauenweg 12",
            description="Einlass 8:15 Uhr\nAnkommen",
            url="https://konferenz.example.org/2026/",
        )
    )

    head, _, rest = written.partition(b"BEGIN:VTIMEZONE\r\n")
    _, _, event = rest.partition(b"END:VTIMEZONE\r\n")
    assert head.decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Integrationskonferenz//Konferenz 1//DE",
        "",
    ]
    assert event.decode().split("\r\n") == [
        "BEGIN:VEVENT",
        "UID:4f0a2b54-9a0f-4f4e-8d43-0e4a5d1f6a11",
        "DTSTAMP:20260601T101112Z",
        "LAST-MODIFIED:20260601T101112Z",
        "SEQUENCE:3",
        "DTSTART;TZID=Europe/Berlin:20261107T090000",
        "DTEND;TZID=Europe/Berlin:20261107T163000",
        r"SUMMARY:Integrationskonferenz\; Ausbildung\, Arbeit",
        r"LOCATION:Berufskolleg Wurmaue\, Wurmauenweg 12",
        r"DESCRIPTION:Einlass 8:15 Uhr\nAnkommen",
        "URL:https://konferenz.example.org/2026/",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_a_file_for_the_public_names_no_people_and_asks_for_no_answer():
    written = calendar_file([appointment(), appointment(uid="b")], name="Konferenz 2026")

    for property in (b"METHOD", b"ORGANIZER", b"ATTENDEE", b"VALARM"):
        assert property not in written


def test_a_calendar_to_subscribe_to_says_its_name_and_how_often_to_ask():
    written = calendar_file([], name="Konferenz, Kreis Wurmaue")

    assert written.split(b"\r\n")[3:7] == [
        rb"NAME:Konferenz\, Kreis Wurmaue",
        rb"X-WR-CALNAME:Konferenz\, Kreis Wurmaue",
        b"REFRESH-INTERVAL;VALUE=DURATION:PT4H",
        b"X-PUBLISHED-TTL:PT4H",
    ]


def test_a_cancelled_appointment_stays_and_says_so():
    event = read(event_file(appointment(cancelled=True, busy=False)))

    assert (event["STATUS"], event["TRANSP"]) == ("CANCELLED", "TRANSPARENT")


def test_the_same_appointments_give_the_same_octets_whenever_they_are_asked_for():
    with pretending(datetime(2026, 1, 1, tzinfo=UTC)):
        earlier = calendar_file([appointment()], name="Konferenz")

    assert calendar_file([appointment()], name="Konferenz") == earlier


@pytest.mark.parametrize(
    "text",
    [
        "Zeile eins\nZeile zwei; drei, vier: fünf",
        "C:\\Neu\\n und \\N",
        "مؤتمر الاندماج في التدريب والعمل " * 8,
        "👩🏽‍🏫" * 40,
        "x" * 300,
        "\\" * 200,
        "BEGIN:VALARM\nEND:VEVENT",
    ],
)
def test_every_text_comes_back_as_it_was_in_lines_of_75_octets(text):
    written = event_file(appointment(summary=text, description=text, location=text))

    event = read(written)
    assert [str(event[name]) for name in ("SUMMARY", "DESCRIPTION", "LOCATION")] == [text] * 3
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    assert [line.decode() for line in written.split(b"\r\n")][-1] == ""
    assert b"\n" not in written.replace(b"\r\n", b"")


def test_marks_that_turn_the_reading_direction_and_controls_are_left_out():
    event = read(event_file(appointment(summary="a\u202eb\u2066c\x00d\r\ne\ufffef")))

    assert str(event["SUMMARY"]) == "abcd\nef"


def test_no_address_breaks_out_of_its_line():
    written = event_file(appointment(url="https://x.example/\r\nATTENDEE:mailto:a@b.example"))

    assert b"\r\nATTENDEE" not in written


@pytest.mark.parametrize("month", [1, 3, 7, 10])
@pytest.mark.parametrize("day", range(20, 32))
def test_every_reader_of_the_file_finds_the_same_moment(month, day):
    starts = datetime(2026, month, day, 9, tzinfo=BERLIN)

    event = read(event_file(appointment(starts=starts, ends=starts + timedelta(hours=1))))

    assert event["DTSTART"].dt.astimezone(UTC) == starts.astimezone(UTC)


def test_the_hour_that_autumn_has_twice_is_told_in_utc():
    twice = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)

    written = event_file(appointment(starts=twice, ends=twice + timedelta(hours=3)))

    assert b"DTSTART:20261025T003000Z\r\nDTEND;TZID=Europe/Berlin:20261025T043000\r\n" in written


def test_the_time_zone_written_into_the_file_is_the_one_of_berlin():
    zone = Calendar.from_ical(event_file(appointment())).walk("VTIMEZONE")[0].to_tz()

    for hour in range(0, 24 * 366 * 2, 7):
        moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hour)
        assert moment.astimezone(zone).utcoffset() == moment.astimezone(BERLIN).utcoffset()
