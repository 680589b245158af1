"""Secret addresses: every letter carries its own, and a lost one is sent again."""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from datetime import timedelta

from flask import current_app
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from conference.core import clock
from conference.core.actor import Actor
from conference.core.database import db
from conference.core.errors import require
from conference.core.events import announce
from conference.core.tokens import hash_of, new_token
from conference.core.transaction import use_case
from conference.registration import letters, policy, queries, rules
from conference.registration.errors import NoLetterPossible
from conference.registration.events import LinkSent, LinkSentAgain
from conference.registration.models import LinkRequest, Registration, RegistrationLink

_OPEN = insert(RegistrationLink)
ONCE_IN = timedelta(hours=1)


def first_token(form_key: str, position: int) -> str:
    """The link that the filled-in form itself opens; the browser that sent it can find it again.

    192 bits of HMAC-SHA256 over the random key of the form: without that key and the secret of
    the installation nobody can know it, and like every link it is stored as a hash only.
    """
    return _keyed(f"{form_key}/{position}", 24)


def _keyed(text: str, octets: int) -> str:
    secret = str(current_app.config["SECRET_KEY"]).encode()
    digest = hmac.new(secret, f"registration/{text}".encode(), hashlib.sha256).digest()
    return urlsafe_b64encode(digest[:octets]).decode().rstrip("=")


def fresh_link(registration: Registration) -> str:
    """The token of a new link for a letter; the links the person has keep working."""
    token = new_token()
    open_by(registration, token)
    return token


def link_for_the_browser(registration: Registration) -> str:
    """The token of a new link that no letter carries; it proves nothing about a mailbox."""
    token = new_token()
    open_by(registration, token, by_letter=False)
    return token


def open_by(registration: Registration, token: str, *, by_letter: bool = True) -> None:
    """From now on this token opens the registration."""
    link = {
        "registration_id": registration.id,
        "token_hash": hash_of(token),
        "by_letter": by_letter,
    }
    db.session.connection().execute(_OPEN, link)


def revoke_links(registration: Registration) -> None:
    """Close every link of this registration, wherever it lies."""
    db.session.execute(
        update(RegistrationLink)
        .where(
            RegistrationLink.registration_id == registration.id,
            RegistrationLink.revoked_at.is_(None),
        )
        .values(revoked_at=clock.now())
    )


@use_case
def send_links_again(email: str, *, language: str, actor: Actor) -> None:
    """Mail the links of everything registered with this address, at most once an hour.

    Whether the address is known makes no difference to the one who asks: neither in words nor in
    the work that is done.
    """
    if not _may_ask_now(email):
        return
    registrations = queries.registrations_of_address(email)
    letters.links_again(email, registrations, fresh_link, language=language)
    for registration in registrations:
        announce(
            LinkSentAgain(subject_id=registration.id, conference_id=registration.conference_id),
            by=actor,
        )


@use_case
def send_link_of(registration_id: int, *, actor: Actor) -> None:
    """The office sends the links of this person's mailbox once more, as often as somebody calls."""
    require(policy.is_office(actor))
    person = db.session.get_one(Registration, registration_id)
    rules.check_known(person)
    if person.has_ended or not person.writes_to:
        raise NoLetterPossible
    people = queries.registrations_of_address(person.writes_to)
    letters.links_again(person.writes_to, people, fresh_link, language=person.language)
    announce(LinkSent(subject_id=person.id, conference_id=person.conference_id), by=actor)


def _may_ask_now(email: str) -> bool:
    """Note the request; False within an hour of the last one for this address."""
    now, key = clock.now(), _keyed(f"link/{email.lower()}", 32)
    db.session.execute(delete(LinkRequest).where(LinkRequest.asked_at <= now - ONCE_IN))
    if db.session.scalar(select(LinkRequest.id).where(LinkRequest.key == key)):
        return False
    try:
        with db.session.begin_nested():
            db.session.add(LinkRequest(key=key, asked_at=now))
    except IntegrityError:
        return False  # the same request a moment ago
    return True
