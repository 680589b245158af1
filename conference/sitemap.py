"""Every door of the house: which pages are built, and under which address."""

from flask import Flask

from conference.accounts import commands as accounts_commands
from conference.accounts import views as accounts
from conference.planning import views as planning
from conference.web import views as web


def init_app(app: Flask) -> None:
    app.register_blueprint(web.public)
    app.register_blueprint(accounts.public)
    app.register_blueprint(accounts.office)
    app.register_blueprint(planning.office)
    app.cli.add_command(accounts_commands.staff_commands)
