"""A clerk with a pile of paper forms: one page, no mouse, and nothing typed twice."""

import re
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from conference.core import clock
from conference.core.database import db
from conference.planning.states import ChoiceMode
from conference.programme.models import Forum
from conference.registration.models import Party, Registration
from conference.registration.states import Channel, ConsentKind, PlaceState, Reach, State
from tests.factories import (
    ConferenceFactory,
    ForumFactory,
    ForumRoundFactory,
    MunicipalityFactory,
)
from tests.programme.publishing import release
from tests.registration.people import OFFICE, amira, sign_up
from tests.registration.visitors import Page

MARIANNE = {"first_name": "Marianne", "last_name": "Müller-Offermanns", "phone": "02214710411"}


@pytest.fixture
def path(conference):
    return f"/buero/{conference.year}/anmeldungen/neu"


def rounds(conference):
    """The name of the field for codes, by the letter of the round."""
    found = db.session.scalars(select(Forum).where(Forum.conference_id == conference.id))
    return {forum.code[0]: f"r{forum.round_id}_codes" for forum in found}


def typed(office, path, **fields):
    """Open the page, type, and press Enter."""
    sent = Page(office.get(path)).fields
    sent |= {name.replace("__", "-"): value for name, value in fields.items()}
    return office.post(path, data=sent)


def everybody():
    return db.session.scalars(select(Registration).order_by(Registration.id)).all()


def told(answer):
    """The words of a page, spaces as a reader sees them."""
    return " ".join(answer.text.split())


def test_forums_are_typed_as_codes_and_keep_their_order(office, conference, path):
    names = rounds(conference)

    answer = typed(
        office, path, **MARIANNE, **{f"p1__{names['A']}": "a2a1", f"p1__{names['B']}": "B 1"}
    )

    assert answer.status_code == 303, answer.text
    (person,) = everybody()
    assert [wished.forum.code for wished in person.wishes] == ["A2", "A1", "B1"]
    assert (person.reach_by, person.channel) == (Reach.PHONE, Channel.PAPER)


def test_an_address_alone_means_a_letter(office, path):
    typed(office, path, last_name="Peters", postal_address="Am Markt 1\n52525 Heinsberg")

    assert everybody()[0].reach_by is Reach.LETTER


def test_wrong_codes_are_answered_beside_the_field_with_what_is_offered(office, conference, path):
    names = rounds(conference)

    answer = typed(
        office, path, **MARIANNE, **{f"p1__{names['A']}": "A1 A9 B1", f"p1__{names['B']}": "B1 b1"}
    )

    page = told(answer)
    assert "„A9“ gibt es hier nicht." in page
    assert "„B1“ gehört zu: Runde B." in page
    assert "Zur Wahl stehen: A1, A2." in page
    assert "B1 steht zweimal da." in page
    assert 'value="A1 A9 B1"' in page
    assert everybody() == []


def test_several_mistakes_are_told_at_once_and_nothing_typed_is_lost(office, conference, path):
    names = rounds(conference)

    answer = typed(
        office,
        path,
        organisation="Frauenchor",
        email="kein at",
        municipality="Köln",
        day="2099-01-01",
        message="Bitte anrufen",
        **{f"p1__{names['A']}": "X7", "p2__email": "auch keine"},
    )

    page = told(answer)
    summary = page[page.index("Bitte prüfen Sie Ihre Angaben") :]
    for sentence in (
        "Dieser Tag kommt erst noch.",
        "Bitte nennen Sie einen Vornamen oder einen Nachnamen.",
        "Diese E-Mail-Adresse stimmt so nicht.",
        "Diesen Ort gibt es im Kreis nicht.",
        "„X7“ gibt es hier nicht.",
    ):
        assert sentence in summary
    for kept in ("Frauenchor", "kein at", "Köln", "Bitte anrufen", "X7", "auch keine"):
        assert kept in page
    assert page.count(" autofocus") == 1


