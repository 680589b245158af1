"""The button, and what the worker writes after it."""

from datetime import timedelta

import pytest

from conference.core import clock
from conference.core.database import db
from conference.core.translated import Translated
from conference.directory.states import PreferredChannel
from conference.invitations import queries
from conference.invitations.errors import NobodyToWriteTo, PlanChanged
from conference.invitations.models import BlockedAddress, Invitation, InvitationLink
from conference.invitations.services import sending
from conference.invitations.states import InvitationState, MailingState, RecipientState, Way
from conference.mail.models import Letter
from tests.factories import ConferenceFactory, OrganisationFactory
from tests.factories.invitations import MailingFactory, MailingListFactory
from tests.invitations.guests import (
    OFFICE,
    invited,
    recipients_of,
    send,
    somebody,
    with_mail,
)


@pytest.fixture
def conference(app):
    return ConferenceFactory(year=2026)


def letters():
    return db.session.query(Letter).order_by(Letter.id).all()


def test_everybody_gets_a_letter_with_a_link_of_their_own(conference):
    with_mail("Haddad")
    with_mail("Kowal")

    mailing = invited(conference)

    first, second = letters()
    assert first.to_address == "haddad@post.example.org"
    assert first.subject == "Einladung zur Integrationskonferenz 2026"
    assert "Guten Tag Amira Haddad," in first.text
    assert "/einladung/" in first.text
    assert first.unsubscribe != second.unsubscribe
    assert first.unsubscribe.endswith("/abbestellen")
    assert db.session.query(InvitationLink).count() == 2
    assert {one.state for one in db.session.query(Invitation)} == {InvitationState.SENT}
    assert mailing.state is MailingState.DONE


def test_the_link_of_the_letter_opens_the_invitation(conference):
    person = with_mail()

    invited(conference)

    token = letters()[0].unsubscribe.split("/")[-2]
    found = queries.opened_by(token)
    assert found.person_id == person.id
    assert queries.opened_by("w" * 32) is None


def test_whoever_sends_once_more_writes_nothing_twice(conference):
    with_mail()
    mailing = invited(conference)

    sending.sweep()
    again = MailingFactory(conference=conference, mailing_list=mailing.mailing_list)

    with pytest.raises(NobodyToWriteTo):
        send(again)
    assert len(letters()) == 1


def test_a_mailing_goes_out_only_as_the_dry_run_said(conference):
    with_mail("Haddad")
    mailing = MailingFactory(conference=conference)
    seen = queries.plan_of(mailing).digest
    with_mail("Kowal")

    with pytest.raises(PlanChanged):
        sending.start(mailing.id, seen, actor=OFFICE)

    assert recipients_of(mailing) == []


def test_everybody_reads_the_first_of_their_languages_that_there_is(conference):
    with_mail("Haddad", languages=["ku", "ar", "en"])
    with_mail("Kowal", languages=["pl"])
    words = Translated({"de": "{{anrede}} {{link}}", "ar": "{{anrede}} {{tag}} {{link}}"})

    invited(conference, text=words, subject=Translated({"de": "Einladung", "ar": "دعوة"}))

    arabic, german = letters()
    assert (arabic.language, german.language) == ("ar", "de")
    assert arabic.subject == "دعوة"
    assert 'dir="rtl"' in arabic.html
    assert "Guten Tag" not in arabic.text


def test_each_goes_the_way_that_the_person_wants_and_that_works(conference):
    with_mail("A mail")
    with_mail("B letter", letters=True, channel=PreferredChannel.LETTER)
    somebody("C paper", letters=True)
    somebody("D call", phone="02452 134")
    with_mail("E call", phone="02452 135", channel=PreferredChannel.PHONE)

    mailing = invited(conference)

    ways = [(one.way, one.state) for one in recipients_of(mailing)]
    assert ways == [
        (Way.MAIL, RecipientState.WRITTEN),
        (Way.PAPER, RecipientState.WRITTEN),
        (Way.PAPER, RecipientState.WRITTEN),
        (Way.CALL, RecipientState.LEFT_OUT),
        (Way.CALL, RecipientState.LEFT_OUT),
    ]
    states = [one.invitation.state for one in recipients_of(mailing)]
    assert states[1:] == [InvitationState.QUEUED] * 2 + [InvitationState.DRAFT] * 2
    assert len(letters()) == 1


