"""After the allocation everybody is told once, and nobody knows anything before."""

import pytest
from icalendar import Calendar
from sqlalchemy import select

from conference.calls.queries import to_call
from conference.calls.rules import Known, scripts_for
from conference.core.database import db
from conference.core.errors import NotAllowed
from conference.core.listing import Wanted
from conference.mail.models import Letter
from conference.papers.letters import told as on_paper
from conference.papers.models import PrintedLetter
from conference.papers.states import Occasion
from conference.privacy.services.disclosing import disclosure_for
from conference.programme import models as programme
from conference.programme.queries import released_programme
from conference.programme.states import Part
from conference.registration.errors import NothingToTell
from conference.registration.exports import forums_in_round
from conference.registration.models import Registration
from conference.registration.queries.lists import all_listed
from conference.registration.services.links import fresh_link
from conference.registration.services.placing import place_all
from conference.registration.services.telling import tell_forums
from conference.registration.states import Attendance, Reach, State
from conference.trail.queries import entries_about
from conference.web.filters import clock_time
from tests.factories import EngagementFactory, PersonFactory
from tests.registration.people import OFFICE, amira, sign_up, with_link


@pytest.fixture
def forums(conference):
    """Code -> forum."""
    return {forum.code: forum for forum in db.session.scalars(select(programme.Forum))}


@pytest.fixture
def guest(conference):
    return sign_up(conference)


def letters_called(name) -> list[Letter]:
    found = db.session.scalars(select(Letter).order_by(Letter.id))
    return [letter for letter in found if letter.name == f"registration/mail/{name}"]


def give(conference, *placements) -> None:
    """Each person with the forums of the allocation."""
    chosen = {person.id: [forum.id for forum in forums] for person, *forums in placements}
    place_all(conference.id, chosen, actor=OFFICE)


def page_of(client, person) -> str:
    token = fresh_link(person)
    db.session.commit()
    return client.get(f"/anmeldung/{token}").text


def events_in(letter):
    file = next(file for file in letter.attachments if file.filename == "meine-foren.ics")
    return list(Calendar.from_ical(file.content).walk("VEVENT"))


def test_everybody_hears_where_they_sit(conference, forums, guest):
    give(conference, (guest, forums["A1"], forums["B2"]))

    told = tell_forums(conference.id, actor=OFFICE)

    letter = letters_called("forums")[0]
    room = forums["A1"].room.name
    assert told == 1
    assert guest.state is State.ALLOCATED
    assert letter.subject == f"Ihre Foren: {conference.title.german}"
    at = clock_time(forums["A1"].round.starts)
    assert f"- Runde A, {at}: A1 {forums['A1'].title.german}. Raum: {room}." in letter.text
    assert f"B2 {forums['B2'].title.german}" in letter.html


def test_the_letter_carries_exactly_these_forums_for_the_calendar(conference, forums, guest):
    give(conference, (guest, forums["A1"], forums["B2"]))

    tell_forums(conference.id, actor=OFFICE)

    events = events_in(letters_called("forums")[0])
    assert [str(event["SUMMARY"])[:2] for event in events] == ["A1", "B2"]
    assert len({str(event["UID"]) for event in events} | {guest.calendar_uid}) == 3


def test_who_has_no_place_is_told_so(conference, forums, guest):
    give(conference, (guest, forums["A1"]))

    tell_forums(conference.id, actor=OFFICE)

    assert (
        "Runde B: Hier haben wir leider keinen Platz für Sie." in letters_called("forums")[0].text
    )


def test_who_works_in_a_forum_reads_that_and_not_of_a_lack(conference, forums, guest):
    speaker = PersonFactory(first_name="Amira", last_name="Haddad")
    EngagementFactory(person=speaker, forum=forums["B1"], part=Part.SPEAKER)
    give(conference, (guest, forums["A1"]))

    tell_forums(conference.id, actor=OFFICE)

    text = letters_called("forums")[0].text
    assert f"Runde B: Sie wirken selbst mit: B1 {forums['B1'].title.german}." in text
    assert "keinen Platz" not in text


def test_who_comes_to_no_round_hears_nothing(conference, forums, guest):
    plenary = sign_up(conference, amira(email="p@example.org", attendance=Attendance.PLENARY_ONLY))
    give(conference, (guest, forums["A1"]))

    tell_forums(conference.id, actor=OFFICE)

    assert plenary.state is State.CONFIRMED
    assert [letter.to_address for letter in letters_called("forums")] == ["amira@example.org"]


def test_told_twice_is_told_once(conference, forums, guest):
    give(conference, (guest, forums["A1"]))
    tell_forums(conference.id, actor=OFFICE)

    again = tell_forums(conference.id, actor=OFFICE)

    assert again == 0
    assert len(letters_called("forums")) == 1


