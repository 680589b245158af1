"""Questions are raised by what people tell, and settled by the office; some keep people unseen."""

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from conference.core.actor import VISITOR, Actor, Role
from conference.core.database import db
from conference.core.errors import NotAllowed
from conference.registration import rules
from conference.registration.errors import (
    AnswerMissing,
    DecidedMeanwhile,
    DecisionMissing,
    SettledMeanwhile,
    WhyMissing,
)
from conference.registration.exports import registrations_table
from conference.registration.models import Question
from conference.registration.queries.lists import named_participants
from conference.registration.services.change import change
from conference.registration.services.forget import forget
from conference.registration.services.questions import decide_protection, settle
from conference.registration.states import ConsentKind, Protection, QuestionKind, QuestionState
from conference.trail.queries import entries_about
from tests.factories import ConferenceFactory, ForumFactory
from tests.programme.publishing import release
from tests.registration.people import OFFICE, amira, sign_up, with_link
from tests.registration.visitors import Page

HUNTED = "Bitte keine Fotos von mir, ich werde gesucht."
AGREED = frozenset({ConsentKind.PHOTO, ConsentKind.PARTICIPANT_LIST})
COLLEAGUE = Actor(name="Ayla Demir", staff_id=2, roles=frozenset({Role.OFFICE}))
NEEDS = Actor(name="Jens Kreutz", staff_id=3, roles=frozenset({Role.NEEDS}))


@pytest.fixture
def conference():
    return ConferenceFactory()


def hunted(conference, **facts):
    return sign_up(conference, amira(message=HUNTED, consents=AGREED, **facts))


def writes(person, message, **facts):
    told = replace(rules.details_of(person), message=message, **facts)
    return change(person.id, told, version=person.version, actor=with_link(person)).registration


def questions(person):
    return {question.kind: question.state for question in person.questions}


def test_a_message_raises_its_questions_in_the_same_breath(conference):
    person = hunted(conference)

    assert questions(person) == {
        QuestionKind.PROTECTION: QuestionState.OPEN,
        QuestionKind.PHOTO_CONTRADICTED: QuestionState.OPEN,
    }
    assert {question.about for question in person.questions} == {HUNTED}
    assert [entry.words for entry in entries_about("registration", person.id)].count(
        "hat eine Rückfrage gestellt"
    ) == 2


def test_ordinary_people_cost_no_statement_more(conference, count_queries):
    sign_up(conference)

    with count_queries() as asked:
        sign_up(conference)

    assert [statement for statement in asked if "question" in statement] == []


def test_a_person_in_doubt_is_on_no_list_and_no_photo_until_somebody_decides(conference):
    person, other = hunted(conference), sign_up(conference, amira(consents=AGREED))

    assert (person.protection, person.shows_on_lists, person.may_be_photographed) == (
        Protection.UNDECIDED,
        False,
        False,
    )
    assert (person.badge_name, other.badge_name) == ("Amira", "Amira Haddad")
    assert (other.shows_on_lists, other.may_be_photographed) == (True, True)
    assert named_participants(conference) == [other]


def test_the_lists_of_the_office_say_that_the_consents_do_not_count(conference):
    person = hunted(conference)

    table = registrations_table("Anmeldungen", [person], [])

    row = dict(zip(table.headings, next(iter(table.rows)), strict=True))
    assert row["Fotos erlaubt"] == row["Teilnehmerliste erlaubt"] == "nein (geschützt)"
    assert row["Möchte informiert werden"] == "nein"


def test_the_file_for_the_press_leaves_the_row_out(office, conference):
    hunted(conference)
    sign_up(conference, amira(first_name="Boris", last_name="Kowal", consents=AGREED))
    sign_up(conference, amira(first_name="Cem", last_name="Kaya"))

    book = load_workbook(BytesIO(office.get(f"/buero/{conference.year}/teilnehmende.xlsx").data))

    rows = [[cell.value for cell in row] for row in book["Teilnehmende"].iter_rows(min_row=2)]
    assert [row[0] for row in rows] == ["Boris Kowal"]


