"""People and programme items on the pages of the office."""

from datetime import time

from conference.programme.queries import (
    engagements_of,
    items_of,
)
from conference.programme.states import EngagementState, ItemKind, Part
from tests.factories import (
    EngagementFactory,
    PersonFactory,
    ProgrammeItemFactory,
)
from tests.programme.pages import page, send


def test_a_person_is_put_on_a_forum_asked_and_agrees(planner, forum):
    person = PersonFactory(district=forum.conference.district)

    send(
        planner,
        f"programm/foren/{forum.id}/personen",
        **{"neu-person_id": person.id, "neu-part": "speaker", "neu-state": "proposed"},
    )
    (engagement,) = engagements_of(forum.conference)
    for state in ("invited", "accepted"):
        send(
            planner,
            f"programm/einsaetze/{engagement.id}",
            **{
                f"einsatz-{engagement.id}-state": state,
                f"einsatz-{engagement.id}-why": "am Telefon",
            },
        )

    assert (engagement.person, engagement.part, engagement.state) == (
        person,
        Part.SPEAKER,
        EngagementState.ACCEPTED,
    )


def test_a_person_who_is_already_there_is_told_beside_the_field(planner, forum):
    engagement = EngagementFactory(forum=forum, part=Part.MODERATOR)

    answer = send(
        planner,
        f"programm/foren/{forum.id}/personen",
        **{
            "neu-person_id": engagement.person_id,
            "neu-part": "moderator",
            "neu-state": "accepted",
        },
    )

    assert "Diese Person ist hier schon mit dieser Aufgabe eingetragen." in answer.text


def test_a_state_that_is_not_open_is_refused_and_the_form_stays_open(planner, forum):
    engagement = EngagementFactory(forum=forum, state=EngagementState.DECLINED)

    answer = send(
        planner,
        f"programm/einsaetze/{engagement.id}",
        **{f"einsatz-{engagement.id}-state": "attended", f"einsatz-{engagement.id}-why": "doch"},
    )

    assert answer.status_code == 200
    assert "Bitte wählen Sie etwas aus der Liste." in answer.text
    assert 'value="doch"' in answer.text
    assert engagement.state is EngagementState.DECLINED


def test_a_proposal_is_struck(planner, forum):
    engagement = EngagementFactory(forum=forum, state=EngagementState.PROPOSED)

    send(planner, f"programm/einsaetze/{engagement.id}/streichen")

    assert list(engagements_of(forum.conference)) == []


def test_an_item_is_added_changed_given_people_and_removed(planner, conference):
    typed = {"kind": "greeting", "title": "Grußwort", "starts": "09:10", "ends": "09:22"}
    send(planner, "programm/punkte/neu", room_id="", **typed)
    (item,) = items_of(conference)
    assert (item.kind, item.starts, item.ends) == (ItemKind.GREETING, time(9, 10), time(9, 22))

    send(
        planner,
        f"programm/punkte/{item.id}/bearbeiten",
        room_id="",
        seen=item.changed_at.isoformat(),
        **typed | {"ends": "09:25"},
    )
    person = PersonFactory(district=conference.district)
    send(
        planner,
        f"programm/punkte/{item.id}/personen",
        **{"neu-person_id": person.id, "neu-part": "speaker", "neu-state": "proposed"},
    )
    assert (item.ends, item.sequence) == (time(9, 25), 1)
    assert person.full_name in page(planner, f"programm/punkte/{item.id}")

    send(planner, f"programm/punkte/{item.id}/loeschen", why="gestrichen")
    assert list(items_of(conference)) == []


def test_an_item_with_people_who_were_asked_says_why_it_stays(planner, conference):
    item = ProgrammeItemFactory(conference=conference)
    EngagementFactory(item=item, state=EngagementState.INVITED)

    answer = send(planner, f"programm/punkte/{item.id}/loeschen")

    assert "Bitte sagen Sie ihnen zuerst ab." in answer.text
    assert list(items_of(conference)) == [item]
