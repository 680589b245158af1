"""What stands around every page: the district, the years, the links of visitors and of the office.

The rooms above are named by endpoint only, on one page (``sitemap.py``); a door that is not built yet
is left out.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, current_app, g, has_request_context, request, url_for
from sqlalchemy.exc import SQLAlchemyError

from conference.core.database import db
from conference.core.languages import LANGUAGES, direction_of
from conference.web.access import is_office, may_open
from conference.web.languages import current_language

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class SiteFacts:
    """What the frame of a page says about the house.

    ``year`` is the conference visitors are led to, ``years`` those the office can work on. ``style``
    and ``logo`` are addresses, empty unless the district has set a colour or a logo; the style is a
    whole sheet that stands for ``site.css``.
    """

    district: str = "Integrationskonferenz"
    year: int | None = None
    years: Sequence[int] = ()
    style: str = ""
    logo: str = ""
    logo_alt: str = ""


@dataclass(frozen=True, kw_only=True)
class Door:
    """An entry of a menu. ``yearly`` doors belong to one conference.

    ``also`` names blueprints and endpoints whose pages stand behind this door too.
    """

    label: object
    endpoint: str
    yearly: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Link:
    """A door as one reader sees it."""

    label: object
    href: str
    current: bool = False


@dataclass(kw_only=True)
class Menus:
    """``unread`` says whether nobody has read yet what the house says in a language."""

    public: Sequence[Door] = ()
    footer: Sequence[Door] = ()
    office: Sequence[Door] = ()
    facts: Callable[[], SiteFacts] = field(default=SiteFacts)
    unread: Callable[[str], bool] = field(default=lambda language: False)


def hang_up(app: Flask, menus: Menus) -> None:
    """Tell the frame which doors the house has; called once, by the sitemap."""
    app.extensions["menus"] = menus


def site_facts() -> SiteFacts:
    """The facts, asked for once per page."""
    if not has_request_context():
        return _facts()
    if "site_facts" not in g:
        g.site_facts = _facts()
    facts: SiteFacts = g.site_facts
    return facts


def _facts() -> SiteFacts:
    """Without a database the frame is plain, so that an error page can still be drawn in it."""
    menus: Menus = current_app.extensions["menus"]
    try:
        return menus.facts()
    except SQLAlchemyError:
        log.exception("The frame of the page could not ask the database")
        db.session.rollback()
        return SiteFacts()


def page_is_unread() -> bool:
    """Whether this page stands in a translation that nobody has read yet."""
    menus: Menus = current_app.extensions["menus"]
    try:
        return menus.unread(current_language())
    except SQLAlchemyError:
        log.exception("The frame of the page could not ask who has read its language")
        db.session.rollback()
        return False


def public_links() -> list[Link]:
    """The menu on public pages."""
    return _links(current_app.extensions["menus"].public)


def footer_links() -> list[Link]:
    """What must be reachable from every public page: imprint, privacy, accessibility, contact."""
    return _links(current_app.extensions["menus"].footer)


def office_links() -> list[Link]:
    """The menu of the office: only what this member of staff may open."""
    return _links([d for d in current_app.extensions["menus"].office if may_open(d.endpoint)])


def page_year() -> int | None:
    """The conference this page is about: the year of its address, else the current one.

    In the office, where drafts count too, else the latest year.
    """
    year = (request.view_args or {}).get("year")
    if isinstance(year, int):
        return year
    facts = site_facts()
    if facts.year is None and is_office(request.path):
        return max(facts.years, default=None)
    return facts.year


def year_links() -> list[Link]:
    """The same office page in the other years, where it exists for every year."""
    rule = request.url_rule
    here = request.endpoint if rule is not None and rule.arguments == {"year"} else None
    overview = next(
        (d for d in current_app.extensions["menus"].office if d.yearly and built(d.endpoint)), None
    )
    endpoint = here or (overview.endpoint if overview else None)
    if endpoint not in current_app.view_functions:
        return []
    return [
        Link(label=year, href=url_for(endpoint, year=year), current=year == page_year())
        for year in sorted(site_facts().years, reverse=True)
    ]


def in_language(code: str) -> str:
    """This page in another language: same address, same questions."""
    wanted: dict[str, Any] = request.args.to_dict(flat=False) | {"sprache": code}
    if request.endpoint is None or request.method not in {"GET", "HEAD"}:
        return "?" + f"sprache={code}"
    return url_for(request.endpoint, **(request.view_args or {}), **wanted)


def address_of(path: str = "") -> str:
    """A page of this house by its path, also behind a proxy's path prefix: ``address_of("buero/")``."""
    return f"{request.script_root}/{path}"


def page_direction() -> str:
    """Which way the page is written."""
    return direction_of(current_language())


def own_language_name() -> str:
    """The language of the page as its speakers call it."""
    return LANGUAGES[current_language()].own_name


def built(endpoint: str) -> bool:
    """Whether a door exists already."""
    return endpoint in current_app.view_functions


def _links(doors: Sequence[Door]) -> list[Link]:
    return [link for door in doors if (link := _link(door)) is not None]


def _link(door: Door) -> Link | None:
    values: dict[str, Any] = {}
    if not built(door.endpoint):
        return None
    if door.yearly:
        year = page_year()
        if year is None:
            return None
        values["year"] = year
    here = {request.endpoint, request.blueprint}
    current = not here.isdisjoint({door.endpoint, *door.also})
    return Link(label=door.label, href=url_for(door.endpoint, **values), current=current)


def init_app(app: Flask) -> None:
    app.extensions.setdefault("menus", Menus())
    app.jinja_env.globals.update(
        site_facts=site_facts,
        public_links=public_links,
        footer_links=footer_links,
        office_links=office_links,
        year_links=year_links,
        page_year=page_year,
        page_is_unread=page_is_unread,
        in_language=in_language,
        built=built,
        address_of=address_of,
        page_direction=page_direction,
        own_language_name=own_language_name,
    )
