"""Every door of the house: which pages are built, and under which address."""

from flask import Flask

from conference.planning import views as planning
from conference.web import views as web


def init_app(app: Flask) -> None:
    app.register_blueprint(web.public)
    app.register_blueprint(planning.office)
