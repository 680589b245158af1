"""Write the words of a mailing, and try them on oneself."""

from dataclasses import dataclass
from datetime import date

from conference.accounts.queries import staff_of
from conference.core.actor import Actor
from conference.core.changes import change
from conference.core.database import db
from conference.core.errors import NotFound, require
from conference.core.events import announce
from conference.core.languages import german_name
from conference.core.tokens import new_token
from conference.core.transaction import use_case
from conference.core.translated import Translated
from conference.invitations import letters, policy, queries
from conference.invitations.errors import (
    MailingUnderWay,
    NoAddressOfYourOwn,
    NobodyToWriteTo,
    WrongWords,
)
from conference.invitations.events import MailingChanged, MailingMade, MailingTried
from conference.invitations.models import Mailing
from conference.invitations.rules.placeholders import mistake_in
from conference.invitations.states import MailingState

LABELS = {"name": "Name", "subject": "Betreff", "text": "Text", "answer_until": "Antwort bis"}


@dataclass(frozen=True, kw_only=True)
class MailingFacts:
    """What the office types about a mailing; a reminder has no list."""

    name: str
    subject: Translated
    text: Translated
    mailing_list_id: int | None = None
    answer_until: date | None = None


@use_case
def make_mailing(
    conference_id: int, facts: MailingFacts, *, is_reminder: bool = False, actor: Actor
) -> Mailing:
    """Prepare a mailing; nothing goes out."""
    require(policy.may_invite(actor))
    _check_words(facts)
    made = Mailing(
        conference_id=conference_id,
        is_reminder=is_reminder,
        mailing_list_id=None if is_reminder else facts.mailing_list_id,
        name=facts.name,
        subject=facts.subject,
        text=facts.text,
        answer_until=facts.answer_until,
    )
    db.session.add(made)
    db.session.flush()  # the trail names it by its id
    announce(MailingMade(subject_id=made.id), by=actor)
    return made


@use_case
def change_mailing(mailing_id: int, facts: MailingFacts, *, actor: Actor) -> None:
    """Other words or another list, as long as nothing has gone out."""
    require(policy.may_invite(actor))
    mailing = draft_locked(mailing_id)
    _check_words(facts)
    if not mailing.is_reminder:
        mailing.mailing_list_id = facts.mailing_list_id
    values = {name: getattr(facts, name) for name in LABELS}
    changes = change(mailing, LABELS, values)
    if changes:
        mailing.text_version += 1
    announce(MailingChanged(subject_id=mailing.id), by=actor, changes=changes)


@use_case
def try_on_oneself(mailing_id: int, language: str, *, actor: Actor) -> str:
    """Send to the actor what the first guest would get; answers with the address."""
    require(policy.may_invite(actor))
    if actor.staff_id is None:
        raise NoAddressOfYourOwn
    mailing = db.session.get(Mailing, mailing_id)
    if mailing is None:
        raise NotFound
    lines = queries.plan_of(mailing).lines
    if not lines:
        raise NobodyToWriteTo
    to = staff_of(actor.staff_id).email
    spoken = language if language in mailing.text else lines[0].language
    letters.send_trial(
        mailing,
        lines[0].guest,
        language=spoken,
        to=to,
        key=f"mailing-{mailing.id}-trial-{new_token()}",
    )
    announce(MailingTried(subject_id=mailing.id), by=actor)
    return to


def draft_locked(mailing_id: int) -> Mailing:
    """The mailing, if nothing of it has gone out."""
    mailing = db.session.get(Mailing, mailing_id, with_for_update=True)
    if mailing is None:
        raise NotFound
    if mailing.state is not MailingState.DRAFT:
        raise MailingUnderWay
    return mailing


def _check_words(facts: MailingFacts) -> None:
    for field, texts, needs_link in (("subject", facts.subject, False), ("text", facts.text, True)):
        for code, text in texts.items():
            if mistake := mistake_in(text, needs_link=needs_link):
                raise WrongWords(field, f"{german_name(code)}: {mistake}")
    missing = [code for code in facts.text if code not in facts.subject]
    if missing:
        raise WrongWords("subject", f"{german_name(missing[0])}: Der Betreff fehlt noch.")
