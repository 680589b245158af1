"""What visitors read about the programme, its forums, and what changed."""

from datetime import time

import pytest

from conference.core.database import db
from conference.core.translated import Translated, german
from conference.programme.queries import released_programme
from conference.programme.services.forum_states import cancel_forum, merge_forum, plan_forum
from tests.factories import (
    ForumFactory,
    ProgrammeItemFactory,
    VenueRoomFactory,
)
from tests.programme.publishing import release
from tests.programme.staff import PLANNER


def test_the_programme_shows_the_day_in_its_order(visit, released):
    shown = visit("/2026/programm")

    order = ["Begrüßung", "Forenrunde A", "Deutsch für den Beruf", "Wege in Arbeit", "Sprachcafé"]
    assert [shown.index(word) for word in order] == sorted(shown.index(word) for word in order)
    assert "11:20 bis 12:35 Uhr" in shown
    assert "Deutsche Gebärdensprache" in shown
    assert "Fassung 1 vom" in shown


def test_before_the_first_release_the_programme_says_that_it_will_come(visit, forum):
    for address in ("/2026/programm", "/2026/programm?ansicht=druck", "/2026/aenderungen"):
        assert "Das Programm wird gerade vorbereitet" in visit(address)
    visit("/2026/foren/a1-deutsch", status=404)


@pytest.mark.parametrize(
    ("question", "there", "told"),
    [
        ("thema=HF1", {"A1"}, "Ein Forum von 2"),
        ("thema=HF2", {"A2"}, "Ein Forum von 2"),
        ("verdolmetschung=dgs", {"A1"}, "Ein Forum von 2"),
        ("stufenlos=ja", {"A1"}, "Ein Forum von 2"),
        ("thema=HF2&stufenlos=ja", set(), "0 von 2 Foren"),
        ("thema=&verdolmetschung=", {"A1", "A2"}, ""),
        ("thema=Unsinn&verdolmetschung=xx&stufenlos=vielleicht", {"A1", "A2"}, ""),
    ],
)
def test_readers_narrow_the_programme_to_what_they_need(visit, released, question, there, told):
    shown = visit(f"/2026/programm?{question}")

    titles = {"A1": "/2026/foren/a1-deutsch", "A2": "/2026/foren/a2-weg"}
    assert {code for code, href in titles.items() if f'"{href}"' in shown} == there
    assert told in shown
    assert "Begrüßung" in shown


def test_a_narrowed_programme_has_a_calendar_of_its_own(visit, released):
    shown = visit("/2026/programm?thema=HF1&stufenlos=ja")

    assert "webcal://localhost/2026/kalender.ics?thema=HF1&amp;stufenlos=ja" in shown


def test_nonsense_in_the_address_is_not_kept(client, released, count_queries):
    client.get("/2026/programm")
    client.get("/2026/programm?thema=Unsinn")

    with count_queries() as asked:
        client.get("/2026/programm?thema=Unsinn")

    assert len(asked) > 1


def test_a_forum_tells_all_about_itself(visit, released):
    shown = visit("/2026/foren/a1-deutsch")

    for expected in (
        "Forum A1",
        "Was muss sich ändern?",
        "Vom Kurs in den Betrieb.",
        "Raum 1.03",
        "Links.",
        "Der Raum ist stufenfrei erreichbar. Es gibt 2 Plätze für Rollstühle.",
        "Es gibt eine Induktionsschleife.",
        "Arabisch, Deutsche Gebärdensprache",
        "Olena Tkachuk",
        'href="/2026/programm?thema=HF1"',
        'href="/2026/foren/a1-deutsch.ics"',
    ):
        assert expected in shown, expected
    assert "Zum Raum führen Stufen." in visit("/2026/foren/a2-weg")


def test_a_forum_that_went_up_in_another_says_where(visit, released):
    other = next(it for it in released_programme(released.conference).forums if it.slug == "a2-weg")
    merge_forum(other.id, into_id=released.id, actor=PLANNER)
    release(released.conference)

    shown = visit("/2026/foren/a2-weg")

    assert "Dieses Forum geht in einem anderen auf" in shown
    assert 'href="/2026/foren/a1-deutsch"' in shown
    assert "a2-weg" not in visit("/2026/programm")


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        (cancel_forum, "Dieses Forum findet nicht statt"),
        (plan_forum, "Dieses Forum steht zurzeit nicht im Programm"),
    ],
)
def test_a_forum_given_up_keeps_its_page_and_says_so(visit, released, step, sentence):
    step(released.id, actor=PLANNER)
    release(released.conference)

    shown = visit("/2026/foren/a1-deutsch")

    assert sentence in shown
    assert "In meinen Kalender" not in shown


def test_the_changes_are_told_release_by_release(visit, released):
    hall = VenueRoomFactory(conference=released.conference, name="Aula", seats=400)
    released.room = hall
    released.interpretation = ["ar", "uk"]
    released.abstract = german("Ganz neu.")
    db.session.commit()
    cancel_forum(
        next(it.id for it in released_programme(released.conference).forums if it.code == "A2"),
        actor=PLANNER,
    )
    release(released.conference, Translated({"de": "Mehr Platz", "ar": "مكان أكبر"}))

    shown = visit("/2026/aenderungen")

    assert shown.index("Fassung 2 vom") < shown.index("Mehr Platz") < shown.index("Fassung 1 vom")
    assert "Raum: bisher Raum 1.03, jetzt Aula" in shown
    assert "bisher Arabisch, Deutsche Gebärdensprache, jetzt Arabisch, Ukrainisch" in shown
    assert "Beschreibung überarbeitet" in shown
    assert shown.index("entfällt") < shown.index("verlegt")
    assert "مكان أكبر" in visit("/2026/aenderungen", Accept_Language="ar")


def test_a_release_is_seen_at_once(client, released):
    assert "Später" not in client.get("/2026/programm").text
    ForumFactory(of=released.conference, round=released.round, code="A3", title=german("Später"))
    assert "Später" not in client.get("/2026/programm").text

    release(released.conference)

    assert "Später" in client.get("/2026/programm").text


def test_the_market_and_the_day_are_there_at_night_too(visit, released):
    ProgrammeItemFactory(
        conference=released.conference, title=german("Abend"), starts=time(18), ends=time(22, 5)
    )
    release(released.conference)

    assert "18:00 bis 22:05 Uhr" in visit("/2026/programm?ansicht=druck")
