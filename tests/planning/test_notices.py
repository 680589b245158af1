from datetime import date, timedelta

import pytest

from conference.core.translated import Translated, german
from conference.planning.rules.feasts import feasts_on, orthodox_easter
from conference.planning.rules.holidays import easter_sunday, public_holiday, school_holiday
from conference.planning.rules.notices import Weight, notices_about, notices_for_the_day
from tests.factories import ConferenceFactory


def warnings(day):
    return [n.text for n in notices_for_the_day(day) if n.weight is Weight.WARNING]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 4, 3), "Karfreitag"),
        (date(2027, 5, 6), "Christi Himmelfahrt"),
        (date(2027, 5, 27), "Fronleichnam"),
        (date(2026, 10, 3), "Tag der Deutschen Einheit"),
        (date(2026, 11, 1), "Allerheiligen"),
        (date(2026, 10, 31), None),  # the Reformation is no holiday in Nordrhein-Westfalen
        (date(2026, 11, 7), None),
    ],
)
def test_public_holidays_of_nordrhein_westfalen_are_known(day, name):
    assert public_holiday(day) == name


def test_easter_is_where_both_churches_keep_it():
    assert [easter_sunday(year) for year in (2026, 2027, 2038)] == [
        date(2026, 4, 5),
        date(2027, 3, 28),
        date(2038, 4, 25),
    ]
    assert [orthodox_easter(year) for year in (2026, 2027, 2028)] == [
        date(2026, 4, 12),
        date(2027, 5, 2),
        date(2028, 4, 16),
    ]


def test_school_holidays_include_their_first_and_last_day():
    assert school_holiday(date(2026, 10, 16)) is None
    assert school_holiday(date(2026, 10, 17)) == "Herbstferien"
    assert school_holiday(date(2026, 10, 31)) == "Herbstferien"
    assert school_holiday(date(2026, 11, 1)) is None


@pytest.mark.parametrize(
    ("day", "names"),
    [
        (date(2027, 2, 20), ["Ramadan (Fastenmonat)"]),
        (date(2027, 3, 9), ["Fest des Fastenbrechens"]),
        (date(2030, 12, 26), ["Ramadan (Fastenmonat)"]),
        (date(2026, 9, 21), ["Jom Kippur"]),
        (date(2027, 10, 16), ["Sukkot (erste Festtage)"]),
        (date(2027, 1, 7), ["orthodoxes Weihnachten (alter Kalender)"]),
        (date(2026, 4, 15), ["Çarşema Sor (Roter Mittwoch)"]),
        (date(2026, 12, 18), ["Îda Êzî mit Fastentagen"]),
        (date(2026, 6, 25), ["Muharrem-Fasten und Aşure (ungefähr)"]),
        (date(2026, 2, 16), ["Karneval (Altweiber bis Veilchendienstag)"]),
        (date(2026, 11, 7), []),
    ],
)
def test_large_feasts_are_known(day, names):
    assert [feast.name for feast in feasts_on(day)] == names


def test_a_saturday_in_november_has_nothing_against_it():
    assert warnings(date(2026, 11, 7)) == []


def test_a_day_with_a_feast_in_the_holidays_gets_every_warning():
    assert warnings(date(2027, 5, 17)) == [
        "Der Tag ist ein gesetzlicher Feiertag in Nordrhein-Westfalen: Pfingstmontag.",
        "Opferfest, 16. Mai 2027 bis 19. Mai 2027: muslimische Menschen; "
        "je nach Mondsichtung einen Tag früher oder später.",
    ]


def test_a_friday_after_a_holiday_is_a_bridge_day():
    assert warnings(date(2027, 5, 7)) == [
        "Der Tag ist ein Brückentag neben dem Feiertag Christi Himmelfahrt: "
        "Viele haben frei und sind verreist."
    ]


def test_beyond_the_tables_the_page_says_that_nobody_knows():
    unknown = [
        notice.text
        for notice in notices_for_the_day(date(2033, 9, 10))
        if notice.weight is Weight.UNKNOWN
    ]

    assert unknown == [
        "Die Schulferien sind hier nur bis 27. April 2030 bekannt. "
        "Bitte sehen Sie für diesen Tag selbst nach.",
        "Die islamischen und alevitischen Feste sind hier nur bis 31. Dezember 2032 bekannt. "
        "Bitte fragen Sie für diesen Tag eine Gemeinde vor Ort.",
    ]


def test_a_friday_reminds_of_the_prayer():
    texts = [notice.text for notice in notices_for_the_day(date(2026, 11, 13))]

    assert texts == [
        "Freitag: Das Freitagsgebet liegt zwischen 12:30 und 14:30 Uhr. "
        "Planen Sie dann eine Pause ein."
    ]


def test_a_text_that_still_names_the_old_year_is_pointed_out():
    conference = ConferenceFactory(
        year=2027,
        day=date(2027, 11, 13),
        needs_deadline=date(2027, 10, 11),
        title=Translated({"de": "Konferenz 2027", "ar": "مؤتمر 2026"}),
        theme=german("Vielfalt"),
        intro=german("Wie schon 2025 und 2026, in zimmer 12026."),
    )

    notices = notices_about(conference, date(2027, 1, 1))

    assert [n.text for n in notices if "Text" in n.text] == [
        "Im Text „Titel“ steht 2026. Bitte prüfen Sie, ob das Jahr stimmt.",
        "Im Text „Einleitung“ steht 2025 und 2026. Bitte prüfen Sie, ob das Jahr stimmt.",
    ]


def test_a_deadline_on_a_day_off_is_pointed_out():
    conference = ConferenceFactory(
        year=2027, day=date(2027, 11, 13), allocation_day=date(2027, 11, 1)
    )

    notices = notices_about(conference, date(2027, 1, 1))

    assert "Die Zuteilung (1. November 2027) fällt auf einen Feiertag (Allerheiligen)." in [
        notice.text for notice in notices
    ]


def test_a_past_conference_needs_no_advice():
    conference = ConferenceFactory(year=2027, day=date(2027, 5, 17))

    assert notices_about(conference, conference.day + timedelta(days=1)) == []
