"""Every door of the house: which pages are built, and under which address."""

from flask import Flask, url_for
from flask_babel import lazy_gettext as _

from conference.accounts import commands as accounts_commands
from conference.accounts import views as accounts
from conference.addresses import views as addresses
from conference.allocation import queries as allocation_queries
from conference.allocation import views as allocation
from conference.calls import views as calls
from conference.demo import commands as demo
from conference.directory import commands as directory_commands
from conference.directory import queries as directory_queries
from conference.directory import views as directory
from conference.errands import views as errands
from conference.intake import queries as intake_queries
from conference.intake import views as intake
from conference.invitations import queries as invitation_queries
from conference.invitations import views as invitations
from conference.mail import views as mail
from conference.papers import views as papers
from conference.partners import views as partners
from conference.planning import queries as planning_queries
from conference.planning import views as planning
from conference.planning.views.frame import site_facts
from conference.privacy import views as privacy
from conference.privacy.commands import privacy_commands
from conference.programme import queries as programme_queries
from conference.programme import views as programme
from conference.programme.queries.copying import programme_comes_along
from conference.registration import queries as registrations
from conference.registration import views as registration
from conference.registration.views import dashboard
from conference.registration.views.office import needs_office
from conference.registration.views.office import office as registration_office
from conference.trail import places
from conference.trail import views as trail
from conference.trail.places import Place
from conference.web import views as web
from conference.web.navigation import Door, Menus, hang_up
from conference.wording import views as wording

MENUS = Menus(
    public=(
        Door(label=_("Start"), endpoint="programme.conference", yearly=True),
        Door(
            label=_("Programm"),
            endpoint="programme.programme",
            yearly=True,
            also=("programme.forum", "programme.changes"),
        ),
        Door(
            label=_("Anmeldung"),
            endpoint="registration.sign_up",
            yearly=True,
            also=("registration", "allocation"),
        ),
        Door(
            label=_("Mitmachen"),
            endpoint="directory.join",
            also=("directory.join_as_organisation", "directory.join_as_expert", "directory.joined"),
        ),
        Door(label=_("Leichte Sprache"), endpoint="directory.easy_read"),
    ),
    footer=(
        Door(label=_("Impressum"), endpoint="directory.imprint"),
        Door(label=_("Datenschutz"), endpoint="directory.privacy"),
        Door(label=_("Barrierefreiheit"), endpoint="directory.accessibility"),
        Door(label=_("Barriere melden"), endpoint="directory.report_barrier"),
    ),
    office=(
        Door(label="Übersicht", endpoint="dashboard.overview", yearly=True),
        Door(
            label="Anmeldungen",
            endpoint="registration_office.registrations",
            yearly=True,
            also=("registration_office", "intake_office"),
        ),
        Door(
            label="Einladungen",
            endpoint="invitations_office.overview",
            yearly=True,
            also=("invitations_office",),
        ),
        Door(label="Anrufe", endpoint="calls_office.calls", yearly=True, also=("calls_office",)),
        Door(label="Bedarf", endpoint="needs_office.overview", yearly=True, also=("needs_office",)),
        Door(
            label="Briefe drucken",
            endpoint="papers_office.pile",
            yearly=True,
            also=("papers_office",),
        ),
        Door(
            label="Zuteilung",
            endpoint="allocation_office.overview",
            yearly=True,
            also=("allocation_office",),
        ),
        Door(
            label="Programm",
            endpoint="programme_office.overview",
            yearly=True,
            also=("programme_office",),
        ),
        Door(
            label="Konferenz",
            endpoint="planning_office.conference",
            yearly=True,
            also=("planning_office",),
        ),
        Door(
            label="Sprachen",
            endpoint="wording_office.languages",
            yearly=True,
            also=("wording_office",),
        ),
        Door(label="Alle Jahre", endpoint="planning_office.conferences"),
        Door(label="Postausgang", endpoint="mail_office.letters", also=("mail_office",)),
        Door(
            label="Organisationen",
            endpoint="directory_office.organisations",
            also=(
                "directory_office.organisation",
                "directory_office.new_organisation",
                "directory_office.change_organisation",
                "directory_office.archive_organisation",
                "directory_office.new_member",
                "directory_office.member",
                "directory_office.hand_over",
            ),
        ),
        Door(
            label="Personen",
            endpoint="directory_office.people",
            also=("directory_office.person", "directory_office.new_person"),
        ),
        Door(
            label="Fachleute",
            endpoint="directory_office.experts",
            also=(
                "directory_office.expert",
                "directory_office.new_expert",
                "directory_office.change_expert",
                "directory_office.set_expert_state",
                "directory_office.add_absence",
            ),
        ),
        Door(
            label="Adressen einlesen",
            endpoint="addresses_office.runs",
            also=("addresses_office",),
        ),
        Door(
            label="Doppelte",
            endpoint="doubles_office.doubles",
            also=("doubles_office",),
        ),
        Door(
            label="Mitmachen",
            endpoint="directory_office.applications",
            also=(
                "directory_office.offers",
                "directory_office.applicant",
                "directory_office.ask_applicant",
                "directory_office.reject_applicant",
            ),
        ),
        Door(
            label="Barrieren",
            endpoint="directory_office.barrier_reports",
            also=("directory_office.barrier",),
        ),
        Door(
            label="Datenschutz",
            endpoint="privacy_office.deadlines",
            also=("privacy_office.wording",),
        ),
        Door(label="Verlauf", endpoint="trail_office.entries", also=("trail_office",)),
        Door(label="Konten", endpoint="accounts_office.all_accounts", also=("accounts_office",)),
        Door(
            label="Einstellungen",
            endpoint="directory_office.settings",
            also=(
                "directory_office.facts",
                "directory_office.looks",
                "directory_office.legal_texts",
                "directory_office.statement",
            ),
        ),
    ),
    facts=site_facts,
    unread=wording.page_is_unread,
)


