from datetime import date, timedelta

import pytest

from conference.core import clock
from conference.core.actor import Actor, Role
from conference.core.database import db
from conference.core.errors import ChangedMeanwhile, NotAllowed, StateNotAllowed
from conference.core.translated import german
from conference.directory.errors import AlreadyAnExpert, EndsBeforeItBegins
from conference.directory.models import Absence, Expert
from conference.directory.services.experts import (
    ExpertFacts,
    add_absence,
    add_expert,
    change_expert,
    remove_absence,
    set_state,
)
from conference.directory.states import ExpertState, Reward
from conference.programme.models import Engagement
from conference.programme.states import EngagementState, ForumState
from conference.trail.queries import entries_about
from tests.directory.people import OFFICE
from tests.factories import (
    ConferenceFactory,
    DistrictFactory,
    EngagementFactory,
    ExpertFactory,
    ForumFactory,
    MunicipalityFactory,
    PersonFactory,
    TopicFactory,
)
from tests.planning.people import READER

NEEDS = Actor(name="Ute Lenz", staff_id=3, roles=frozenset({Role.PROGRAMME, Role.NEEDS}))


def test_the_office_takes_a_person_into_the_pool(office):
    person = PersonFactory(expertise=["Asylrecht"], biography=german("Anwältin"))
    TopicFactory(code="HF3")
    address = f"/buero/personen/{person.id}/fachleute"

    answer = office.post(
        address,
        data={"fields": ["HF3"], "times": "vormittags", "reward": "fee", "fee_eur": "150"},
    )
    again = office.get(address)

    (expert,) = db.session.scalars(db.select(Expert)).all()
    assert (expert.fields, expert.reward, expert.fee_eur) == (["HF3"], Reward.FEE, 150)
    assert (expert.state, expert.shown_since, again.location) == (
        ExpertState.OFFERED,
        None,
        answer.location,
    )
    page = office.get(answer.location).get_data(as_text=True)
    assert all(word in page for word in ("Asylrecht", "Anwältin", "vormittags", "150 Euro"))
    with pytest.raises(AlreadyAnExpert):
        add_expert(person.id, ExpertFacts(), actor=OFFICE)


def test_changes_are_told_and_a_fee_goes_with_the_reward():
    expert = ExpertFactory(reward=Reward.FEE, fee_eur=150)
    seen = expert.changed_at

    change_expert(
        expert.id, ExpertFacts(reward=Reward.VOLUNTEER, fee_eur=150, shown=True), actor=OFFICE
    )
    with pytest.raises(ChangedMeanwhile):
        change_expert(expert.id, ExpertFacts(), actor=OFFICE, seen=seen)

    assert (expert.fee_eur, expert.consent_version) == (None, "Muster 3 (Büro)")
    told = entries_about("expert", expert.id)[0]
    assert told.changes[0] == ["Honorar", "gegen Honorar", "ehrenamtlich"]
    assert [what for what, _, _ in told.changes] == [
        "Honorar",
        "Betrag in Euro",
        "Darf öffentlich genannt werden seit",
    ]


def test_needs_are_for_the_role_alone_and_the_trail_never_says_what(staff_client):
    expert = ExpertFactory(needs="Rampe zur Bühne")
    address = f"/buero/fachleute/{expert.id}"

    seen_by_office = staff_client(Role.OFFICE).get(address).get_data(as_text=True)
    form_of_office = staff_client(Role.OFFICE).get(f"{address}/aendern").get_data(as_text=True)
    change_expert(expert.id, ExpertFacts(times="abends"), actor=OFFICE)
    with pytest.raises(NotAllowed):
        change_expert(expert.id, ExpertFacts(needs="nichts"), actor=OFFICE)
    change_expert(expert.id, ExpertFacts(times="abends", needs="Induktion"), actor=NEEDS)

    assert "Rampe" not in seen_by_office
    assert "Rampe" not in form_of_office
    assert expert.needs == "Induktion"
    assert entries_about("expert", expert.id)[0].changes == [["Bedarf", "", "neu gefasst"]]


