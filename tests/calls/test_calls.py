"""Who must be called, and what came of it."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from conference.calls.errors import DayIsOver, DayMissing, DayTooLate, ReasonMissing
from conference.calls.models import Call, CallOrder
from conference.calls.queries import calls_page, open_calls, to_call
from conference.calls.service import Outcome, ask_for_call, record_call
from conference.calls.states import CallReason, CallResult
from conference.core import clock
from conference.core.actor import VISITOR, Actor, Role
from conference.core.database import db
from conference.core.errors import NotAllowed, NotFound
from conference.core.listing import Wanted
from conference.core.tokens import new_token
from conference.mail.models import Letter
from conference.mail.states import LetterState
from conference.registration.errors import SettledMeanwhile
from conference.registration.rules import Needs
from conference.registration.services.answering import decline
from conference.registration.services.forget import forget
from conference.registration.services.questions import settle
from conference.registration.services.withdraw import withdraw
from conference.registration.states import QuestionState, Reach
from conference.trail.queries import entries_about
from tests.factories import ConferenceFactory
from tests.registration.people import OFFICE, amira, sign_up

COLLEAGUE = Actor(name="Ayla Demir", staff_id=2, roles=frozenset({Role.OFFICE}))
READER = Actor(name="Lena Roth", staff_id=3, roles=frozenset({Role.READER}))


@pytest.fixture
def conference():
    return ConferenceFactory()


def by_phone(conference, **facts):
    return sign_up(
        conference, amira(**{"email": "", "phone": "02452 134", "reach_by": Reach.PHONE} | facts)
    )


def outcome(result=CallResult.REACHED, **facts):
    return Outcome(**{"key": new_token(), "result": result} | facts)


def on_the_list(conference, **filters):
    return [line.person for line in calls_page(conference, Wanted(filters=filters))]


def reasons(person):
    return list(to_call(person).reasons)


def test_an_ordinary_person_is_not_called(conference):
    sign_up(conference)

    assert on_the_list(conference) == []
    assert open_calls(conference) == 0


def test_whoever_hears_only_at_the_phone_is_called_until_everything_is_said(conference):
    person = by_phone(conference)
    before = on_the_list(conference)

    record_call(person.id, outcome(), actor=OFFICE)

    assert before == [person]
    assert on_the_list(conference) == []


def test_news_after_the_call_puts_the_person_back(conference):
    person = by_phone(conference)
    with clock.pretending(clock.now() + timedelta(minutes=1)):
        record_call(person.id, outcome(), actor=OFFICE)

    with clock.pretending(clock.now() + timedelta(hours=1)):
        withdrawn = by_phone(conference)
        withdraw(withdrawn.id, actor=OFFICE)
        person.touch()
        db.session.commit()

    assert on_the_list(conference) == [person]


def test_a_wish_to_be_called_lands_on_the_list_with_the_registration(conference):
    person = sign_up(
        conference, amira(phone="0171 3920034", message="ich kann nicht lesen gut. bitte telefon")
    )

    assert on_the_list(conference) == [person]
    assert to_call(person).whys(sees_needs=False) == ["Möchte angerufen werden"]


def test_a_letter_that_did_not_arrive_is_a_reason_until_somebody_has_told_it(conference):
    person = sign_up(conference)
    db.session.query(Letter).one().state = LetterState.FAILED
    db.session.commit()
    before = reasons(person)

    record_call(person.id, outcome(CallResult.SETTLED), actor=OFFICE)

    assert before == [CallReason.BOUNCED]
    assert reasons(person) == []


def test_the_office_asks_for_a_call_with_a_reason(conference):
    person = sign_up(conference)
    with pytest.raises(ReasonMissing):
        ask_for_call(person.id, "", actor=OFFICE)

    ask_for_call(person.id, "Fahrdienst klären", actor=OFFICE)
    asked = to_call(person).whys(sees_needs=False)
    record_call(person.id, outcome(), actor=OFFICE)
    done = on_the_list(conference)
    ask_for_call(person.id, "Noch einmal", actor=OFFICE)

    assert asked == ["Vom Büro vorgemerkt: Fahrdienst klären"]
    assert done == []
    assert on_the_list(conference) == [person]
    assert db.session.query(CallOrder).count() == 1


def test_an_open_question_keeps_the_person_on_the_list(conference):
    person = by_phone(conference, message="Ich komme mit 3 Personen")

    record_call(person.id, outcome(), actor=OFFICE)
    still = reasons(person)
    record_call(
        person.id, outcome(answers={person.questions[0].id: "Sind angemeldet"}), actor=OFFICE
    )

    assert still == [CallReason.QUESTION]
    assert on_the_list(conference) == []
    assert person.questions[0].state is QuestionState.SETTLED


def test_of_two_clerks_with_the_same_question_the_second_is_told_and_nothing_is_half_stored(
    conference,
):
    person = by_phone(conference, message="Ich komme mit 3 Personen")
    asked = person.questions[0].id
    settle(asked, "Sind angemeldet", actor=OFFICE)

    with pytest.raises(SettledMeanwhile):
        record_call(person.id, outcome(answers={asked: "Kommen nicht"}), actor=COLLEAGUE)

    assert db.session.query(Call).count() == 0
    assert person.questions[0].answer == "Sind angemeldet"


def test_the_same_form_counts_once(conference):
    person = by_phone(conference)
    once = outcome(CallResult.NOT_REACHED)

    first, second = (record_call(person.id, once, actor=OFFICE) for _ in range(2))

    assert first.id == second.id
    assert db.session.query(Call).count() == 1


def test_whoever_is_called_again_waits_for_that_day(conference):
    person, other = by_phone(conference), by_phone(conference)
    tomorrow = clock.today() + timedelta(days=1)

    record_call(person.id, outcome(CallResult.CALL_AGAIN, next_on=tomorrow), actor=OFFICE)

    assert on_the_list(conference) == [other, person]
    assert on_the_list(conference, wann="heute") == [other]
    assert on_the_list(conference, wann="später") == [person]
    assert open_calls(conference) == 1
    with clock.pretending(clock.now() + timedelta(days=1)):
        assert on_the_list(conference)[0] == person


def test_the_day_of_the_next_try_must_make_sense(conference):
    person = by_phone(conference)
    again = CallResult.CALL_AGAIN

    with pytest.raises(DayMissing):
        record_call(person.id, outcome(again), actor=OFFICE)
    with pytest.raises(DayIsOver):
        record_call(person.id, outcome(again, next_on=date(2020, 1, 1)), actor=OFFICE)
    with pytest.raises(DayTooLate):
        record_call(person.id, outcome(again, next_on=date(2099, 1, 1)), actor=OFFICE)


def test_danger_stands_above_everything_and_later_calls_below(conference):
    later = by_phone(conference)
    tomorrow = clock.today() + timedelta(days=1)
    record_call(later.id, outcome(CallResult.NOT_REACHED, next_on=tomorrow), actor=OFFICE)
    quiet = by_phone(conference)
    wished = sign_up(conference, amira(message="Bitte rufen Sie mich an."))
    danger = sign_up(conference, amira(message="Ich werde gesucht."))

    assert on_the_list(conference) == [danger, wished, quiet, later]


def test_whoever_withdrew_is_not_called_unless_data_must_be_erased(conference):
    gone = by_phone(conference, message="Bitte rufen Sie mich an.")
    erase = by_phone(conference, message="Bitte löschen Sie alle meine Daten.")
    for person in (gone, erase):
        withdraw(person.id, actor=OFFICE)

    assert on_the_list(conference) == [erase]


def test_after_the_day_only_what_is_still_unclear_is_called_about(conference):
    by_phone(conference)
    asked = by_phone(conference, message="Bitte löschen Sie alle meine Daten.")

    with clock.pretending(conference.ends_at + timedelta(days=1)):
        assert on_the_list(conference) == [asked]


def test_somebody_without_a_number_is_reached_at_the_contact_of_the_group(conference):
    sign_up(
        conference,
        amira(phone="02452 134"),
        amira(first_name="Cem", email="", message="Bitte anrufen"),
    )

    (line,) = calls_page(conference, Wanted())

    assert (line.person.first_name, line.phone, line.ask_for.first_name) == (
        "Cem",
        "02452 134",
        "Amira",
    )


def test_who_speaks_with_hands_is_written_to_and_nobody_reads_why(conference):
    person = by_phone(conference, needs=Needs(sign_language=True, consent=True))

    line = to_call(person)

    assert line.writes_instead
    assert "Gebärden" not in str(line.whys(sees_needs=False))


def test_only_the_office_and_the_needs_desk_write_down_calls(conference):
    person = by_phone(conference)

    for actor in (READER, VISITOR):
        with pytest.raises(NotAllowed):
            record_call(person.id, outcome(), actor=actor)


def test_an_answer_to_a_question_of_somebody_else_is_not_found(conference):
    person = by_phone(conference)
    other = by_phone(conference, message="Ich komme mit 3 Personen")

    with pytest.raises(NotFound):
        record_call(
            person.id, outcome(answers={other.questions[0].id: "falsch hier"}), actor=OFFICE
        )


def test_what_was_said_stays_out_of_the_trail_and_goes_with_the_person(conference):
    person = by_phone(conference)
    ask_for_call(person.id, "Fahrdienst", actor=OFFICE)
    record_call(person.id, outcome(note="Hat geweint"), actor=OFFICE)

    trail = str([(e.words, e.why, e.changes) for e in entries_about("registration", person.id)])
    forget(person.id, actor=OFFICE)

    assert "hat angerufen" in trail
    assert "geweint" not in trail
    assert db.session.query(Call).count() == db.session.query(CallOrder).count() == 0


def test_the_list_is_searched_and_narrowed(conference):
    person = by_phone(conference, last_name="Özdemir")
    by_phone(conference, last_name="Kowal")
    record_call(person.id, outcome(CallResult.WRONG_NUMBER), actor=OFFICE)

    assert [line.person for line in calls_page(conference, Wanted(search="özdemir"))] == [person]
    assert on_the_list(conference, ergebnis="wrong_number") == [person]
    assert on_the_list(conference, grund="bounced") == []


def test_the_file_holds_the_list_and_no_need(office, conference):
    by_phone(conference, needs=Needs(interpreter="ti", sign_language=True, consent=True))

    book = load_workbook(BytesIO(office.get(f"/buero/{conference.year}/anrufe.xlsx").data))

    (row,) = [[cell.value for cell in row] for row in book["Anrufe"].iter_rows(min_row=2)]
    assert "02452 134" in row
    assert "schreiben, nicht anrufen" in row
    assert not {"ti", "Tigrinya", "Deutsche Gebärdensprache"} & {str(cell) for cell in row}


def test_whom_no_e_mail_reaches_is_called_about_an_offer_until_somebody_answers():
    conference = ConferenceFactory(public_seats=1, offer_hours=48)
    first = sign_up(conference)
    waiting = by_phone(conference)
    sign_up(conference, amira(first_name="Olha"))
    record_call(waiting.id, outcome(), actor=OFFICE)
    withdraw(first.id, actor=OFFICE)
    record_call(waiting.id, outcome(CallResult.NOT_REACHED), actor=OFFICE)

    asked = on_the_list(conference)
    told = to_call(waiting).whys(sees_needs=False)
    decline(waiting.offer_id, actor=OFFICE)

    assert asked == [waiting]
    assert told[-1].startswith("Platz angeboten, Antwort bis ")
    assert CallReason.OFFER not in reasons(waiting)
    assert on_the_list(conference) == []


def test_the_contact_is_called_for_a_group_that_is_offered_places():
    conference = ConferenceFactory(public_seats=2, offer_hours=48, smaller_overtake=False)
    gone = [sign_up(conference), sign_up(conference)]
    contact = sign_up(
        conference,
        amira(email="", phone="02452 134", reach_by=Reach.PHONE),
        amira(first_name="Mina", email=""),
        actor=OFFICE,
    )
    for person in gone:
        withdraw(person.id, actor=OFFICE)

    mina = contact.party.registrations[1]

    assert [reasons(one)[-1] for one in (contact, mina)] == [CallReason.OFFER] * 2
    assert to_call(mina).ask_for is contact