def test_without_an_allocation_there_is_nothing_to_tell(conference, guest):
    with pytest.raises(NothingToTell):
        tell_forums(conference.id, actor=OFFICE)


def test_only_the_office_tells(conference, forums, guest):
    give(conference, (guest, forums["A1"]))

    with pytest.raises(NotAllowed):
        tell_forums(conference.id, actor=with_link(guest))


def test_the_contact_of_a_group_reads_of_those_without_an_address(conference, forums):
    contact = sign_up(conference, amira(), amira(first_name="Karim", email=""))
    karim = contact.party.registrations[1]
    give(conference, (contact, forums["A1"]), (karim, forums["A2"]))

    tell_forums(conference.id, actor=OFFICE)

    (letter,) = letters_called("forums")
    assert f"Karim Haddad ({karim.code})" in letter.text
    assert f"A2 {forums['A2'].title.german}" in letter.text


def test_whom_no_mail_reaches_gets_paper(conference, forums):
    marianne = sign_up(
        conference,
        amira(email="", reach_by=Reach.LETTER, postal_address="Weg 1\n52525 Heinsberg"),
    )
    give(conference, (marianne, forums["A1"]))

    tell_forums(conference.id, actor=OFFICE)

    paper = db.session.scalars(select(PrintedLetter).order_by(PrintedLetter.id.desc())).first()
    (page,) = on_paper(conference, [paper])
    rows = dict(page["people"][0]["rows"])
    assert letters_called("forums") == []
    assert paper.occasion is Occasion.FORUMS
    assert page["subject"].startswith("Ihre Foren")
    assert forums["A1"].title.german in rows["Forum in Runde A"]
    assert "keinen Platz" in rows["Forum in Runde B"]


def test_who_wants_a_call_stands_on_the_list_and_hears_the_forum(conference, forums):
    caller = sign_up(conference, amira(email="", phone="02452 1", reach_by=Reach.PHONE))
    give(conference, (caller, forums["A1"]))

    tell_forums(conference.id, actor=OFFICE)

    known = Known(programme=released_programme(conference))
    assert to_call(caller).reasons
    assert f"A1 {forums['A1'].title.german}" in scripts_for(caller, known)[0].text


def test_before_it_is_told_nobody_can_read_it_anywhere(conference, forums, guest, client):
    give(conference, (guest, forums["A2"], forums["B1"]))
    title = forums["A2"].title.german

    known = Known(programme=released_programme(conference))
    pieces = disclosure_for(guest, actor=with_link(guest), language="de")
    token = fresh_link(guest)
    db.session.commit()

    assert title not in page_of(client, guest)
    assert title not in str(pieces)
    assert title not in scripts_for(guest, known)[0].text
    assert client.get(f"/anmeldung/{token}/foren.ics").status_code == 409


def test_lists_and_files_say_it_once_it_is_told(conference, forums, guest):
    def said() -> list[str]:
        (listed,) = all_listed(conference, Wanted())
        return [forums_in_round(guest, forums["A2"].round_id), *(p.forum for p in listed.places)]

    give(conference, (guest, forums["A2"]))
    before = said()
    tell_forums(conference.id, actor=OFFICE)

    assert (before, said()) == ([""], ["A2", "A2"])


def test_once_told_it_stands_on_the_own_page_and_in_the_own_calendar(
    conference, forums, guest, client
):
    give(conference, (guest, forums["A2"]))
    tell_forums(conference.id, actor=OFFICE)
    token = fresh_link(guest)
    db.session.commit()

    page = client.get(f"/anmeldung/{token}").text
    file = client.get(f"/anmeldung/{token}/foren.ics")

    assert f"A2 {forums['A2'].title.german}" in page
    assert "zugeteilt" in page
    assert [str(e["SUMMARY"])[:2] for e in Calendar.from_ical(file.data).walk("VEVENT")] == ["A2"]


def test_each_person_has_a_line_in_the_trail(conference, forums, guest):
    give(conference, (guest, forums["A2"]))

    tell_forums(conference.id, actor=OFFICE)

    assert entries_about("registration", guest.id)[0].words == "hat die Foren mitgeteilt"
    assert entries_about("conference", conference.id)[0].words == "hat Gästen ihre Foren mitgeteilt"


def test_many_are_told_with_hardly_more_questions_than_letters(conference, forums, count_queries):
    people = [
        sign_up(conference, amira(first_name=f"Gast {n}", email=f"g{n}@example.org"))
        for n in range(30)
    ]
    give(conference, *((person, forums["A1"]) for person in people))
    conference_id = conference.id
    db.session.expunge_all()

    with count_queries() as statements:
        tell_forums(conference_id, actor=OFFICE)

    reads = [one for one in statements if one.startswith("SELECT")]
    assert len(reads) < 25
    assert db.session.scalars(select(Registration.state).distinct()).all() == [State.ALLOCATED]