def test_the_state_goes_its_steps(office):
    expert = ExpertFactory()
    address = f"/buero/fachleute/{expert.id}/stand"

    office.post(address, data={"state": "active", "why": "Gespräch am Montag"})
    odd = office.post(address, data={"state": "berühmt"})
    not_back = office.post(address, data={"state": "offered"}, follow_redirects=True)

    assert (expert.state, expert.state_reason) == (ExpertState.ACTIVE, "Gespräch am Montag")
    assert odd.status_code == 200
    assert "Das geht im jetzigen Zustand nicht mehr." in not_back.get_data(as_text=True)
    with pytest.raises(StateNotAllowed):
        set_state(expert.id, ExpertState.REVIEWED, actor=OFFICE)
    with pytest.raises(NotAllowed):
        set_state(expert.id, ExpertState.RESTING, actor=READER)


def test_absences_come_and_go(office):
    expert = ExpertFactory()
    address = f"/buero/fachleute/{expert.id}"

    office.post(f"{address}/abwesend", data={"first_day": "2029-11-01", "last_day": "2029-11-10"})
    office.post(f"{address}/abwesend", data={"first_day": "24.12.2029"})
    wrong = office.post(
        f"{address}/abwesend", data={"first_day": "2029-11-10", "last_day": "2029-11-01"}
    )
    page = office.get(address).get_data(as_text=True)
    (first, second) = expert.absences
    office.post(f"{address}/abwesend/{first.id}/streichen")
    office.post(f"{address}/abwesend/{first.id}/streichen")

    assert "01.11.2029 bis 10.11.2029" in page
    assert "Dieser Tag liegt vor dem ersten." in wrong.get_data(as_text=True)
    assert expert.absences == [second]
    assert [entry.changes for entry in entries_about("expert", expert.id)] == [
        [["Abwesend", "01.11.2029 bis 10.11.2029", ""]],
        [["Abwesend", "", "24.12.2029"]],
        [["Abwesend", "", "01.11.2029 bis 10.11.2029"]],
    ]
    with pytest.raises(EndsBeforeItBegins):
        add_absence(expert.id, date(2029, 2, 1), date(2029, 1, 1), actor=OFFICE)
    with pytest.raises(NotAllowed):
        remove_absence(expert.id, second.id, actor=READER)


def found(browser, question):
    """The last names of the experts on the list, in its order."""
    page = browser.get(f"/buero/fachleute{question}").get_data(as_text=True)
    people = [expert.person for expert in db.session.scalars(db.select(Expert)).all()]
    shown = [one for one in people if f">{one.full_name}<" in page]
    return [one.last_name for one in sorted(shown, key=lambda one: page.index(one.full_name))]


def test_experts_are_found_by_topic_language_town_state_and_free_day(office):
    district = DistrictFactory()
    town = MunicipalityFactory(district_id=district.id, name="Gangelt")
    TopicFactory(code="HF3", title=german("Ausbildung und Arbeit"))
    away = Absence(first_day=date(2029, 11, 1), last_day=date(2029, 11, 10))
    law = PersonFactory(
        district=district,
        last_name="Recht",
        expertise=["Ärzterecht"],
        languages=["ar"],
        municipality=town,
    )
    ExpertFactory(person=law, absences=[away])
    work = PersonFactory(district=district, last_name="Werk")
    ExpertFactory(person=work, fields=["HF3"], state=ExpertState.ACTIVE)
    rests = PersonFactory(district=district, last_name="Ruhe")
    ExpertFactory(person=rests, state=ExpertState.RESTING)

    assert found(office, "") == ["Recht", "Werk"]
    assert found(office, "?suche=ärzterecht") == ["Recht"]
    assert found(office, "?suche=ausbildung") == ["Werk"]
    assert found(office, "?suche=HF3+werk") == ["Werk"]
    assert found(office, "?feld=HF3") == ["Werk"]
    assert found(office, "?sprache=ar") == ["Recht"]
    assert found(office, f"?kommune={town.id}") == ["Recht"]
    assert found(office, "?stand=resting") == ["Ruhe"]
    assert found(office, "?frei=2029-11-10") == ["Werk"]
    assert found(office, "?frei=2029-11-11") == ["Recht", "Werk"]
    assert found(office, "?frei=morgen") == ["Recht", "Werk"]


