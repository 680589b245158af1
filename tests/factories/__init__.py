"""One factory per model, with unsurprising defaults."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import factory

from conference.accounts.models import Staff, StaffRole
from conference.addresses.models import AddressPair, AddressRow, AddressRun
from conference.addresses.states import AddressKind, AddressRunState, PairKind
from conference.core.actor import Role
from conference.core.database import db
from conference.core.tokens import hash_of
from conference.core.translated import german
from conference.directory.models import (
    District,
    Expert,
    Membership,
    Municipality,
    Organisation,
    OrganisationLink,
    Person,
    PostalAddress,
)
from conference.intake.models import IntakeRun
from conference.intake.states import RunState
from conference.mail.models import Attachment, Letter
from conference.planning.models import Conference, InterpreterTeam, VenueRoom
from conference.planning.states import ConferenceState
from conference.programme.models import (
    Engagement,
    Forum,
    ForumRound,
    ProgrammeItem,
    Release,
    Stand,
    Topic,
)
from conference.programme.snapshot import Programme
from conference.programme.states import EngagementState, ForumState, ItemKind, Part, StandState
from conference.wording.models import LanguageReview
from conference.wording.states import ReviewKind


class Factory(factory.alchemy.SQLAlchemyModelFactory):
    class Meta:
        abstract = True
        sqlalchemy_session = db.session
        sqlalchemy_session_persistence = "commit"


class DistrictFactory(Factory):
    class Meta:
        model = District

    name = "Kreis Beispiel"
    centre_name = "Kommunales Integrationszentrum Kreis Beispiel"
    email = "integration@kreis.example.org"
    phone = "0221 4710 100"


class MunicipalityFactory(Factory):
    class Meta:
        model = Municipality

    district_id = factory.LazyFunction(lambda: DistrictFactory().id)
    ags = factory.Sequence(lambda n: f"05370{n:03d}")
    name = factory.Sequence(lambda n: f"Gemeinde {n}")


class PersonFactory(Factory):
    class Meta:
        model = Person

    district = factory.SubFactory(DistrictFactory)
    first_name = "Jens"
    last_name = factory.Sequence(lambda n: f"Kreutzkamp {n}")
    organisation = "Agentur für Arbeit"


class OrganisationFactory(Factory):
    """An association that the office has taken in."""

    class Meta:
        model = Organisation

    district_id = factory.LazyFunction(lambda: DistrictFactory().id)
    name = factory.Sequence(lambda n: f"Brücken e. V. {n}")


class OrganisationLinkFactory(Factory):
    """The link of somebody who speaks for an organisation; ``secret`` is what opens it."""

    class Meta:
        model = OrganisationLink

    class Params:
        secret = "o" * 32

    organisation = factory.SubFactory(OrganisationFactory)
    person = factory.SubFactory(PersonFactory)
    token_hash = factory.LazyAttribute(lambda made: hash_of(made.secret))


class MembershipFactory(Factory):
    """Somebody through whom an organisation is written to."""

    class Meta:
        model = Membership

    person = factory.SubFactory(PersonFactory)
    organisation = factory.SubFactory(OrganisationFactory)


class PostalAddressFactory(Factory):
    class Meta:
        model = PostalAddress

    street = "Lindenallee 35"
    postal_code = "41812"
    city = "Erkelenz"


class ExpertFactory(Factory):
    class Meta:
        model = Expert

    person = factory.SubFactory(PersonFactory)


class StaffFactory(Factory):
    class Meta:
        model = Staff

    email = factory.Sequence(lambda n: f"fachkraft{n}@kreis.example.org")
    name = "Svenja Küsters"
    granted = factory.LazyFunction(lambda: [StaffRole(role=Role.OFFICE)])


class ConferenceFactory(Factory):
    """An announced conference in 60 days whose registration is open; people move up without being asked."""

    class Meta:
        model = Conference

    district = factory.SubFactory(DistrictFactory)
    year = factory.Sequence(lambda n: 2027 + n)
    number = 4
    state = ConferenceState.ANNOUNCED
    uid = factory.LazyFunction(lambda: str(uuid4()))
    title = factory.LazyAttribute(lambda made: german(f"Integrationskonferenz {made.year}"))
    theme = german("Integration in Ausbildung und Arbeit")
    motto = german("Gemeinsam vorankommen")
    day = factory.LazyFunction(lambda: date.today() + timedelta(days=60))  # noqa: DTZ011
    doors = time(8, 15)
    starts = time(9)
    ends = time(16, 30)
    venue_name = "Berufskolleg Wurmaue"
    venue_street = "Wurmauenweg 12"
    venue_postal_code = "52525"
    venue_city = "Heinsberg"
    contact_name = "Svenja Küsters"
    contact_email = "integration@kreis.example.org"
    contact_phone = "0221 4710 100"
    registration_opens_at = factory.LazyFunction(lambda: datetime.now(UTC) - timedelta(days=10))
    needs_deadline = factory.LazyFunction(lambda: date.today() + timedelta(days=30))  # noqa: DTZ011
    registration_closes_at = factory.LazyFunction(lambda: datetime.now(UTC) + timedelta(days=45))
    change_until = factory.LazyFunction(lambda: datetime.now(UTC) + timedelta(days=59))
    public_seats = 100
    reserved_seats = 10
    offer_hours = 0


class VenueRoomFactory(Factory):
    class Meta:
        model = VenueRoom

    conference = factory.SubFactory(ConferenceFactory)
    name = factory.Sequence(lambda n: f"Raum E.{n:02d}")
    seats = 40
    wheelchair_spaces = 2


class InterpreterTeamFactory(Factory):
    class Meta:
        model = InterpreterTeam

    conference_id = factory.LazyFunction(lambda: ConferenceFactory().id)
    language = "ar"
    teams = 1


class ForumRoundFactory(Factory):
    class Meta:
        model = ForumRound

    conference = factory.SubFactory(ConferenceFactory)
    code = "A"
    title = german("Forenrunde A")
    starts = time(11, 20)
    ends = time(12, 35)


class TopicFactory(Factory):
    class Meta:
        model = Topic

    conference_id = factory.LazyFunction(lambda: ConferenceFactory().id)
    code = factory.Sequence(lambda n: f"HF{n}")
    title = german("Sprache und Bildung")


class ForumFactory(Factory):
    """A confirmed forum of round A with 36 seats."""

    class Meta:
        model = Forum

    class Params:
        of = None

    conference = factory.LazyAttribute(lambda made: made.of or ConferenceFactory())
    round = factory.LazyAttribute(lambda made: ForumRoundFactory(conference=made.conference))
    room = factory.LazyAttribute(lambda made: VenueRoomFactory(conference=made.conference))
    code = factory.Sequence(lambda n: f"A{n}")
    slug = factory.LazyAttribute(lambda made: f"{made.code.lower()}-deutsch-fuer-den-beruf")
    state = ForumState.CONFIRMED
    title = factory.LazyAttribute(lambda made: german(f"Deutsch für den Beruf {made.code}"))
    uid = factory.LazyFunction(lambda: str(uuid4()))


class ProgrammeItemFactory(Factory):
    class Meta:
        model = ProgrammeItem

    conference = factory.SubFactory(ConferenceFactory)
    kind = ItemKind.PLENARY
    title = german("Begrüßung und Einführung")
    starts = time(9)
    ends = time(9, 10)
    uid = factory.LazyFunction(lambda: str(uuid4()))


class ReleaseFactory(Factory):
    """The first release of an empty programme; see ``publish`` for one with content."""

    class Meta:
        model = Release

    conference = factory.SubFactory(ConferenceFactory)
    number = 1
    released_by = "Svenja Küsters"
    content = factory.LazyFunction(lambda: Programme().to_content())


class StandFactory(Factory):
    class Meta:
        model = Stand

    conference_id = factory.LazyFunction(lambda: ConferenceFactory().id)
    number = factory.Sequence(lambda n: n + 1)
    organisation = "Handwerkskammer Aachen"
    state = StandState.CONFIRMED


class EngagementFactory(Factory):
    """A person who has agreed to moderate a forum; name ``item`` instead for a programme item."""

    class Meta:
        model = Engagement

    person = factory.SubFactory(PersonFactory)
    forum = factory.LazyAttribute(lambda made: None if made.item else ForumFactory())
    item = None
    part = Part.MODERATOR
    state = EngagementState.ACCEPTED


class LetterFactory(Factory):
    """A letter that waits, with one file."""

    class Meta:
        model = Letter

    key = factory.Sequence(lambda n: f"letter-{n}")
    name = "registration/mail/confirmed"
    to_address = "oksana.petrenko@post.example.org"
    to_name = "Oksana Petrenko"
    subject = "Ihre Anmeldung zur Integrationskonferenz"
    text = "Guten Tag Oksana Petrenko,\n\nSie sind angemeldet.\n"
    html = "<p>Guten Tag Oksana Petrenko</p>"
    message_id = factory.Sequence(lambda n: f"<letter-{n}@kreis.example.org>")
    attachments = factory.LazyFunction(
        lambda: [
            Attachment(
                filename="termin.ics",
                content_type="text/calendar; charset=utf-8",
                content=b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
            )
        ]
    )


class IntakeRunFactory(Factory):
    """A list that was read in, with no rows left."""

    class Meta:
        model = IntakeRun

    conference = factory.SubFactory(ConferenceFactory)
    file_name = "anmeldungen.csv"
    state = RunState.DONE
    made_by = "Svenja Küsters"
    ended_at = factory.LazyFunction(lambda: datetime.now(UTC))


class AddressRunFactory(Factory):
    """An address list of two columns that was read and waits for a click."""

    class Meta:
        model = AddressRun

    file_name = "adressen.csv"
    headings = ["Name", "Organisation"]
    meanings = ["whole_name", "organisation"]
    heading_row = 1
    state = AddressRunState.CHECKED
    made_by = "Svenja Küsters"


class AddressRowFactory(Factory):
    """A new person in a list."""

    class Meta:
        model = AddressRow

    run = factory.SubFactory(AddressRunFactory)
    number = factory.Sequence(lambda n: n + 2)
    kind = AddressKind.NEW
    name = "Olena Koval, Chor"
    entry = factory.LazyFunction(lambda: {"first_name": "Olena", "last_name": "Koval"})


class AddressPairFactory(Factory):
    """Two rows of a list that may be one person."""

    class Meta:
        model = AddressPair

    run_id = factory.LazyAttribute(lambda pair: pair.first.run_id)
    first = factory.SubFactory(AddressRowFactory)
    second = factory.LazyAttribute(lambda pair: AddressRowFactory(run=pair.first.run))
    kind = PairKind.SAME_ENTRY
    why = "gleiche E-Mail"


class LanguageReviewFactory(Factory):
    """Somebody read the texts of a year in Arabic, an older version of them."""

    class Meta:
        model = LanguageReview

    language = "ar"
    kind = ReviewKind.TEXTS
    version = factory.Sequence(lambda n: f"version{n}")
    read_by = "Rania Haddad"
    read_on = date(2026, 6, 1)