def test_the_decision_to_protect_lasts_also_when_the_person_writes_something_else(conference):
    person = hunted(conference)

    decide_protection(
        person.id,
        Protection.KEPT,
        seen=Protection.UNDECIDED,
        why="Hat es am Telefon bestätigt",
        actor=OFFICE,
    )
    writes(person, "Alles gut.")

    assert person.protection is Protection.KEPT
    assert not person.shows_on_lists
    assert questions(person)[QuestionKind.PROTECTION] is QuestionState.SETTLED
    entries = entries_about("registration", person.id)
    assert "hat entschieden: bleibt von Listen und Fotos geschützt" in [e.words for e in entries]
    assert "Telefon bestätigt" not in str([(e.why, e.changes) for e in entries])


def test_the_decision_to_show_lets_the_consents_count_again(conference):
    person = hunted(conference)

    decide_protection(
        person.id, Protection.NONE, seen=Protection.UNDECIDED, why="Missverständnis", actor=OFFICE
    )

    assert (person.shows_on_lists, person.may_be_photographed) == (True, True)
    assert set(questions(person).values()) == {QuestionState.SETTLED}


def test_a_decision_needs_a_reason_and_the_office(conference):
    person = hunted(conference)
    decision = {"seen": Protection.UNDECIDED, "why": "", "actor": OFFICE}

    with pytest.raises(WhyMissing):
        decide_protection(person.id, Protection.KEPT, **decision)
    with pytest.raises(NotAllowed):
        decide_protection(person.id, Protection.NONE, **decision | {"why": "x", "actor": NEEDS})
    assert person.protection is Protection.UNDECIDED


def test_of_two_who_decide_one_wins_and_the_other_is_told(conference):
    person = hunted(conference)
    said = {"seen": Protection.UNDECIDED, "why": "Ist in Gefahr"}
    decide_protection(person.id, Protection.KEPT, actor=OFFICE, **said)

    with pytest.raises(DecidedMeanwhile):
        decide_protection(person.id, Protection.NONE, actor=COLLEAGUE, **said)
    decide_protection(person.id, Protection.KEPT, actor=OFFICE, **said)  # pressed twice

    assert person.protection is Protection.KEPT


def test_danger_is_never_taken_back_by_itself_but_a_contradiction_is(conference):
    danger, photos = (
        hunted(conference),
        sign_up(conference, amira(message="Bitte nicht fotografieren.", consents=AGREED)),
    )

    writes(danger, "")
    writes(photos, "Bitte nicht fotografieren.", consents=frozenset())

    assert questions(danger) == {
        QuestionKind.PROTECTION: QuestionState.OPEN,
        QuestionKind.PHOTO_CONTRADICTED: QuestionState.MOOT,
    }
    assert (danger.protection, photos.protection) == (Protection.UNDECIDED, Protection.NONE)


def test_a_settled_question_is_asked_again_only_about_something_else(conference):
    person = sign_up(conference, amira(message="Ich komme mit 3 Personen"))
    settle(person.questions[0].id, "Sind schon angemeldet", actor=OFFICE)

    writes(person, "Ich komme mit 3 Personen", organisation="TuS Rurauen")
    still = person.questions[0].state
    writes(person, "Ich komme mit 5 Personen")

    assert still is QuestionState.SETTLED
    assert (person.questions[0].state, person.questions[0].about) == (
        QuestionState.OPEN,
        "Ich komme mit 5 Personen",
    )


def test_an_answer_settles_and_stays_out_of_the_trail(conference):
    person = sign_up(conference, amira(message="Ich bin 15 Jahre alt, darf ich kommen?"))

    question = settle(person.questions[0].id, "Die Mutter kommt mit", actor=OFFICE)

    assert (question.state, question.answer) == (QuestionState.SETTLED, "Die Mutter kommt mit")
    entries = entries_about("registration", person.id)
    assert "hat eine Rückfrage geklärt" in [entry.words for entry in entries]
    assert "Mutter" not in str([entry.changes for entry in entries])


