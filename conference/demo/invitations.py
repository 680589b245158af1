"""Whom the office of the story has invited, and what some of them answered."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select

from conference.core import clock
from conference.core.actor import SYSTEM as OFFICE
from conference.core.actor import VISITOR
from conference.core.database import db
from conference.core.translated import Translated
from conference.demo.script import Calendar
from conference.directory.states import OrganisationCategory
from conference.invitations import queries
from conference.invitations.models import Invitation
from conference.invitations.queries import Question
from conference.invitations.services import answering, bouncing, sending
from conference.invitations.services.answering import Successor
from conference.invitations.services.lists import ListFacts, make_list
from conference.invitations.services.mailings import MailingFacts, make_mailing
from conference.invitations.states import Audience, InvitationState
from conference.planning.models import Conference

SENT_AT = "2026-08-30T17:00:00+02:00"
ANSWERED_AT = "2026-09-14T10:00:00+02:00"

_SUBJECT = Translated({"de": "Einladung zur {{konferenz}}", "ar": "دعوة إلى {{konferenz}}"})
_TEXT = Translated(
    {
        "de": "{{anrede}}\n\n"
        "wir laden Sie herzlich zur {{konferenz}} ein: am {{tag}} um {{beginn}}, {{ort}}.\n\n"
        "Kommen Sie? Bitte antworten Sie bis {{antwort_bis}} mit Ihrem persönlichen Link:\n{{link}}\n\n"
        "Haben Sie Fragen? Wir helfen gern: {{kontakt}}",
        "ar": "{{anrede}}\n\n"
        "ندعوكم بكل سرور إلى {{konferenz}}: {{tag}}، {{beginn}}، {{ort}}.\n\n"
        "هل ستحضرون؟ يُرجى الرد حتى {{antwort_bis}} عبر رابطكم الشخصي:\n{{link}}\n\n"
        "هل لديكم أسئلة؟ يسعدنا أن نساعدكم: {{kontakt}}",
    }
)


def invite(conference: Conference, calendar: Calendar) -> int:
    """Write to the contacts of migrants' organisations; how many letters that are."""
    moment = calendar.moment(SENT_AT)
    with clock.pretending(moment):
        asked = Question(who=Audience.CONTACTS, category=OrganisationCategory.MIGRANT)
        facts = ListFacts(name="Migrantenorganisationen", question=asked)
        mailing = make_mailing(
            conference.id,
            MailingFacts(
                name="Einladung an die Migrantenorganisationen",
                subject=_SUBJECT,
                text=_TEXT,
                mailing_list_id=make_list(facts, actor=OFFICE).id,
                answer_until=(moment + timedelta(days=28)).date(),
            ),
            actor=OFFICE,
        )
        number = sending.start(mailing.id, queries.plan_of(mailing).digest, actor=OFFICE)
        sending.sweep()
    return number


def answer(conference: Conference, calendar: Calendar) -> None:
    """Who has registered has accepted; of the others some say no, and one address is wrong."""
    silent = _without_answer(conference)
    with clock.pretending(calendar.moment(ANSWERED_AT)):
        for number, reason in enumerate(("An dem Tag feiern wir unser Sommerfest nach.", "")):
            answering.decline(silent[number], reason=reason, actor=VISITOR)
        answering.pass_on(
            silent[2],
            Successor(first_name="Nesrin", last_name="Aksoy", email="n.aksoy@example.org"),
            language="de",
            actor=VISITOR,
        )
        answering.opt_out(silent[3], actor=VISITOR)
        bouncing.note_bounce(silent[4], "Postfach unbekannt", actor=OFFICE)


def _without_answer(conference: Conference) -> Sequence[int]:
    return db.session.scalars(
        select(Invitation.id)
        .where(Invitation.conference_id == conference.id, Invitation.state == InvitationState.SENT)
        .order_by(Invitation.id)
    ).all()
