"""The doors that belong to no room: for machines that watch, search, or look for our address."""

from datetime import timedelta

from flask import Blueprint, Response, current_app, jsonify
from flask.typing import ResponseReturnValue

from conference.core import clock
from conference.web import pulse
from conference.web.access import open_to_everyone
from conference.web.addresses import public_url_for

public = Blueprint("web", __name__)


@public.get("/gesundheit")
@open_to_everyone
def health() -> ResponseReturnValue:
    """Green (200) while the service can write, red (503) otherwise. It writes a row to find out."""
    alive = pulse.is_alive()
    response = jsonify(status="ok" if alive else "error")
    response.status_code = 200 if alive else 503
    response.headers["Cache-Control"] = "no-store"
    return response


@public.get("/robots.txt")
@open_to_everyone
def robots() -> ResponseReturnValue:
    """Keep robots out of the office; whoever imports calendars may come in everywhere else."""
    return Response("User-agent: *\nDisallow: /buero\n", mimetype="text/plain")


@public.get("/.well-known/security.txt")
@open_to_everyone
def security() -> ResponseReturnValue:
    """Where to report a hole (RFC 9116); it never expires while somebody runs the service."""
    expires = clock.today() + timedelta(days=180)
    lines = [
        f"Contact: {current_app.config['SECURITY_CONTACT']}",
        f"Expires: {expires:%Y-%m-%d}T00:00:00Z",
        "Preferred-Languages: de, en",
        f"Canonical: {public_url_for('web.security')}",
    ]
    return Response("\n".join(lines) + "\n", mimetype="text/plain")