def _account(staff_id: int) -> str:
    return url_for("accounts_office.account", staff_id=staff_id)


def _person(person_id: int) -> str:
    return url_for("directory_office.person", person_id=person_id)


def _organisation(organisation_id: int) -> str:
    return url_for("directory_office.organisation", organisation_id=organisation_id)


def _expert(expert_id: int) -> str:
    return url_for("directory_office.expert", expert_id=expert_id)


def _barrier(report_id: int) -> str:
    return url_for("directory_office.barrier", report_id=report_id)


def _letter(letter_id: int) -> str:
    return url_for("mail_office.letter", letter_id=letter_id)


def _district(district_id: int) -> str:
    return url_for("directory_office.settings")


def _conference(conference_id: int) -> str:
    year = planning_queries.conference_by_id(conference_id).year
    return url_for("planning_office.conference", year=year)


def _room(room_id: int) -> str:
    year = planning_queries.room_by_id(room_id).conference.year
    return url_for("planning_office.change_room", year=year, room_id=room_id)


def _forum(forum_id: int) -> str:
    year = programme_queries.year_of_forum(forum_id)
    return url_for("programme_office.forum", year=year, forum_id=forum_id)


def _item(item_id: int) -> str:
    year = programme_queries.year_of_item(item_id)
    return url_for("programme_office.item", year=year, item_id=item_id)


def _release(release_id: int) -> str:
    year, number = programme_queries.release_address(release_id)
    return url_for("programme_office.old_release", year=year, number=number)


def _registration(registration_id: int) -> str:
    year, code = registrations.year_and_code_of(registration_id)
    return url_for("registration_office.sheet", year=year, code=code)


def _contingent(contingent_id: int) -> str:
    year = registrations.year_of_contingent(contingent_id)
    return url_for("registration_office.contingent", year=year, contingent_id=contingent_id)


def _list(run_id: int) -> str:
    return url_for("intake_office.run", year=intake_queries.year_of_run(run_id), run_id=run_id)


def _invitation(invitation_id: int) -> str:
    year = invitation_queries.year_of_invitation(invitation_id)
    return url_for("invitations_office.invitation", year=year, invitation_id=invitation_id)


def _mailing(mailing_id: int) -> str:
    year = invitation_queries.year_of_mailing(mailing_id)
    return url_for("invitations_office.mailing", year=year, mailing_id=mailing_id)


