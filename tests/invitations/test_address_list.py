"""The address list of the office comes in, and everybody on it is invited: by mail, by letter, or not at all."""

import pytest
from sqlalchemy import select

from conference.addresses import queries as addresses
from conference.addresses.services import deciding
from conference.core.database import db
from conference.directory.models import Person
from conference.directory.states import ContactKind
from conference.invitations.states import RecipientState, Way
from conference.mail.models import Letter
from tests.addresses.lists import OFFICE, check, rows_of, settle, take_in, the_list, truths
from tests.addresses.test_truth import opted_out
from tests.factories import ConferenceFactory
from tests.factories.invitations import MailingListFactory
from tests.invitations.guests import invited, recipients_of


@pytest.fixture(params=[False, True], ids=["doubles undecided", "doubles joined"])
def taken_in(app, request):
    """The list of the story, taken in: each row with what is true of it, and who it became."""
    settle()
    run = check(the_list("xlsx"), "organisations.xlsx")
    if request.param:
        for why, _ in addresses.open_reasons(run):
            deciding.join_all(run.id, why, actor=OFFICE)
    rows = rows_of(take_in(run))
    truth = {int(one["excel_row"]): one for one in truths()}
    return truth, {number: row.person_id for number, row in rows.items()}


def test_opt_outs_are_never_invited_and_who_has_no_mail_gets_a_letter(taken_in):
    truth, people = taken_in
    never = opted_out(truth)
    without_mail = {number for number in people if truth[number]["email_usable"] == "no"}
    read_mail = {person for number, person in people.items() if number not in without_mail}
    conference = ConferenceFactory()

    to_people = invited(conference)
    everywhere = MailingListFactory(question={"who": "organisations"})
    invited(conference, mailing_list=everywhere)

    assert (len(never), len(without_mail)) == (12, 31)
    went_to = {one.invitation.person_id: one for one in recipients_of(to_people)}
    silenced = {people[number] for number in never}
    assert not went_to.keys() & silenced
    left_out = set(people.values()) - silenced - went_to.keys()
    assert len(left_out) <= 1, "as long as nobody decides, who may be one of them is spared, too"
    on_paper = {person for person, one in went_to.items() if one.way is Way.PAPER}
    assert on_paper == {people[number] for number in without_mail - never} - read_mail - left_out
    assert {went_to[person].state for person in on_paper} == {RecipientState.WRITTEN}
    unwanted = {
        point.value
        for number in never
        for point in db.session.get_one(Person, people[number]).points(ContactKind.EMAIL)
    }
    assert unwanted
    assert not unwanted & set(db.session.scalars(select(Letter.to_address)))
