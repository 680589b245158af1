"""What every answer says to the browser: load nothing from elsewhere, tell nobody, keep nothing secret."""

from collections.abc import Mapping

from flask import Flask, Response, current_app, request

from conference.web import access
from conference.web.access import current_actor

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

SECURITY_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def security_headers() -> dict[str, str]:
    """The headers of every answer, also of those that do not come out of a view."""
    headers = dict(SECURITY_HEADERS)
    if current_app.config["PUBLIC_URL"].startswith("https://"):
        headers["Strict-Transport-Security"] = "max-age=31536000"
    return headers


def init_app(app: Flask) -> None:
    app.after_request(_add_headers)


def _add_headers(response: Response) -> Response:
    said = {name.lower() for name, _ in response.headers}
    for name, value in security_headers().items():
        if name.lower() not in said:
            response.headers.add(name, value)
    if request.endpoint == "static":
        return response
    if _is_private():
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
    elif "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = (
            "no-store" if current_actor().is_staff else "private, no-cache"
        )
    response.vary.update(("Cookie", "Accept-Language", "HX-Request"))
    return response


def _is_private() -> bool:
    """Pages of the office and pages behind a link are kept by nobody."""
    return access.audience_of(request.endpoint) in {access.STAFF, access.LINK} or access.is_office(
        request.path
    )