def _allocation_run(run_id: int) -> str:
    year, number = allocation_queries.year_and_number_of(run_id)
    return url_for("allocation_office.run", year=year, run_number=number)


# Where the trail leads from a line to the thing it is about
PLACES = {
    "staff": Place(label="Konto", address=_account),
    "person": Place(
        label="Person",
        address=_person,
        names=directory_queries.names_of_people,
        called=directory_queries.people_called,
    ),
    "errand": Place(label="Auftrag"),
    "organisation": Place(
        label="Organisation",
        address=_organisation,
        names=directory_queries.names_of_organisations,
        called=directory_queries.organisations_called,
    ),
    "expert": Place(
        label="Fachperson",
        address=_expert,
        names=directory_queries.names_of_experts,
        called=directory_queries.experts_called,
    ),
    "contingent": Place(
        label="Kontingent",
        address=_contingent,
        names=registrations.names_of_contingents,
        called=registrations.contingents_called,
    ),
    "letter": Place(label="Brief", address=_letter),
    "barrier_report": Place(label="Barriere", address=_barrier),
    "district": Place(label="Einstellungen", address=_district),
    "conference": Place(label="Konferenz", address=_conference),
    "venue_room": Place(label="Raum", address=_room),
    "forum": Place(
        label="Forum",
        address=_forum,
        names=programme_queries.names_of_forums,
        called=programme_queries.forums_called,
    ),
    "programme_item": Place(label="Programmpunkt", address=_item),
    "release": Place(label="Veröffentlichung", address=_release),
    "forum_round": Place(label="Forenrunde"),
    "stand": Place(label="Stand am Markt"),
    "topic": Place(label="Thema"),
    "engagement": Place(label="Mitwirkung"),
    "registration": Place(
        label="Anmeldung",
        address=_registration,
        names=registrations.names_of_registrations,
        called=registrations.registrations_called,
    ),
    "intake_run": Place(label="Liste", address=_list),
    "invitation": Place(
        label="Einladung", address=_invitation, names=invitation_queries.names_of_invitations
    ),
    "mailing": Place(
        label="Aussendung", address=_mailing, names=invitation_queries.names_of_mailings
    ),
    "mailing_list": Place(label="Verteiler", names=invitation_queries.names_of_lists),
    "language_review": Place(label="Sprachprüfung"),
    "allocation_run": Place(label="Zuteilung", address=_allocation_run),
    "address_run": Place(label="Adressliste", address=addresses.address_of_run),
}


def init_app(app: Flask) -> None:
    app.register_blueprint(web.public)
    app.register_blueprint(trail.office)
    app.register_blueprint(mail.office)
    app.register_blueprint(errands.office)
    app.register_blueprint(accounts.public)
    app.register_blueprint(accounts.office)
    app.register_blueprint(directory.public)
    app.register_blueprint(directory.office)
    app.register_blueprint(planning.office)
    app.register_blueprint(programme.office)
    app.register_blueprint(dashboard.office)
    app.register_blueprint(programme.public)
    app.register_blueprint(registration.public)
    app.register_blueprint(partners.public)
    app.register_blueprint(registration_office)
    app.register_blueprint(invitations.office)
    app.register_blueprint(invitations.public)
    app.register_blueprint(calls.office)
    app.register_blueprint(needs_office)
    app.register_blueprint(allocation.office)
    app.register_blueprint(allocation.public)
    app.register_blueprint(intake.office)
    app.register_blueprint(addresses.office)
    app.register_blueprint(addresses.doubles_office)
    app.register_blueprint(privacy.public)
    app.register_blueprint(privacy.office)
    app.cli.add_command(privacy_commands)
    app.register_blueprint(wording.office)
    app.register_blueprint(papers.public)
    app.register_blueprint(papers.office)
    app.cli.add_command(accounts_commands.staff_commands)
    app.register_blueprint(demo.commands)
    app.cli.add_command(directory_commands.district_commands)
    hang_up(app, MENUS)
    planning.years.comes_along(app, programme_comes_along)
    places.put_up(app, PLACES)
