"""Who waits and why not served now: for the office on one page, for the person behind the link."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from conference.core.actor import VISITOR, Role
from conference.core.database import db
from conference.core.errors import NotAllowed
from conference.planning.states import ChoiceMode
from conference.registration import queries
from conference.registration.errors import NoSeatToOffer, NotWaiting, OfferRuns, WhyMissing
from conference.registration.rules import Needs
from conference.registration.rules.line import Hurdle
from conference.registration.services.answering import withdraw_offer
from conference.registration.services.line import line_of_conference, line_of_forum
from conference.registration.services.links import fresh_link
from conference.registration.services.out_of_turn import leave_forum_line, offer_now, set_priority
from conference.registration.services.register import register
from conference.registration.services.withdraw import withdraw
from conference.registration.states import State
from conference.trail.queries import entries_about
from tests.factories import ConferenceFactory, ForumFactory, ForumRoundFactory, VenueRoomFactory
from tests.registration.people import OFFICE, amira, application, sign_up, wish, with_link


@pytest.fixture
def conference():
    return ConferenceFactory(year=2027, public_seats=2, offer_hours=48)


def hurdles(entries):
    return [(entry.person.first_name, entry.rank, entry.hurdle) for entry in entries]


def a_group_and_one_wait(conference):
    """Two have seats, a group of two waits, then somebody alone."""
    first, second = sign_up(conference), sign_up(conference)
    group = register(
        application(conference, amira(first_name="Mina"), amira(first_name="Boris")),
        actor=VISITOR,
    ).registrations
    alone = sign_up(conference, amira(first_name="Olha"))
    return first, second, group, alone


def test_everybody_in_line_has_a_rank_and_a_reason(conference):
    first, _second, _group, _alone = a_group_and_one_wait(conference)

    before = hurdles(line_of_conference(conference))
    withdraw(first.id, actor=with_link(first))
    after = hurdles(line_of_conference(conference))

    assert before == [
        ("Mina", 1, Hurdle.NO_SEAT),
        ("Boris", 2, Hurdle.NO_SEAT),
        ("Olha", 3, Hurdle.NO_SEAT),
    ]
    assert after == [
        ("Mina", 1, Hurdle.NO_SEAT),
        ("Boris", 2, Hurdle.NO_SEAT),
        ("Olha", None, Hurdle.OFFERED),
    ]


def test_a_group_that_is_too_large_and_who_may_not_overtake_it_read_so(conference):
    conference.smaller_overtake = False
    db.session.commit()
    first, _second, _group, _alone = a_group_and_one_wait(conference)

    withdraw(first.id, actor=with_link(first))
    entries = line_of_conference(conference)

    assert [entry.hurdle for entry in entries] == [Hurdle.TOO_MANY, Hurdle.IN_TURN, Hurdle.IN_TURN]
    assert entries[0].told_to_the_office() == "Braucht 2 Plätze zusammen, frei ist 1."


def test_after_an_offer_was_taken_back_somebody_can_be_asked(conference):
    first, _second, group, alone = a_group_and_one_wait(conference)
    withdraw(first.id, actor=with_link(first))

    withdraw_offer(alone.offer_id, actor=OFFICE, why="Saal")

    assert [entry.hurdle for entry in line_of_conference(conference)] == [
        Hurdle.TOO_MANY,
        Hurdle.TOO_MANY,
        Hurdle.NEXT,
    ]
    assert [queries.rank_of(one.id) for one in (*group, alone)] == [1, 2, 3]


def test_the_office_offers_a_free_seat_out_of_turn_with_a_reason(conference):
    first, second, group, alone = a_group_and_one_wait(conference)
    withdraw(first.id, actor=with_link(first))
    withdraw_offer(alone.offer_id, actor=OFFICE, why="Saal")

    with pytest.raises(WhyMissing):
        offer_now(alone.id, actor=OFFICE, why="")
    with pytest.raises(NotAllowed):
        offer_now(alone.id, actor=with_link(alone), why="ich will")
    with pytest.raises(NoSeatToOffer):
        offer_now(group[0].id, actor=OFFICE, why="kommt von weit her")
    with pytest.raises(NotWaiting):
        offer_now(second.id, actor=OFFICE, why="kommt von weit her")
    offer_now(alone.id, actor=OFFICE, why="hält das Grußwort")
    with pytest.raises(OfferRuns):
        offer_now(alone.id, actor=OFFICE, why="noch einmal")

    told = entries_about("registration", alone.id)[0]
    assert alone.has_offer
    assert (told.why, told.actor) == ("hält das Grußwort", "Svenja Küsters")


def test_where_nobody_is_asked_the_office_gives_the_seat_itself(conference):
    first, _second, _group, alone = a_group_and_one_wait(conference)
    withdraw(first.id, actor=with_link(first))
    withdraw_offer(alone.offer_id, actor=OFFICE, why="Saal")
    conference.offer_hours = 0
    db.session.commit()

    offer_now(alone.id, actor=OFFICE, why="hält das Grußwort")

    assert alone.state is State.CONFIRMED


def test_priority_goes_before_all_others_and_is_taken_back(conference):
    _first, _second, group, alone = a_group_and_one_wait(conference)

    set_priority(alone.id, 1, actor=OFFICE, why="hält das Grußwort")
    ahead = [queries.rank_of(one.id) for one in (alone, *group)]
    in_list = queries.ranks_in_line(conference.id)[alone.id]
    set_priority(alone.id, 0, actor=OFFICE, why="doch nicht")

    assert (ahead, in_list) == ([1, 2, 3], 1)
    assert queries.rank_of(alone.id) == 3
    assert [
        (one.why, one.changes[0][-1]) for one in entries_about("registration", alone.id)[:2]
    ] == [
        ("doch nicht", "nein"),
        ("hält das Grußwort", "ja"),
    ]


@pytest.fixture
def upstairs(conference):
    """A forum with one place up a flight of steps, and one beside it without."""
    conference.choice_mode = ChoiceMode.DIRECT
    conference.public_seats = 5
    db.session.commit()
    slot = ForumRoundFactory(conference=conference)
    ForumFactory(of=conference, round=slot)
    steps = VenueRoomFactory(conference=conference, step_free=False)
    return ForumFactory(of=conference, round=slot, room=steps, capacity=1, code="A5")


def choosing(forum, **facts):
    return amira(choices=(wish(forum, or_wait=True),), **facts)


def test_a_forum_says_whom_it_cannot_serve_and_why_only_to_those_who_may_know(
    conference, upstairs, staff_client
):
    sign_up(conference, choosing(upstairs))
    on_wheels = choosing(upstairs, first_name="Rania", needs=Needs(wheelchair=True, consent=True))
    sign_up(conference, on_wheels)
    address = f"/buero/2027/warteliste?liste={upstairs.id}"

    entries = line_of_forum(conference, upstairs.id)
    office = staff_client(Role.OFFICE).get(address).text
    file = staff_client(Role.OFFICE).get(address.replace("warteliste", "warteliste.xlsx"))
    needs = staff_client(Role.NEEDS).get(address).text

    assert hurdles(entries) == [("Rania", 1, Hurdle.NOT_SERVED)]
    assert "Das Forum passt nicht zu allen Angaben." in office
    assert "In diesen Raum führen Stufen." not in office
    assert "In diesen Raum führen Stufen." in needs
    rows = list(load_workbook(BytesIO(file.data)).active.values)
    assert "Das Forum passt nicht zu allen Angaben." in rows[1]


def test_who_waits_for_the_conference_too_waits_for_it_first(conference, upstairs):
    conference.public_seats = 1
    db.session.commit()
    sign_up(conference, choosing(upstairs))
    sign_up(conference, choosing(upstairs, first_name="Olha"))

    assert hurdles(line_of_forum(conference, upstairs.id)) == [("Olha", None, Hurdle.NOT_SEATED)]


def test_leaving_the_line_of_a_forum_takes_two_clicks_and_lets_the_next_in(
    client, conference, upstairs
):
    first = sign_up(conference, choosing(upstairs))
    second, third = (sign_up(conference, choosing(upstairs)) for _ in range(2))
    withdraw(first.id, actor=with_link(first))
    link = fresh_link(second)
    db.session.commit()
    address = f"/anmeldung/{link}/warteliste/{upstairs.id}"

    asked = client.get(address).text
    waited = second.places[0].has_offer
    client.post(address)
    again = client.post(address, follow_redirects=True)

    assert "Möchten Sie nicht mehr auf dieses Forum warten?" in asked
    assert waited
    assert (second.places, again.status_code) == ([], 200)
    assert third.places[0].has_offer


def test_only_the_person_and_the_office_leave_a_line(conference, upstairs):
    sign_up(conference, choosing(upstairs))
    second, third = (sign_up(conference, choosing(upstairs)) for _ in range(2))

    with pytest.raises(NotAllowed):
        leave_forum_line(second.id, upstairs.id, actor=with_link(third))


def test_the_own_page_says_why_not_yet(client, conference, upstairs):
    sign_up(conference, choosing(upstairs))
    sign_up(conference, choosing(upstairs))
    on_wheels = sign_up(conference, choosing(upstairs, needs=Needs(wheelchair=True, consent=True)))
    third = sign_up(conference, choosing(upstairs))
    links = [fresh_link(one) for one in (on_wheels, third)]
    db.session.commit()

    pages = [client.get(f"/anmeldung/{link}").text for link in links]

    assert "In diesen Raum führen Stufen. Dieses Forum passt leider nicht für Sie." in pages[0]
    assert "Noch ist kein Platz frei. Vor Ihnen warten 2 Personen." in pages[1]


def test_the_own_page_of_a_waiting_person_names_who_is_ahead(client, conference):
    _first, _second, _group, alone = a_group_and_one_wait(conference)
    link = fresh_link(alone)
    db.session.commit()

    page = client.get(f"/anmeldung/{link}").text

    assert "Noch ist kein Platz frei. Vor Ihnen warten 2 Personen." in page
    assert "/2027/warteliste" in page
    assert "Möchten Sie nicht mehr warten?" in client.get(f"/anmeldung/{link}/1/abmelden").text


def test_the_page_of_the_office_finds_narrows_and_orders(office, conference):
    a_group_and_one_wait(conference)

    whole = office.get("/buero/2027/warteliste").text
    searched = office.get("/buero/2027/warteliste?suche=olha").text
    narrowed = office.get("/buero/2027/warteliste?grund=offered").text
    ordered = office.get("/buero/2027/warteliste?sortierung=-name").text

    assert whole.index("Mina") < whole.index("Boris") < whole.index("Olha")
    assert ("Olha" in searched, "Mina" in searched) == (True, False)
    assert "Auf dieser Liste wartet niemand." in narrowed
    assert ordered.index("Olha") < ordered.index("Boris")


def test_the_steps_of_the_office_ask_for_a_reason_and_come_back_to_the_list(office, conference):
    first, _second, _group, alone = a_group_and_one_wait(conference)
    withdraw(first.id, actor=with_link(first))
    offer = f"/buero/2027/angebote/{alone.offer_id}"

    unexplained = office.post(f"{offer}/zuruecknehmen").text
    taken_back = office.post(
        f"{offer}/zuruecknehmen", data={"why": "Saal"}, follow_redirects=True
    ).text
    too_late = office.post(f"{offer}/annehmen", data={"why": "am Telefon"}).text
    ahead = office.post(
        f"/buero/2027/anmeldungen/{alone.code}/vorrang",
        data={"why": "Grußwort"},
        follow_redirects=True,
    ).text

    assert "Bitte schreiben Sie, warum." in unexplained
    assert "Das Angebot ist zurückgenommen." in taken_back
    assert "Das Angebot gilt nicht mehr." in too_late
    assert "Die Person hat Vorrang." in ahead
    assert alone.has_offer, "with priority a free seat is offered at once"


def test_the_office_says_yes_or_no_for_somebody_on_the_telephone(office, conference):
    first, second, _group, alone = a_group_and_one_wait(conference)
    withdraw(first.id, actor=with_link(first))

    office.post(f"/buero/2027/angebote/{alone.offer_id}/annehmen", data={"why": "am Telefon"})

    assert alone.state is State.CONFIRMED


def test_free_seats_move_on_to_the_next_with_one_button(office, conference):
    first, _second, _group, alone = a_group_and_one_wait(conference)
    withdraw(first.id, actor=with_link(first))
    withdraw_offer(alone.offer_id, actor=OFFICE, why="Saal")

    page = office.post("/buero/2027/warteliste/weiter", follow_redirects=True).text

    assert "Alle freien Plätze sind den Nächsten angeboten." in page
    assert alone.has_offer


@pytest.mark.parametrize("people", [1, 30])
def test_the_page_asks_the_database_as_often_for_one_as_for_thirty(
    office, conference, count_queries, people
):
    conference.public_seats = 0
    db.session.commit()
    for number in range(people):
        sign_up(conference, amira(first_name=f"Gast{number}"))
    office.get("/buero/2027/warteliste")

    with count_queries() as counted:
        office.get("/buero/2027/warteliste")

    assert len(counted) <= 10


@pytest.mark.parametrize(("smaller_overtake", "told"), [(True, False), (False, True)])
def test_where_nobody_may_overtake_a_newcomer_reads_that_all_seats_are_gone(
    client, conference, smaller_overtake, told
):
    conference.smaller_overtake, conference.public_seats = smaller_overtake, 3
    db.session.commit()
    sign_up(conference), sign_up(conference)
    register(application(conference, amira(), amira()), actor=VISITOR)

    standing, form = client.get("/2027/stand").text, client.get("/2027/anmeldung").text

    assert ("Zurzeit sind alle Plätze vergeben." in standing) is told
    assert ("Alle Plätze sind vergeben" in form) is told
