"""What happens by itself: an event below, and what the rooms above do about it. All of it on this page."""

from conference.addresses.exports import ADDRESSES, do_addresses
from conference.addresses.services import following as addresses_following
from conference.addresses.services import keeping as addresses
from conference.addresses.services import resembling
from conference.addresses.services.sending import SWEEP as TAKE_ADDRESSES_IN
from conference.allocation.services import applying, calculating, trying
from conference.allocation.services.late import follow as seat_who_comes_late
from conference.calls import queries as calls
from conference.calls.service import forget_calls
from conference.core.events import Announcement, Event, PublicPagesChange
from conference.core.queue import every_minute
from conference.core.transaction import listen, listen_at_the_end
from conference.directory.events import (
    ContactHandedOver,
    DistrictChanged,
    LegalTextsChanged,
    OrganisationApproved,
)
from conference.directory.exports import ORGANISATIONS, PEOPLE, do_organisations, do_people
from conference.directory.queries import (
    register_day,
    register_deeds,
    register_fields,
    register_stages,
)
from conference.directory.services.joining import register_followers
from conference.errands import work as errands
from conference.intake.services import carrying_out, checking, keeping
from conference.invitations.services import following as invitations_following
from conference.invitations.services import printing, reminding, sending
from conference.invitations.services.matching import follow as match_invitations
from conference.mail import delivery, outbox
from conference.papers import exports as papers_exports
from conference.papers import queries as papers
from conference.papers.services.writing import follow as write_on_paper
from conference.partners.services import links as partner_links
from conference.planning.events import (
    ConferenceAnnounced,
    DatesChanged,
    RoomEvent,
    SeatsChanged,
    SupportChanged,
    TextsChanged,
    WaitingChanged,
    YearCopied,
)
from conference.planning.queries import day_ahead
from conference.planning.rules.seating import register_crowd
from conference.privacy.services import deleting, erasing, wordings
from conference.programme.events import StandConfirmed, StandMoved
from conference.programme.queries.demand import register_demand
from conference.programme.queries.stages import last_stages, parts_of_organisation
from conference.programme.queries.working import fields_of_action
from conference.programme.services import following as programme_following
from conference.programme.services.copying import copy_programme
from conference.registration import queries as registrations
from conference.registration.events import (
    ContingentEnding,
    ContingentGranted,
    PersonForgotten,
    Replaced,
)
from conference.registration.exports import LIST, do_list
from conference.registration.queries.calls import register_calls
from conference.registration.queries.organisations import visits_of_organisation
from conference.registration.queries.overview import register_paper
from conference.registration.services import (
    answering,
    confirming,
    contingents,
    likeness,
    needs,
    seats,
)
from conference.registration.services import following as registration_following
from conference.trail import service as trail
from conference.web import page_stamp