def test_of_two_clerks_who_settle_one_wins_and_the_other_is_told(conference):
    person = sign_up(conference, amira(message="Bitte rufen Sie mich an."))
    asked = person.questions[0].id
    settle(asked, "Kommt mit dem Bus", actor=OFFICE)

    with pytest.raises(SettledMeanwhile):
        settle(asked, "Kommt mit dem Rad", actor=COLLEAGUE)
    settle(asked, "Kommt mit dem Bus", actor=OFFICE)  # pressed twice

    assert person.questions[0].answer == "Kommt mit dem Bus"


def test_an_answer_is_no_decision_and_nothing_is_no_answer(conference):
    person = hunted(conference)
    call = sign_up(conference, amira(message="Bitte rufen Sie mich an."))

    with pytest.raises(DecisionMissing):
        settle(person.questions[0].id, "ist gut", actor=OFFICE)
    with pytest.raises(AnswerMissing):
        settle(call.questions[0].id, "", actor=OFFICE)
    with pytest.raises(NotAllowed):
        settle(call.questions[0].id, "x", actor=VISITOR)


def test_needs_that_must_be_cleared_up_are_asked_about_and_not_named(conference):
    person = sign_up(conference, amira(needs=rules.Needs(children=1, consent=True)))

    assert questions(person) == {QuestionKind.CHILD_AGE: QuestionState.OPEN}
    assert "Kinder" not in str([e.changes for e in entries_about("registration", person.id)])


def test_what_tells_of_needs_is_settled_and_named_only_by_those_who_may_know(conference):
    person = sign_up(conference)
    asked = Question(registration_id=person.id, kind=QuestionKind.LIFT_TOO_SMALL, about="A6")
    db.session.add(asked)
    db.session.commit()

    with pytest.raises(NotAllowed):
        settle(asked.id, "passt", actor=OFFICE)
    settle(asked.id, "passt", actor=NEEDS)

    assert asked.kind.label_for(sees_needs=False) == "Rückfrage zum Unterstützungsbedarf"
    assert "Rollstuhl" not in str([e.changes for e in entries_about("registration", person.id)])


def test_forgetting_a_person_forgets_the_questions(conference):
    person = hunted(conference)

    forget(person.id, actor=OFFICE)

    assert person.questions == []


def test_the_sheet_shows_why_and_the_two_buttons(office, conference):
    ForumFactory(of=conference)
    release(conference)
    person = hunted(conference)
    sheet = f"/buero/{conference.year}/anmeldungen/{person.code}"

    page = office.get(sheet).text

    assert "Schutz: geschützt, bis Sie entscheiden" in page
    assert "Person vielleicht in Gefahr" in page
    assert "ich werde gesucht" in page
    assert 'value="kept"' in page
    assert 'value="none"' in page


def test_the_office_decides_on_the_sheet_and_a_missing_reason_loses_nothing(office, conference):
    person = hunted(conference)
    sheet = f"/buero/{conference.year}/anmeldungen/{person.code}"

    without = office.post(f"{sheet}/schutz", data={"seen": "undecided", "decision": "kept"})
    decided = office.post(
        f"{sheet}/schutz", data={"seen": "undecided", "decision": "kept", "reason": "Telefonat"}
    )
    shown = office.get(decided.location).text
    too_late = office.post(
        f"{sheet}/schutz", data={"seen": "undecided", "decision": "none", "reason": "Anders"}
    )

    assert "Bitte schreiben Sie, warum." in without.text
    assert decided.status_code == 303
    assert "Entschieden: bleibt geschützt." in shown
    assert "inzwischen jemand anderes entschieden" in too_late.text
    assert 'value="Anders"' in too_late.text


def test_anybody_can_be_protected_by_hand(office, conference):
    person = sign_up(conference, amira(consents=AGREED))
    sheet = f"/buero/{conference.year}/anmeldungen/{person.code}"

    page = Page(office.get(sheet))
    office.post(f"{sheet}/schutz", data={"seen": "none", "decision": "kept", "reason": "Polizei"})

    assert page.answer.status_code == 200
    assert named_participants(conference) == []
    assert "geschützt" in office.get(f"/buero/{conference.year}/anmeldungen").text