def test_the_empty_form_begins_in_its_first_field(office, path):
    page = office.get(path).text

    assert page.count(" autofocus") == 1
    assert "autofocus" in page[page.index('id="salutation"') - 300 : page.index('id="first_name"')]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Wassenberg", "Wassenberg"),
        ("wass", "Wassenberg"),
        ("41849", "Wassenberg"),
        ("41849 wassenberg", "Wassenberg"),
        ("uebach-palenberg", "Übach-Palenberg"),
        ("52538 Selfkant", "Selfkant"),
    ],
)
def test_the_town_is_typed_by_name_or_postal_code(office, path, words, name):
    for town, codes in (
        ("Wassenberg", ["41849"]),
        ("Übach-Palenberg", ["52531"]),
        ("Gangelt", ["52538"]),
        ("Selfkant", ["52538"]),
    ):
        MunicipalityFactory(name=town, postal_codes=codes)
    db.session.commit()

    answer = typed(office, path, **MARIANNE, municipality=words)

    assert answer.status_code == 303, answer.text
    assert everybody()[0].municipality.name == name


def test_a_postal_code_of_two_towns_is_asked_back(office, path):
    for town in ("Gangelt", "Selfkant"):
        MunicipalityFactory(name=town, postal_codes=["52538"])
    db.session.commit()

    answer = typed(office, path, **MARIANNE, municipality="52538")

    assert "Das passt zu Gangelt und Selfkant." in told(answer)


def test_the_beginning_of_a_postal_code_is_enough_or_asked_back_with_all_it_fits(office, path):
    for town, codes in (
        ("Wassenberg", ["41849"]),
        ("Heinsberg", ["52525"]),
        ("Übach-Palenberg", ["52531"]),
        ("Gangelt", ["52538"]),
    ):
        MunicipalityFactory(name=town, postal_codes=codes)
    db.session.commit()

    several = typed(office, path, **MARIANNE, municipality="525")
    single = typed(office, path, **MARIANNE, municipality="418")

    assert "Das passt zu Gangelt, Heinsberg und Übach-Palenberg. Bitte schreiben" in told(several)
    assert single.status_code == 303
    assert everybody()[0].municipality.name == "Wassenberg"


def test_on_a_sheet_for_several_people_each_mistake_says_whose_it_is(office, path):
    answer = typed(
        office,
        path,
        **MARIANNE,
        municipality="Nirgendwo",
        **{"p2-first_name": "Cem", "p2-last_name": "Demir", "p2-email": "cem", "p3-email": "x"},
    )

    summary = told(answer)
    assert "1. Person (Marianne Müller-Offermanns): Diesen Ort gibt es im Kreis nicht" in summary
    assert re.search(r"2\. Person \(Cem Demir\): [^<]*E-Mail-Adresse", summary)
    assert "3. Person: " in summary


def test_alone_on_the_sheet_nobody_is_numbered(office, path):
    answer = typed(office, path, **MARIANNE, municipality="Nirgendwo")

    assert "1. Person (" not in told(answer)


def test_the_next_sheet_of_the_pile_begins_as_the_last_one_was(office, path):
    MunicipalityFactory(name="Wassenberg")
    db.session.commit()
    first = typed(
        office,
        path,
        **MARIANNE,
        channel="email",
        day="2026-09-01",
        time="09:30",
        organisation="Begegnungscafé",
        municipality="Wassenberg",
        keep="y",
    )

    following = Page(office.get(first.location)).fields

    assert (following["channel"], following["day"], following["time"]) == (
        *("email", "2026-09-01"),
        "09:30",
    )
    assert (following["organisation"], following["municipality"]) == (
        *("Begegnungscafé", "Wassenberg"),
    )
    assert following["first_name"] == ""
    assert "keep" in following


def test_what_was_not_ticked_is_not_kept_for_the_next_sheet(office, path):
    first = typed(office, path, **MARIANNE, organisation="Begegnungscafé")

    following = Page(office.get(first.location)).fields

    assert following["organisation"] == ""
    assert "keep" not in following


def test_after_a_call_the_next_one_is_taken_now(office, path):
    typed(office, path, **MARIANNE, channel="phone", day="2026-09-01", time="09:30")

    following = Page(office.get(path)).fields

    assert (following["channel"], following["day"]) == ("phone", clock.today().isoformat())


