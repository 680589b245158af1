"""People and organisations to be invited, and how an invitation reaches them."""

from conference.core.actor import Actor, Role
from conference.core.database import db
from conference.directory.models import PostalAddress
from conference.invitations import queries
from conference.invitations.models import Recipient
from conference.invitations.services import sending
from tests.factories import PersonFactory
from tests.factories.invitations import MailingFactory

OFFICE = Actor(name="Svenja Küsters", staff_id=1, roles=frozenset({Role.OFFICE}))
STREET = {"street": "Rurstraße 3", "postal_code": "41849", "city": "Wassenberg"}


def somebody(name="Haddad", *, email="", phone="", letters=False, **facts):
    """A person with these ways to be reached."""
    person = PersonFactory(first_name="Amira", last_name=name, **facts)
    person.email, person.phone = email, phone
    if letters:
        person.postal_addresses.append(PostalAddress(**STREET))
    db.session.commit()
    return person


def with_mail(name="Haddad", **facts):
    return somebody(name, email=f"{name.lower()}@post.example.org", **facts)


def send(mailing, *, write=True):
    """Press the button, and let the worker write."""
    sending.start(mailing.id, queries.plan_of(mailing).digest, actor=OFFICE)
    if write:
        sending.sweep()
    db.session.expire_all()
    return mailing


def invited(conference, **facts):
    """A mailing to everybody, sent."""
    return send(MailingFactory(conference=conference, **facts))


def recipients_of(mailing):
    found = db.session.query(Recipient).filter_by(mailing_id=mailing.id).order_by(Recipient.id)
    return found.all()
