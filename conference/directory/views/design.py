"""The district's own colour and logo. Their addresses carry a mark, so that browsers may keep them."""

from hashlib import sha256

from flask import Response, request, url_for
from flask.typing import ResponseReturnValue

from conference.core.errors import NotFound
from conference.directory import queries
from conference.directory.models import District
from conference.directory.views.doors import public
from conference.web.access import open_to_everyone
from conference.web.static_files import SHEET, asset, sheet_of_the_house

_FOR_A_YEAR = "public, max-age=31536000, immutable"


@public.get("/gestaltung.css")
@open_to_everyone
def style() -> ResponseReturnValue:
    """The styles of the house with the colour of the district: one file, so that a page asks once."""
    district = queries.known_district()
    css = style_of(district.colour) if district else ""
    return _kept(Response(sheet_of_the_house() + css, mimetype="text/css"))


@public.get("/gestaltung/logo")
@open_to_everyone
def logo() -> ResponseReturnValue:
    """The logo as it was uploaded; it was looked at before it was kept."""
    district = queries.known_district()
    if district is None or district.logo is None:
        raise NotFound
    return _kept(Response(district.logo, mimetype=district.logo_type))


def style_of(colour: str) -> str:
    """For light pages only: on dark ones a colour that is readable on white would not be."""
    if not colour:
        return ""
    names = {
        "--kern-color-action-default": colour,
        "--kern-color-action-on-default": "#ffffff",
        "--brand": colour,
        "--on-brand": "#ffffff",
    }
    lines = "".join(f"    {name}: {value};\n" for name, value in names.items())
    return f"@media not all and (prefers-color-scheme: dark) {{\n  :root {{\n{lines}  }}\n}}\n"


def address_of_style(district: District) -> str:
    """Where the style is, or nothing while the district has no colour of its own."""
    if not district.colour:
        return ""
    return url_for(
        "directory.style", v=_mark(f"{style_of(district.colour)} {asset(SHEET)}".encode())
    )


def address_of_logo(district: District) -> str:
    if not district.logo_type:
        return ""
    return url_for("directory.logo", v=f"{int(district.changed_at.timestamp()):x}")


def _kept(response: Response) -> Response:
    response.set_etag(_mark(response.get_data()))
    if "v" in request.args:
        response.headers["Cache-Control"] = _FOR_A_YEAR
    response.make_conditional(request)
    return response


def _mark(content: bytes) -> str:
    return sha256(content).hexdigest()[:12]
