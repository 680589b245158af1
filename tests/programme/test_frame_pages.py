"""Rounds, topics and stands on the pages of the office."""

from datetime import time

from conference.programme.queries import (
    rounds_of,
    stands_of,
    topics_of,
)
from conference.programme.states import StandState
from tests.factories import (
    StandFactory,
)
from tests.programme.pages import first_cells, page, send


def test_rounds_are_added_changed_and_removed(planner, conference):
    typed = {"code": "A", "title": "Forenrunde A", "starts": "11:20", "ends": "12:35"}
    send(planner, "programm/runden/neu", **typed)
    (slot,) = rounds_of(conference)

    send(planner, f"programm/runden/{slot.id}", **typed | {"ends": "12:40"})
    assert slot.ends == time(12, 40)
    assert "12:40 Uhr" in page(planner, "programm/runden")

    send(planner, f"programm/runden/{slot.id}/loeschen")
    assert list(rounds_of(conference)) == []


def test_topics_are_added_changed_and_removed(planner, conference):
    send(planner, "programm/themen/neu", code="HF3", title="Ausbildung")
    (topic,) = topics_of(conference)

    send(planner, f"programm/themen/{topic.id}", code="HF3", title="Arbeit")
    assert "Arbeit" in page(planner, "programm/themen")

    send(planner, f"programm/themen/{topic.id}/loeschen")
    assert list(topics_of(conference)) == []


def test_stands_are_added_confirmed_and_called_off(planner, conference):
    StandFactory(conference_id=conference.id, number=4)
    assert 'value="5"' in page(planner, "programm/staende/neu")
    send(
        planner,
        "programm/staende/neu",
        number="5",
        organisation="VHS",
        languages=["de", "ar"],
        power="y",
    )
    stand = stands_of(conference)[1]
    assert (stand.organisation, stand.languages, stand.power) == ("VHS", ["de", "ar"], True)

    send(planner, f"programm/staende/{stand.id}/bestaetigen")
    assert stand.state is StandState.CONFIRMED
    send(planner, f"programm/staende/{stand.id}/absagen")
    assert stand.state is StandState.CANCELLED

    send(planner, f"programm/staende/{stand.id}/loeschen")
    assert len(stands_of(conference)) == 1


def test_stands_are_found_by_words_and_filters(planner, conference):
    for number, (name, power) in enumerate([("Ämterlotsen", True), ("Jobcenter", False)], start=1):
        StandFactory(conference_id=conference.id, number=number, organisation=name, power=power)

    assert first_cells(page(planner, "programm/staende", suche="ämter")) == ["1"]
    assert first_cells(page(planner, "programm/staende", strom="nein")) == ["2"]
    assert first_cells(page(planner, "programm/staende", sortierung="-organisation")) == ["1", "2"]