def test_the_list_says_who_is_free_on_the_day_and_who_was_on_a_stage_when(office):
    today = date.today()  # noqa: DTZ011
    past = ConferenceFactory(year=2028, day=today - timedelta(days=300))
    ahead = ConferenceFactory(year=2029, day=today + timedelta(days=30))
    person = PersonFactory(last_name="Breuer")
    ExpertFactory(person=person, absences=[Absence(first_day=ahead.day, last_day=ahead.day)])
    EngagementFactory(person=person, forum=ForumFactory(of=past))
    EngagementFactory(person=person, forum=ForumFactory(of=ahead))
    called_off = ConferenceFactory(year=2027, day=today - timedelta(days=10))
    off = ForumFactory(of=called_off, state=ForumState.CANCELLED)
    EngagementFactory(person=person, forum=off)
    said_no = ForumFactory(of=called_off, round=off.round)
    EngagementFactory(person=person, forum=said_no, state=EngagementState.DECLINED)

    page = office.get("/buero/fachleute?frei=").get_data(as_text=True)

    assert f"{past.day:%d.%m.%Y}" in page
    assert "abwesend" in page
    assert f"frei={ahead.day.isoformat()}" in page
    assert found(office, f"?frei={ahead.day.isoformat()}") == []


def test_the_list_begins_with_whoever_is_free_on_the_day_of_the_conference(office):
    ahead = ConferenceFactory(year=2029, day=clock.today() + timedelta(days=30))
    away = Absence(first_day=ahead.day, last_day=ahead.day)
    ExpertFactory(person=PersonFactory(last_name="Fort"), absences=[away])
    ExpertFactory(person=PersonFactory(last_name="Hier"))

    page = office.get("/buero/fachleute").text

    assert f'name="frei" value="{ahead.day.isoformat()}"' in page
    assert found(office, "") == found(office, "?sortierung=-name") == ["Hier"]
    assert "/buero/fachleute?frei=egal" in page
    assert found(office, "?frei=egal") == found(office, "?frei=") == ["Fort", "Hier"]
    any_day = office.get("/buero/fachleute?frei=").text
    assert 'name="frei" value=""' in any_day
    assert "frei=egal" in any_day


def test_the_list_asks_the_database_as_often_for_many_as_for_one(office, count_queries):
    district = DistrictFactory()
    ExpertFactory(person=PersonFactory(district=district))
    with count_queries() as for_one:
        office.get("/buero/fachleute")
    for _ in range(29):
        ExpertFactory(person=PersonFactory(district=district))

    with count_queries() as for_many:
        office.get("/buero/fachleute")

    assert len(for_many) == len(for_one)


def test_an_expert_is_proposed_for_a_forum_and_nobody_is_written_to(office):
    forum = ForumFactory(of=ConferenceFactory(year=2029))
    off = ForumFactory(of=forum.conference, round=forum.round, state=ForumState.CANCELLED)
    day = forum.conference.day
    expert = ExpertFactory(absences=[Absence(first_day=day, last_day=day)])
    address = f"/buero/2029/programm/vorschlagen/{expert.id}"

    page = office.get(address).get_data(as_text=True)
    open_choice = office.post(address, data={"part": "speaker"})
    answer = office.post(address, data={"forum_id": forum.id, "part": "speaker"})
    twice = office.post(address, data={"forum_id": forum.id, "part": "speaker"})
    office.post(address, data={"forum_id": off.id, "part": "speaker"})

    (engagement,) = db.session.scalars(db.select(Engagement)).all()
    assert (engagement.person_id, engagement.forum_id, engagement.state) == (
        expert.person_id,
        forum.id,
        EngagementState.PROPOSED,
    )
    assert "abwesend. Sie können sie trotzdem vorschlagen." in page
    assert open_choice.status_code == 200
    assert answer.location.endswith(f"/buero/2029/programm/foren/{forum.id}#personen")
    assert twice.status_code == 200
    assert "Als Referent:in vorschlagen" in office.get(f"/buero/fachleute/{expert.id}").get_data(
        as_text=True
    )
