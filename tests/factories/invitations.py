"""Factories of invitations, of the lists they are made from, and of mailings."""

import factory

from conference.core.translated import german
from conference.invitations.models import Invitation, Mailing, MailingList
from tests.factories import ConferenceFactory, DistrictFactory, Factory, PersonFactory


class InvitationFactory(Factory):
    """A person who is asked to come."""

    class Meta:
        model = Invitation

    conference = factory.SubFactory(ConferenceFactory)
    person = factory.SubFactory(PersonFactory)


class MailingListFactory(Factory):
    """A list that asks for all people."""

    class Meta:
        model = MailingList

    district_id = factory.LazyFunction(lambda: DistrictFactory().id)
    name = factory.Sequence(lambda n: f"Verteiler {n}")
    question = factory.LazyFunction(lambda: {"who": "people"})


class MailingFactory(Factory):
    """An invitation in German to everybody on a list, not sent."""

    class Meta:
        model = Mailing

    conference = factory.SubFactory(ConferenceFactory)
    mailing_list = factory.SubFactory(MailingListFactory)
    name = "Einladung an alle"
    subject = german("Einladung zur {{konferenz}}")
    text = german("{{anrede}}\n\nkommen Sie? {{link}}")