def test_another_clerk_begins_with_a_pile_of_her_own(office, staff_client, path):
    typed(office, path, **MARIANNE, channel="email", day="2026-09-01", time="09:30")

    other = Page(staff_client("office").get(path)).fields

    assert other["channel"] == "paper"


def test_the_others_on_a_paper_have_names_wishes_and_consents_of_their_own(
    office, conference, path
):
    names = rounds(conference)

    answer = typed(
        office,
        path,
        **MARIANNE,
        **{
            f"p1__{names['A']}": "A1",
            f"p1__{names['B']}": "B2",
            "p2__first_name": "Heinz",
            f"p2__{names['A']}": "A2",
            "p3__last_name": "Kremer",
            f"p3__{names['A']}": "-",
            "p3__consent_photo": "y",
        },
    )

    assert answer.status_code == 303, answer.text
    marianne, heinz, kremer = everybody()
    assert [w.forum.code for w in heinz.wishes] == ["A2", "B2"]
    assert [w.forum.code for w in kremer.wishes] == ["B2"]
    assert [c.kind for c in kremer.consents] == [ConsentKind.PHOTO]
    assert heinz.consents == []
    assert db.session.query(Party).count() == 1
    assert "3 Personen" in told(office.get(answer.location))


def test_a_paper_that_came_before_others_is_served_before_them(office):
    conference = ConferenceFactory(public_seats=0)
    for day in (3, 5):
        came = datetime(2026, 9, day, 8, tzinfo=UTC)
        sign_up(conference, amira(email=f"a{day}@example.org"), actor=OFFICE, received_at=came)
    path = f"/buero/{conference.year}/anmeldungen/neu"

    answer = typed(office, path, **MARIANNE, day="2026-09-04", time="10:00")

    assert "auf der Warteliste, Rang 2" in told(office.get(answer.location))


def test_a_paper_waits_for_a_forum_from_its_arrival(office):
    conference = ConferenceFactory(choice_mode=ChoiceMode.DIRECT)
    slot = ForumRoundFactory(conference=conference, code="A")
    ForumFactory(of=conference, round=slot, code="A1", capacity=0)
    release(conference)
    path = f"/buero/{conference.year}/anmeldungen/neu"
    field = f"p1__r{slot.id}_codes"

    refused = typed(office, path, **MARIANNE, **{field: "A1"})
    answer = typed(
        office, path, **MARIANNE, **{field: "A1 w", "day": "2026-09-04", "time": "10:00"}
    )

    assert "A1 ist voll. Mit „A1 w“ kommt die Person auf die Warteliste." in told(refused)
    assert answer.status_code == 303, answer.text
    (place,) = everybody()[-1].places
    assert (place.state, place.since) == (
        PlaceState.WAITING,
        datetime(2026, 9, 4, 8, tzinfo=UTC),
    )


def test_a_paper_that_came_in_time_is_in_time_however_late_it_is_typed(office):
    conference = ConferenceFactory(
        registration_opens_at=datetime(2026, 8, 31, 7, tzinfo=UTC),
        registration_closes_at=datetime(2026, 10, 24, 22, tzinfo=UTC),
    )
    path = f"/buero/{conference.year}/anmeldungen/neu"

    answer = typed(office, path, **MARIANNE, day="2026-10-23", time="11:00")
    in_time = told(office.get(answer.location))
    answer = typed(
        office, path, last_name="Spät", phone="02431 12345", day="2026-10-26", time="9:00"
    )
    late = told(office.get(answer.location))

    assert "nach dem Anmeldeschluss" not in in_time
    assert "nach dem Anmeldeschluss eingegangen" in late
    assert [person.came_late for person in everybody()] == [False, True]
    assert {person.state for person in everybody()} == {State.CONFIRMED}


def test_the_page_asks_as_few_questions_of_the_database_after_many_sheets(
    office, path, count_queries
):
    typed(office, path, **MARIANNE)
    with count_queries() as for_one:
        office.get(path)
    for number in range(5):
        typed(office, path, **MARIANNE | {"first_name": f"M{number}"})

    with count_queries() as for_many:
        office.get(path)

    assert len(for_many) == len(for_one)