def init_app() -> None:
    listen_at_the_end(trail.write_down)
    every_minute(sending.SWEEP, sending.sweep)
    every_minute(outbox.SWEEP, delivery.deliver_due)
    every_minute("compare registrations", likeness.compare_the_rest)
    every_minute(carrying_out.SWEEP, keeping.sweep)
    every_minute(TAKE_ADDRESSES_IN, addresses.sweep)
    every_minute(confirming.SWEEP, confirming.sweep)
    every_minute(contingents.SWEEP, contingents.sweep)
    every_minute(answering.SWEEP, answering.sweep)
    every_minute(reminding.SWEEP, reminding.sweep)
    every_minute(deleting.SWEEP, deleting.forget_last_letters)
    every_minute(wordings.SWEEP, wordings.keep_wordings)
    every_minute(erasing.SWEEP, erasing.sweep)
    listen(keep_what_people_read)
    every_minute(errands.SWEEP, errands.do_waiting)
    errands.can_do(LIST, do_list)
    errands.can_do(checking.CHECK, checking.do_check)
    errands.can_do(calculating.CALCULATE, calculating.do_calculate)
    errands.can_do(applying.TELL, applying.do_tell)
    errands.can_do(trying.COMPARE, trying.do_compare)
    errands.can_do(ORGANISATIONS, do_organisations)
    errands.can_do(PEOPLE, do_people)
    errands.can_do(ADDRESSES, do_addresses)
    errands.can_do(resembling.COMPARE, resembling.do_compare)
    errands.can_do(printing.LETTERS, printing.do_letters)
    errands.can_do(printing.LABELS, printing.do_labels)
    errands.can_do(papers_exports.LETTERS, papers_exports.do_letters)
    errands.can_do(papers_exports.BADGES, papers_exports.do_badges)
    listen(show_the_public)
    listen(copy_the_programme)
    listen(give_the_planned_seats)
    listen(forget_the_calls)
    listen(keep_needs_as_long_as_planned)
    listen(forget_rows_of_lists)
    listen(seat_who_comes_late)
    listen(write_on_paper)
    listen(write_to_the_organisation)
    listen(match_invitations)
    register_fields(fields_of_action)
    register_day(day_ahead)
    register_stages(last_stages)
    register_deeds(visits_of_organisation, parts_of_organisation)
    register_followers(
        addresses_following.FOLLOWER,
        programme_following.FOLLOWER,
        registration_following.FOLLOWER,
        invitations_following.FOLLOWER,
    )
    register_demand(registrations.demand)
    register_crowd(registrations.crowd)
    register_calls(calls.open_calls)
    register_paper(papers.waiting_count)


def show_the_public(news: Announcement) -> None:
    """What stands on public pages has changed: no process may show what it has kept."""
    if isinstance(news.event, PublicPagesChange):
        page_stamp.renew()


def keep_what_people_read(news: Announcement) -> None:
    """The privacy notice beside a form says something else: its words are kept."""
    match news.event:
        case ConferenceAnnounced() | TextsChanged() | LegalTextsChanged() | DistrictChanged():
            wordings.keep_wordings()
        case _:
            pass


def copy_the_programme(news: Announcement) -> None:
    """A year was made from an earlier one: its programme comes along."""
    if isinstance(news.event, YearCopied):
        copy_programme(news.event.source_id, news.event.subject_id, actor=news.actor)


def keep_needs_as_long_as_planned(news: Announcement) -> None:
    """The day of the conference has moved, or needs are kept for more or fewer days."""
    if isinstance(news.event, (DatesChanged, SupportChanged)):
        needs.follow(news.event.subject_id)


def give_the_planned_seats(news: Announcement) -> None:
    """More seats or larger rooms let people move up from the waiting lists."""
    match news.event:
        case SeatsChanged() | WaitingChanged() | ConferenceAnnounced():
            seats.follow(news.event.subject_id)
        case RoomEvent():
            seats.follow(news.event.conference_id)
        case Event(kind="forum"):
            seats.follow_forum(news.event.subject_id)
        case _:
            pass


def write_to_the_organisation(news: Announcement) -> None:
    """An organisation was accepted or has a new contact, got seats or a stand, or is about to lose unnamed seats."""
    match news.event:
        case OrganisationApproved(subject_id=organisation_id):
            partner_links.welcome(organisation_id, actor=news.actor)
        case ContactHandedOver(subject_id=organisation_id, had_link=True) as handed:
            partner_links.follow(organisation_id, handed.successor_id, actor=news.actor)
        case ContingentGranted(subject_id=contingent_id):
            partner_links.tell_of_seats(contingent_id)
        case ContingentEnding(subject_id=contingent_id):
            partner_links.warn_of_return(contingent_id)
        case StandConfirmed(subject_id=stand_id) | StandMoved(subject_id=stand_id):
            partner_links.tell_of_stand(stand_id)
        case _:
            pass


def forget_rows_of_lists(news: Announcement) -> None:
    """Who is forgotten, or gave the seat to somebody else, stands in no list that was read in."""
    if isinstance(news.event, (PersonForgotten, Replaced)):
        keeping.forget_rows_about(news.event.subject_id)


def forget_the_calls(news: Announcement) -> None:
    """A person is forgotten, or somebody else comes: so is what was said on the telephone."""
    if isinstance(news.event, (PersonForgotten, Replaced)):
        forget_calls(news.event.subject_id)
