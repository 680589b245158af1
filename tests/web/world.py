"""A small world with one of everything, twice: an own conference, and another one beside it."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import count

from flask import current_app

from conference.accounts.models import StaffRole
from conference.accounts.services.signing_in import make_link
from conference.core.actor import SYSTEM, Role
from conference.core.database import db
from conference.core.listing import Wanted
from conference.core.tokens import new_token
from conference.core.translated import german
from conference.directory.models import Absence, BarrierReport
from conference.directory.states import OrganisationState
from conference.errands.work import ask_for
from conference.invitations.models import ListException
from conference.invitations.services.links import new_link
from conference.invitations.states import InvitationState
from conference.papers.queries import waiting_page
from conference.papers.rules.codes import code_for
from conference.papers.services.printing import mark_printed
from conference.privacy.models import ErasureRun, PrivacyWording
from conference.registration.rules import Details
from conference.registration.rules.scans import scan_of
from conference.registration.services.contingents import Naming, Promise, grant, name_person
from conference.registration.services.links import first_token
from conference.registration.services.scans import keep_scan
from conference.registration.states import Quota, Reach
from tests.directory.pictures import png
from tests.factories import (
    AddressPairFactory,
    ConferenceFactory,
    DistrictFactory,
    EngagementFactory,
    ExpertFactory,
    ForumFactory,
    ForumRoundFactory,
    IntakeRunFactory,
    InterpreterTeamFactory,
    LanguageReviewFactory,
    LetterFactory,
    MembershipFactory,
    MunicipalityFactory,
    OrganisationFactory,
    OrganisationLinkFactory,
    PersonFactory,
    ProgrammeItemFactory,
    StaffFactory,
    StandFactory,
    TopicFactory,
    VenueRoomFactory,
)
from tests.factories.allocation import AllocationRunFactory
from tests.factories.invitations import InvitationFactory, MailingFactory, MailingListFactory
from tests.factories.offers import SeatOfferFactory
from tests.programme.publishing import release as publish
from tests.registration.people import sign_up

WRONG_TOKEN = "w" * 32
WRONG_CODE = "WWWWW-WWWWW"
_years = count(2031)


@dataclass
class World:
    """What stands for the variable parts of an address: ``{"year": 2031, "room_id": 7, ...}``."""

    own: dict[str, object]
    other: dict[str, object]

    def address(self, rule, **instead):
        """The address of this rule in the own conference."""
        return self._filled(rule, {**self.own, **instead})

    def address_of_other(self, rule):
        """The year or the link is one's own, the thing inside belongs to somebody else."""
        kept = {name: self.own[name] for name in ("year", "token", "organisation_token")}
        return self._filled(rule, {**self.own, **self.other, **kept})

    def _filled(self, rule, values):
        if rule.startswith("/buero/anmelden/") and values["token"] != WRONG_TOKEN:
            values = {**values, "token": values["sign_in_token"]}
        if rule.startswith("/organisation/") and values["token"] != WRONG_TOKEN:
            values = {**values, "token": values["organisation_token"]}
        if rule.startswith("/einladung/") and values["token"] != WRONG_TOKEN:
            values = {**values, "token": values["invitation_token"]}
        return re.sub(r"<(?:[^:<>]+:)?(\w+)>", lambda found: str(values[found[1]]), rule)


def make_world():
    """Everything that has a page."""
    district = DistrictFactory(colour="#1a3da5", logo=b"\x89PNG", logo_type="image/png")
    MunicipalityFactory(district_id=district.id)
    own, other = _one_conference(district), _one_conference(district)
    own["session_id"] = other["session_id"] = 0  # the test puts in sessions
    other["position"] = 2  # somebody of the group who has an address of their own
    other["number"] = 2  # the own conference has one release only
    other["run_number"] = 2  # and one run of the allocation
    return World(own, other)


