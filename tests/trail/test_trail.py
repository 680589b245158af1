"""The trail: who did what, when, why, and what it was before."""

from datetime import UTC, datetime

import pytest

from conference.accounts.events import AccountChanged
from conference.core import clock
from conference.core.actor import NIGHT, SYSTEM, VISITOR, Actor, Role
from conference.core.database import db
from conference.core.events import Announcement, Change, announce
from conference.core.listing import Wanted
from conference.core.transaction import use_case
from conference.core.translated import german
from conference.directory.events import PersonChanged
from conference.papers.events import PaperPrinted, PaperWritten
from conference.planning.events import TextsChanged
from conference.programme.events import ForumChanged
from conference.registration.events import LinkSent, RegistrationChanged
from conference.registration.rules import Application, Details
from conference.registration.services.register import register
from conference.trail import queries
from conference.trail.models import Entry
from conference.trail.service import forget, write_down
from tests.factories import ConferenceFactory, ForumFactory, PersonFactory, StaffFactory

MORNING = datetime(2026, 3, 29, 6, tzinfo=UTC)


def line(
    actor="Svenja", event=AccountChanged, about=1, why="", changes=(), at=MORNING, staff_id=None
):
    """One line of the trail, as a use case would leave it."""
    with clock.pretending(at):
        write_down(
            [
                Announcement(
                    event=event(subject_id=about),
                    actor=Actor(name=actor, staff_id=staff_id),
                    why=why,
                    changes=changes,
                )
            ]
        )
        db.session.commit()


def found(**wanted):
    search = wanted.pop("search", "")
    return [entry.actor for entry in queries.all_entries(Wanted(search=search, filters=wanted))]


def test_the_trail_of_a_thing_begins_with_the_latest():
    line("Svenja", at=MORNING)
    line("Jens", at=MORNING.replace(hour=7))
    line("Ina", about=2)

    assert [entry.actor for entry in queries.entries_about("staff", 1)] == ["Jens", "Svenja"]


@pytest.mark.parametrize(
    "search",
    ["küsters", "KÜSTERS", "aus versehen", "geändert", "Raum E.12", "versehen jens"],
)
def test_a_search_finds_words_wherever_they_stand(search):
    line("Jens Küsters", why="War aus Versehen", changes=[Change("Ort", "Raum E.11", "Raum E.12")])
    line("Ina Breuer", event=TextsChanged)

    assert "Jens Küsters" in found(search=search)
    assert found(search="gibt es nicht") == []


def test_a_percent_sign_is_only_a_percent_sign():
    line("Jens", why="100 % sicher")
    line("Ina")

    assert found(search="%") == ["Jens"]


def test_the_trail_is_narrowed_by_person_kind_and_day():
    line("Jens", at=datetime(2026, 3, 28, 22, 59, tzinfo=UTC))  # 28 March, 23:59 in Berlin
    line("Ina", event=TextsChanged, at=datetime(2026, 3, 28, 23, tzinfo=UTC))  # 29 March, 0:00
    line("Jens", at=datetime(2026, 3, 29, 21, 59, tzinfo=UTC))  # 29 March, 23:59 in summer time

    assert found(wer="Ina") == ["Ina"]
    assert found(art="staff") == ["Jens", "Jens"]
    assert found(von="2026-03-29", bis="2026-03-29") == ["Ina", "Jens"]
    assert found(bis="2026-03-28") == ["Jens"]


def test_who_is_long_gone_from_the_office_is_offered_no_more_but_still_found():
    line("Organisation", at=datetime(2024, 1, 1, tzinfo=UTC))
    line("Jens Küsters", at=datetime(2024, 1, 1, tzinfo=UTC), staff_id=7)
    line("Ina Breuer", at=datetime(2024, 1, 1, tzinfo=UTC), staff_id=8)
    line("Ina Breuer", at=datetime(2025, 3, 1, tzinfo=UTC), staff_id=8)

    with clock.pretending(MORNING):
        offered = queries.actors()

    assert offered == ["Ina Breuer", "Organisation"]
    assert found(search="jens") == found(wer="Jens Küsters") == ["Jens Küsters"]


@pytest.mark.parametrize("day", ["gestern", "2026-13-40", "9999-12-31", "0000-00-00", "1"])
def test_what_is_no_day_narrows_nothing_or_breaks_nothing(day):
    line("Jens")

    assert found(bis=day) == ["Jens"]


def test_what_was_personal_is_forgotten_but_that_it_happened_stays():
    line("Jens", why="Amira Haddad rief an", changes=[Change("Name", "Amira", "Amira Haddad")])
    line("Jens", about=2, why="bleibt")

    forget("staff", 1)

    entry = queries.entries_about("staff", 1)[0]
    assert (entry.actor, entry.words, entry.why, entry.changes) == (
        "Jens",
        "hat das Konto geändert",
        "",
        [],
    )
    assert queries.entries_about("staff", 2)[0].why == "bleibt"