def test_who_wants_no_post_today_gets_it_on_the_next_day(conference):
    today = clock.today()
    tomorrow = today + timedelta(days=1)
    with_mail("Haddad", never_on=[str(today.isoweekday())])

    mailing = invited(conference)

    [waits] = recipients_of(mailing)
    assert (waits.state, waits.not_before) == (RecipientState.WAITING, tomorrow)
    assert mailing.state is MailingState.SENDING
    assert queries.progress_of(mailing).put_off == 1
    with clock.pretending(clock.now() + timedelta(days=1)):
        sending.sweep()
    db.session.expire_all()
    assert recipients_of(mailing)[0].state is RecipientState.WRITTEN
    assert mailing.state is MailingState.DONE


def test_who_has_said_no_since_the_button_gets_nothing(conference):
    person, other = with_mail("Haddad"), with_mail("Kowal")
    blocked = with_mail("Nowak")
    mailing = send(MailingFactory(conference=conference), write=False)
    person.opted_out_at = clock.now()
    db.session.query(Invitation).filter_by(person_id=other.id).one().become(
        InvitationState.ACCEPTED
    )
    db.session.add(BlockedAddress(address_hash=queries.hash_of_address(blocked.email)))
    db.session.commit()

    sending.sweep()

    db.session.expire_all()
    assert letters() == []
    assert [one.why for one in recipients_of(mailing)] == [
        "wünscht keine Einladungen",
        "Zusage",
        "wünscht keine Einladungen",
    ]


def test_a_stopped_mailing_writes_no_more_and_goes_on_where_it_was(conference, monkeypatch):
    monkeypatch.setattr(sending, "AT_ONCE", 2)
    for number in range(5):
        with_mail(f"Gast{number}")
    mailing = send(MailingFactory(conference=conference), write=False)
    sending.write_slice(mailing.id)

    sending.stop(mailing.id, actor=OFFICE)
    sending.sweep()
    assert len(letters()) == 2
    sending.resume(mailing.id, actor=OFFICE)
    sending.sweep()

    assert len(letters()) == 5
    assert len({one.to_address for one in letters()}) == 5


def test_what_is_typed_never_becomes_markup(conference):
    with_mail("Haddad", title="<script>")
    text = Translated({"de": "<b>{{name}}</b>\n\n{{link}}"})

    invited(conference, text=text)

    [letter] = letters()
    assert "&lt;b&gt;<bdi>&lt;script&gt; Amira Haddad</bdi>&lt;/b&gt;" in letter.html
    assert "<script>" not in letter.html
    assert "<b><script> Amira Haddad</b>" in letter.text


def test_organisations_are_invited_as_a_whole(conference):
    organisation = OrganisationFactory(name="Brücken e. V.")
    organisation.email = "info@bruecken.example.org"
    db.session.commit()

    invited(conference, mailing_list=MailingListFactory(question={"who": "organisations"}))

    assert letters()[0].text.startswith("Guten Tag,")
    assert db.session.query(Invitation).one().organisation_id == organisation.id


def test_nobody_writes_to_the_address_of_somebody_who_wants_none(conference):
    somebody("Haddad", email="haddad@post.example.org", opted_out_at=clock.now())
    twice = somebody("Hadad", email="Haddad@post.example.org")

    with pytest.raises(NobodyToWriteTo):
        invited(conference)

    assert queries.blocked_among([twice]) == {twice}
    assert queries.is_blocked("HADDAD@post.example.org ")