def _one_conference(district):
    year = next(_years)
    conference = ConferenceFactory(year=year, district=district)
    round = ForumRoundFactory(conference=conference)
    room = VenueRoomFactory(conference=conference)
    forum = ForumFactory(of=conference, round=round, room=room)
    item = ProgrammeItemFactory(conference=conference)
    topic = TopicFactory(conference_id=conference.id)
    stand = StandFactory(conference_id=conference.id)
    team = InterpreterTeamFactory(conference_id=conference.id)
    person = PersonFactory(district=district)
    engagement = EngagementFactory(person=person, forum=forum)
    organisation = OrganisationFactory(
        district_id=district.id, slug=f"bruecken-{year}", wants_page=True, is_listed=True
    )
    membership = MembershipFactory(organisation=organisation, person=person)
    expert = ExpertFactory(
        person=PersonFactory(district=district),
        absences=[Absence(first_day=date(year, 1, 2), last_day=date(year, 1, 3))],
    )
    release = publish(conference)
    staff = StaffFactory(granted=[StaffRole(role=Role.DESK)])
    form_key = new_token()
    amira = sign_up(
        conference,
        Details(first_name="Amira", last_name="Haddad", email=f"amira@{year}.example.org"),
        Details(first_name="Jens", last_name="Kreutz", email=f"jens@{year}.example.org"),
        form_key=form_key,
    )
    report = BarrierReport(district_id=district.id, form_key=f"key{year}", text="Zu kleine Schrift")
    db.session.add(report)
    db.session.commit()
    scan = keep_scan(amira.party_id, scan_of(png()), actor=SYSTEM)
    errand = ask_for("nothing", {}, title="Liste", roles=(Role.OFFICE,), actor=SYSTEM)
    letter = LetterFactory()
    wording = PrivacyWording(
        version=f"wording{year}",
        year=year,
        name="Muster 2",
        short=german("Kurz"),
        full=german("Lang"),
    )
    db.session.add_all([wording, ErasureRun(day=date(year, 1, 2), rule="needs", erased=3)])
    db.session.commit()
    review = LanguageReviewFactory(conference_id=conference.id)
    on_paper, printed, short = _letters_on_paper(conference)
    read_in = IntakeRunFactory(conference=conference, key=f"list-{year}")
    pair = AddressPairFactory()
    partner = an_organisation_with_seats(conference)
    return {
        "twins": "personen",
        "first_id": person.id,
        "second_id": expert.person_id,
        "list_id": pair.run_id,
        "run_number": AllocationRunFactory(conference=conference).number,
        "pair_id": pair.id,
        "year": year,
        "language": "ar",
        "part": "catalogue",
        "review_id": review.id,
        "room_id": room.id,
        "round_id": round.id,
        "forum_id": forum.id,
        "slug": forum.slug,
        "item_id": item.id,
        "topic_id": topic.id,
        "stand_id": stand.id,
        "team_id": team.id,
        "person_id": person.id,
        "engagement_id": engagement.id,
        "organisation_id": organisation.id,
        "organisation_slug": organisation.slug,
        "membership_id": membership.id,
        "expert_id": expert.id,
        "absence_id": expert.absences[0].id,
        "release_id": release.id,
        "number": release.number,
        "staff_id": staff.id,
        "letter_id": letter.id,
        "paper_id": on_paper.id,
        "print_run_id": printed.run_id,
        "short": short,
        "attachment_id": letter.attachments[0].id,
        "kind": "staff",
        "subject_id": staff.id,
        "report_id": report.id,
        "receipt": report.receipt,
        "wording_id": wording.id,
        "version": wording.version,
        "code": amira.code,
        "offer_id": SeatOfferFactory(party=amira.party).id,
        "run_id": read_in.id,
        "key": read_in.key,
        "other_code": amira.party.registrations[1].code,
        "scan_id": scan.id,
        "errand_id": errand.id,
        "position": 1,
        "form_key": form_key,
        "order": "essen",
        "token": first_token(form_key, 1),
        "sign_in_token": make_link(staff, actor=SYSTEM),
        **partner,
        **an_invitation(conference, person),
    }


def an_invitation(conference, person):
    """Somebody is invited, by a mailing that is not sent yet, and stands on a list by hand."""
    mailing_list = MailingListFactory(district_id=conference.district_id)
    mailing = MailingFactory(conference=conference, mailing_list=None, is_reminder=True)
    invitation = InvitationFactory(conference=conference, person=person, state=InvitationState.SENT)
    code = f"K7QXM3{conference.year % 100}"
    token = new_link(invitation, code=code)
    exception = ListException(mailing_list_id=mailing_list.id, person_id=person.id, is_on=True)
    db.session.add(exception)
    db.session.commit()
    return {
        "mailing_list_id": mailing_list.id,
        "exception_id": exception.id,
        "mailing_id": mailing.id,
        "invitation_id": invitation.id,
        "invitation_token": token,
        "invitation_code": code,
    }


def an_organisation_with_seats(conference, quota=Quota.PUBLIC):
    """An organisation with its link, a second contact, and a seat with a name; another one applies."""
    secret = new_token()
    organisation = OrganisationFactory(district_id=conference.district_id)
    person = PersonFactory(district=conference.district)
    MembershipFactory(organisation=organisation, person=person)
    second = MembershipFactory(organisation=organisation)
    OrganisationLinkFactory(organisation=organisation, person=person, secret=secret)
    promise = Promise(seats=2, return_on=conference.day, quota=quota)
    contingent = grant(conference.id, organisation.id, promise, actor=SYSTEM)
    naming = Naming(details=Details(first_name="Olha", last_name="Bondar"))
    seat = name_person(contingent.id, naming, actor=SYSTEM)
    applied = OrganisationFactory(
        district_id=conference.district_id, state=OrganisationState.APPLIED
    )
    return {
        "organisation_token": secret,
        "organisation_id": organisation.id,
        "membership_id": second.id,
        "contingent_id": contingent.id,
        "seat_id": seat.id,
        "what": "organisation",
        "applicant_id": applied.id,
    }


def _letters_on_paper(conference):
    """A letter that waits, one that was printed, and the code of the first."""
    for number in (1, 2):
        sign_up(
            conference,
            Details(
                first_name="Marianne",
                last_name=f"Müller {number}",
                reach_by=Reach.LETTER,
                postal_address=f"Rurstraße {number}\n41849 Wassenberg",
            ),
        )
    printed, waiting = waiting_page(conference, Wanted()).rows
    mark_printed(conference.id, [printed.id], actor=SYSTEM)
    secret = current_app.config["SECRET_KEY"]
    return waiting, printed, code_for(secret, waiting.key)


def fingerprint(*but):
    """All rows of all tables, to see that nothing was changed."""
    return {
        name: sorted(repr(tuple(row)) for row in db.session.execute(table.select()))
        for name, table in db.metadata.tables.items()
        if name not in but
    }