def test_the_page_shows_what_happened_and_leads_to_the_thing(office):
    staff = StaffFactory()
    line("Jens", about=staff.id, changes=[Change("Name", "<b>alt</b>", "neu")], at=clock.now())

    page = office.get("/buero/verlauf?suche=neu").text
    answer = office.get(f"/buero/verlauf/staff/{staff.id}")

    assert "&lt;b&gt;alt&lt;/b&gt;" in page
    assert f'href="/buero/verlauf/staff/{staff.id}"' in page
    assert (answer.status_code, answer.location) == (303, f"/buero/konten/{staff.id}")


def test_the_trail_leads_to_a_conference_and_its_rooms(office):
    conference = ConferenceFactory(year=2031)

    answer = office.get(f"/buero/verlauf/conference/{conference.id}")

    assert answer.location == "/buero/2031/konferenz"


@pytest.mark.parametrize("thing", ["unknown/1", "conference/999", "venue_room/999"])
def test_a_thing_that_is_gone_is_not_found(office, thing):
    assert office.get(f"/buero/verlauf/{thing}").status_code == 404


@pytest.mark.parametrize("role", set(Role) - {Role.OFFICE})
def test_only_the_office_reads_the_whole_trail(staff_client, role):
    assert staff_client(role).get("/buero/verlauf").status_code == 403


def test_a_long_trail_asks_the_database_as_often_as_a_short_one(office, count_queries):
    line("Jens")
    with count_queries() as for_one:
        office.get("/buero/verlauf")
    for number in range(60):
        line("Jens", about=number)

    with count_queries() as for_many:
        page = office.get("/buero/verlauf").text

    assert len(for_many) == len(for_one)
    assert "von 62" in page


def test_the_trail_is_found_by_the_name_of_the_thing_and_shows_it(office):
    conference = ConferenceFactory(year=2031)
    guest = register(
        Application(
            conference_id=conference.id,
            people=(Details(first_name="Amira", last_name="Haddad", email="amira@example.org"),),
        ),
        actor=VISITOR,
    ).registrations[0]
    forum = ForumFactory(of=conference, code="A7", title=german("Gehörlos im Betrieb"))
    person = PersonFactory(first_name="Jens", last_name="Küsters")
    line("Ina", about=forum.id, event=ForumChanged)
    line("Ina", about=person.id, event=PersonChanged)

    for search, name in (
        (guest.code, f"{guest.code} Amira Haddad"),
        ("haddad amira", f"{guest.code} Amira Haddad"),
        ("betrieb", "A7 Gehörlos im Betrieb"),
        ("A7", "A7 Gehörlos im Betrieb"),
        ("Küsters", "Jens Küsters"),
    ):
        page = office.get("/buero/verlauf", query_string={"suche": search}).text
        assert name in page, search
        assert "von 1" in page or page.count("<tr>") == 2, search


def test_names_cost_one_question_per_kind(office, count_queries):
    first = ForumFactory(of=ConferenceFactory(year=2031))
    line(about=first.id, event=ForumChanged)
    with count_queries() as for_one:
        office.get("/buero/verlauf?suche=A")
    for _ in range(20):
        forum = ForumFactory(of=first.conference, round=first.round)
        line(about=forum.id, event=ForumChanged)

    with count_queries() as for_many:
        office.get("/buero/verlauf?suche=A")

    assert len(for_many) == len(for_one)


def test_each_line_says_in_the_same_words_who_did_it():
    staff = StaffFactory(name="Svenja Küsters")
    for actor in (VISITOR, SYSTEM, NIGHT, staff.as_actor()):
        write_down([Announcement(event=AccountChanged(subject_id=7), actor=actor)])
    db.session.commit()

    assert {entry.who for entry in queries.entries_about("staff", 7)} == {
        "Person (öffentliche Seite)",
        "Automatisch",
        "Nachtlauf",
        "Büro (Svenja Küsters)",
    }


def test_only_lines_about_letters_stand_aside():
    for event in (PaperWritten, PaperPrinted, LinkSent, RegistrationChanged):
        write_down([Announcement(event=event(subject_id=9, conference_id=1), actor=SYSTEM)])
    db.session.commit()

    aside = {e.event for e in queries.entries_about("registration", 9) if e.is_about_a_letter}
    assert aside == {"PaperWritten", "PaperPrinted", "LinkSent"}


def test_all_lines_of_a_transaction_are_left_at_once_and_in_their_order(count_queries):
    @use_case
    def change_many():
        for number in range(30):
            announce(AccountChanged(subject_id=number), by=SYSTEM)

    with count_queries() as asked:
        change_many()

    assert len([one for one in asked if "INSERT INTO trail_entry" in one]) == 1
    lines = db.session.query(Entry).order_by(Entry.id)
    assert [one.subject_id for one in lines] == list(range(30))
