"""What guests said to their invitation goes in time, and stands in what is told about them."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from conference.addresses.queries import open_reasons
from conference.addresses.services.deciding import join_all
from conference.core import clock
from conference.core.actor import SYSTEM
from conference.core.database import db
from conference.directory.models import District
from conference.invitations import queries
from conference.invitations.models import Invitation, InvitationLink
from conference.invitations.services import answering, sending
from conference.invitations.services.answering import Successor
from conference.invitations.services.links import new_link
from conference.invitations.states import InvitationState as State
from conference.mail.models import Letter
from conference.privacy.services import erasing
from conference.privacy.services.deleting import delete_person
from conference.privacy.services.disclosing import disclosure_for
from conference.registration.rules import Details
from tests.addresses import lists as address_lists
from tests.factories import ConferenceFactory, PersonFactory
from tests.factories.invitations import InvitationFactory, MailingFactory, MailingListFactory
from tests.privacy.people import MARK, traces
from tests.registration.people import OFFICE, sign_up

JENS = Successor(first_name=MARK, last_name="Kreutz", email=f"{MARK.lower()}@example.org")


def after(conference, days):
    day = conference.day + timedelta(days=days)
    return clock.pretending(datetime(day.year, day.month, day.day, 3, tzinfo=UTC))


def invite(conference, **facts):
    person = PersonFactory(first_name="Amira", last_name="Haddad")
    person.email = "amira@example.org"
    invitation = InvitationFactory(conference=conference, person=person, state=State.SENT, **facts)
    new_link(invitation, code="K7QXM3TF")
    return invitation


def invite_somebody_else(conference):
    invitation = InvitationFactory(conference=conference, person=PersonFactory(), state=State.SENT)
    new_link(invitation)
    db.session.commit()
    return invitation


def passed_on_and_accepted(conference):
    """Amira cannot come; Jens comes instead, and is registered."""
    invitation = invite(conference)
    answering.pass_on(invitation.id, JENS, language="de", actor=SYSTEM)
    jens = sign_up(
        conference,
        Details(first_name=JENS.first_name, last_name=JENS.last_name, email=JENS.email),
    )
    db.session.expire_all()
    assert invitation.registration_id == jens.id
    return invitation, jens


def told(registration):
    pieces = disclosure_for(registration, actor=OFFICE, language="de")
    return {piece.title: dict(piece.rows) for piece in pieces}


def test_reasons_and_successors_go_four_weeks_after_the_day(conference):
    invitation = invite(conference)
    answering.decline(invitation.id, reason=f"{MARK}: Urlaub", actor=SYSTEM)

    with after(conference, 27):
        early = erasing.erase_due()["invitation_answers"]
    with after(conference, 28):
        on_time = erasing.erase_due()["invitation_answers"]

    assert (early, on_time) == (0, 1)
    assert traces(MARK) == set()
    assert db.session.get_one(Invitation, invitation.id).state is State.DECLINED


def test_the_link_of_a_successor_goes_with_the_name_and_never_speaks_for_the_one_invited(
    conference,
):
    invitation, _jens = passed_on_and_accepted(conference)
    plain = invite_somebody_else(conference)

    with after(conference, 28):
        erasing.erase_due()

    left = db.session.scalars(select(InvitationLink.invitation_id)).all()
    assert left == [plain.id]
    assert not db.session.get_one(Invitation, invitation.id).is_passed_on


def test_links_and_codes_open_nothing_in_the_end(conference):
    invite(conference)

    with after(conference, 149):
        early = erasing.erase_due()["invitation_links"]
    with after(conference, 150):
        on_time = erasing.erase_due()["invitation_links"]

    assert (early, on_time) == (0, 1)
    assert queries.opened_by("K7QXM3TF") is None


def test_the_preview_says_when_they_go(conference):
    invitation = invite(conference)
    answering.decline(invitation.id, reason="Urlaub", actor=SYSTEM)

    days = {day.day: day.counted for day in erasing.preview()}

    assert days[conference.day + timedelta(days=28)]["invitation_answers"] == 1
    assert days[conference.day + timedelta(days=150)]["invitation_links"] == 1


def test_own_data_tell_how_the_invitation_came(conference):
    invite(conference, sent_at=clock.now())
    amira = sign_up(
        conference, Details(first_name="Amira", last_name="Haddad", email="amira@example.org")
    )

    rows = told(amira)["Ihre Einladung"]

    assert set(rows) == {"Weg", "Versendet am", "Geantwortet am"}


def test_own_data_of_a_successor_name_nobody_else(conference):
    _, jens = passed_on_and_accepted(conference)

    rows = told(jens)["Ihre Einladung"]

    assert JENS.email in rows["An Sie weitergegeben als"]
    assert "Haddad" not in str(rows)


def test_whoever_registered_without_an_invitation_reads_of_none(conference):
    jens = sign_up(
        conference, Details(first_name="Jens", last_name="Kreutz", email="j@example.org")
    )

    assert "Ihre Einladung" not in told(jens)


def test_a_successor_who_is_deleted_leaves_neither_name_nor_link(conference):
    invitation, jens = passed_on_and_accepted(conference)

    delete_person(jens.id, actor=OFFICE, why="auf Wunsch")

    db.session.expire_all()
    assert (invitation.passed_to, invitation.passed_email) == ("", "")
    assert db.session.query(InvitationLink).count() == 0
    assert db.session.query(Letter).filter_by(name="invitations/mail/passed_on").count() == 0


@pytest.mark.parametrize("joins", [True, False])
def test_the_twelve_of_the_address_list_who_want_none_get_no_invitation(joins):
    address_lists.settle()
    run = address_lists.check(address_lists.the_list("csv"), "organisations.csv")
    truth = {int(one["line_no"]): one for one in address_lists.truths()}
    for why, _ in open_reasons(run) if joins else ():
        join_all(run.id, why, actor=OFFICE)
    people = {
        number: row.person_id
        for number, row in address_lists.rows_of(address_lists.take_in(run)).items()
    }
    never = address_lists.opted_out(truth)
    conference = ConferenceFactory(district=db.session.query(District).one())
    everybody = MailingListFactory(district_id=conference.district_id)
    mailing = MailingFactory(conference=conference, mailing_list=everybody)

    sending.start(mailing.id, queries.plan_of(mailing).digest, actor=OFFICE)
    sending.sweep()

    invited = {one.person_id for one in db.session.query(Invitation)}
    assert len(never) == 12
    assert len(invited) > 150
    assert {number for number in never if people[number] in invited} == set()
