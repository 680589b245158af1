"""The application, for a WSGI server."""

from conference.app import create_app

app = create_app()
