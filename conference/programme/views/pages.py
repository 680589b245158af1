"""What visitors read: the conference of a year, its programme, its forums, and what changed."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from conference.core import clock
from conference.core.languages import GERMAN
from conference.planning.models import Conference
from conference.planning.queries import current_conference, public_conferences
from conference.planning.rules import next_boundary
from conference.programme.exports.search_engines import conference_event, forum_event
from conference.programme.queries.shown import Shown, shown_in
from conference.programme.rules.timetable import (
    Wishes,
    languages_offered,
    timetable,
    understood,
)
from conference.programme.services.history import history_of
from conference.programme.states import Part
from conference.programme.views.doors import public
from conference.web.access import open_to_everyone
from conference.web.addresses import public_url_for
from conference.web.filters import language_name
from conference.web.languages import current_language
from conference.web.page_cache import keep_nothing, keep_until, kept_page

YEAR = "/<int(fixed_digits=4):year>"
WISHES = ("thema", "verdolmetschung", "stufenlos")


@public.get("/")
@open_to_everyone
@kept_page()
def front() -> ResponseReturnValue:
    """The current conference; the addresses on flyers of its year lead further."""
    conference = current_conference()
    if conference is None:
        return render_template("programme/public/no_conference.html", others=public_conferences())
    return _conference_page("programme/public/front.html", shown_in(conference.year))


@public.get(f"{YEAR}/")
@open_to_everyone
@kept_page()
def conference(year: int) -> ResponseReturnValue:
    """Everything about the day except its programme."""
    return _conference_page("programme/public/conference.html", shown_in(year))


@public.get(f"{YEAR}/programm")
@open_to_everyone
@kept_page(*WISHES, "ansicht")
def programme(year: int) -> ResponseReturnValue:
    """The released programme, whole or narrowed; ``?ansicht=druck`` for paper."""
    shown = shown_in(year)
    wishes = wishes_of(shown)
    on_paper = request.args.get("ansicht") == "druck"
    if "ansicht" in request.args and not on_paper:
        keep_nothing()
    _keep_while_it_holds(shown.conference)
    calendar = public_url_for(
        "programme.calendar", year=year, sprache=_file_language(), **wishes.questions
    )
    return render_template(
        "programme/public/print.html" if on_paper else "programme/public/programme.html",
        shown=shown,
        timetable=timetable(shown.programme, wishes),
        wishes=wishes,
        topics=[(it.code, it.title.in_(current_language())) for it in shown.programme.topics],
        spoken=[(code, language_name(code)) for code in languages_offered(shown.programme)],
        calendar=calendar,
        webcal=f"webcal:{calendar.partition(':')[2]}",
        file_language=_file_language(),
    )


@public.get(f"{YEAR}/foren/<slug>")
@open_to_everyone
@kept_page()
def forum(year: int, slug: str) -> ResponseReturnValue:
    """One forum; its address never breaks, even when it does not take place."""
    shown = shown_in(year)
    found = shown.forum(slug)
    _keep_while_it_holds(shown.conference)
    return render_template(
        "programme/public/forum.html",
        shown=shown,
        forum=found,
        slot=shown.programme.round(found.round_id),
        into=shown.programme.forum(found.merged_into_id),
        parts=tuple(Part),
        event=forum_event(found, shown, current_language()),
        file_language=_file_language(),
    )


@public.get(f"{YEAR}/aenderungen")
@open_to_everyone
@kept_page()
def changes(year: int) -> ResponseReturnValue:
    """What each release brought."""
    shown = shown_in(year)
    return render_template(
        "programme/public/changes.html", shown=shown, history=history_of(shown.conference)
    )


def wishes_of(shown: Shown) -> Wishes:
    """What the address asks for; nonsense is answered with everything, and not kept."""
    wishes, sensible = understood(request.args, shown.programme)
    if not sensible:
        keep_nothing()
    return wishes


def _file_language() -> str | None:
    """Files speak German unless their address says otherwise."""
    return None if current_language() == GERMAN else current_language()


def _conference_page(template: str, shown: Shown) -> ResponseReturnValue:
    _keep_while_it_holds(shown.conference)
    return render_template(
        template,
        shown=shown,
        conference=shown.conference,
        others=[it for it in public_conferences() if it.id != shown.conference.id],
        event=conference_event(shown.conference, current_language()),
    )


def _keep_while_it_holds(conference: Conference) -> None:
    keep_until(next_boundary(conference, clock.now()))
