"""Who may open which door: every page says it, and what is not said stays shut."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from flask import Flask, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _

from conference.core.actor import VISITOR, Actor, Role
from conference.core.errors import DomainError, NotAllowed

P = ParamSpec("P")
R = TypeVar("R")

EVERYONE = "everyone"
LINK = "link"
STAFF = "staff"


class SignedOut(DomainError):
    status = 401
    message = _("Sie sind nicht mehr angemeldet.")


def open_to_everyone(view: Callable[P, R]) -> Callable[P, R]:
    """A public page."""
    return _declare(view, EVERYONE)


def open_by_link(view: Callable[P, R]) -> Callable[P, R]:
    """A page that a secret link opens; the view asks the room who holds it."""
    return _declare(view, LINK)


def open_to_staff(*roles: Role) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A page of the office, for staff with one of these roles (none named: any member of staff)."""

    def guard(view: Callable[P, R]) -> Callable[P, R]:
        return _declare(view, STAFF, roles)

    return guard


def takes_files(octets: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A page of the office to which staff may send more than a form: files of so many octets together."""

    def allow(view: Callable[P, R]) -> Callable[P, R]:
        view.largest = octets  # type: ignore[attr-defined]
        return view

    return allow


def _declare(view: Callable[P, R], audience: str, roles: tuple[Role, ...] = ()) -> Callable[P, R]:
    view.audience = audience  # type: ignore[attr-defined]
    view.roles = roles  # type: ignore[attr-defined]
    return view


def current_actor() -> Actor:
    """Who asks for this page."""
    actor: Actor = g.get("actor", VISITOR)
    return actor


def audience_of(endpoint: str | None) -> str | None:
    """Who may open this door: everyone, whoever has the link, staff; None where nobody has said it."""
    view = current_app.view_functions.get(endpoint or "")
    return getattr(view, "audience", None)


def may_open(endpoint: str) -> bool:
    """Whether who asks for this page may open that door too, so that no link leads to a refusal."""
    roles: tuple[Role, ...] = getattr(current_app.view_functions.get(endpoint), "roles", ())
    if audience_of(endpoint) != STAFF:
        return True
    return current_actor().is_staff and (not roles or current_actor().has(*roles))


def is_office(path: str) -> bool:
    """Whether this is an address of the office."""
    return path == "/buero" or path.startswith("/buero/")


def init_app(app: Flask) -> None:
    app.before_request(_guard)
    app.jinja_env.globals["current_actor"] = current_actor


def _guard() -> ResponseReturnValue | None:
    """Deny by default; the accounts room has said before who is there."""
    if request.endpoint is None or request.endpoint == "static":
        return None
    audience = audience_of(request.endpoint)
    if audience in {EVERYONE, LINK}:
        return None
    if audience != STAFF:
        raise NotAllowed
    actor = current_actor()
    if not actor.is_staff:
        return _to_the_sign_in()
    roles = getattr(current_app.view_functions[request.endpoint], "roles", ())
    if roles and not actor.has(*roles):
        raise NotAllowed
    _allow_files(current_app.view_functions[request.endpoint])
    return None


def _allow_files(view: object) -> None:
    """Only now, when it is known who sends them; before this, and elsewhere, little is read."""
    largest: int | None = getattr(view, "largest", None)
    if largest is not None:
        request.max_content_length = largest


def _to_the_sign_in() -> ResponseReturnValue:
    """Ask who is there, and come back to this page; what was sent meanwhile is not lost."""
    if request.method not in {"GET", "HEAD"}:
        raise SignedOut
    return redirect(url_for("accounts.sign_in", next=request.full_path.rstrip("?")), 303)
