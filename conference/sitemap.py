"""Every door of the house: which pages are built, and under which address."""

from flask import Flask
from flask_babel import lazy_gettext as _

from conference.accounts import commands as accounts_commands
from conference.accounts import views as accounts
from conference.planning import views as planning
from conference.planning.views.frame import site_facts
from conference.web import views as web
from conference.web.navigation import Door, Menus, hang_up

MENUS = Menus(
    public=(
        Door(label=_("Start"), endpoint="planning.conference", yearly=True),
        Door(
            label=_("Programm"),
            endpoint="programme.programme",
            yearly=True,
            also=("programme.forum",),
        ),
        Door(
            label=_("Anmeldung"),
            endpoint="registration.sign_up",
            yearly=True,
            also=("registration",),
        ),
        Door(label=_("Leichte Sprache"), endpoint="planning.easy_read"),
    ),
    footer=(
        Door(label=_("Impressum"), endpoint="planning.imprint"),
        Door(label=_("Datenschutz"), endpoint="planning.privacy"),
        Door(label=_("Barrierefreiheit"), endpoint="planning.accessibility"),
        Door(label=_("Barriere melden"), endpoint="planning.report_barrier"),
        Door(label=_("Kontakt"), endpoint="planning.contact"),
    ),
    office=(
        Door(label="Übersicht", endpoint="registration_office.overview", yearly=True),
        Door(label="Anmeldungen", endpoint="registration_office.registrations", yearly=True),
        Door(
            label="Programm",
            endpoint="programme_office.overview",
            yearly=True,
            also=("programme_office",),
        ),
        Door(label="Konferenz", endpoint="planning_office.conference", yearly=True),
        Door(label="Postausgang", endpoint="mail_office.letters", also=("mail_office",)),
        Door(label="Personen", endpoint="directory_office.people", also=("directory_office",)),
        Door(label="Verlauf", endpoint="trail_office.entries", also=("trail_office",)),
        Door(label="Konten", endpoint="accounts_office.all_accounts", also=("accounts_office",)),
        Door(label="Einstellungen", endpoint="planning_office.settings"),
    ),
    facts=site_facts,
)


def init_app(app: Flask) -> None:
    app.register_blueprint(web.public)
    app.register_blueprint(accounts.public)
    app.register_blueprint(accounts.office)
    app.register_blueprint(planning.office)
    app.cli.add_command(accounts_commands.staff_commands)
    hang_up(app, MENUS)
