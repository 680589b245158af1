"""The programme as files that machines fetch: calendars, conference apps, news.

They depend on their address alone, German unless ``?sprache=`` says otherwise, and set no cookie.
"""

from flask import Response
from flask.typing import ResponseReturnValue

from conference.calendar.icalendar import CONTENT_TYPE as CALENDAR
from conference.calendar.icalendar import calendar_file, event_file
from conference.programme.appointments import appointments_of, forum_appointment
from conference.programme.exports.conference_apps import schedule_json as as_json
from conference.programme.exports.conference_apps import schedule_xml as as_xml
from conference.programme.exports.news_feed import CONTENT_TYPE as ATOM
from conference.programme.exports.news_feed import news_feed as as_atom
from conference.programme.queries.shown import shown_in
from conference.programme.rules.timetable import narrowed
from conference.programme.services.history import history_of
from conference.programme.views.doors import public
from conference.programme.views.pages import WISHES, YEAR, wishes_of
from conference.web.access import open_to_everyone
from conference.web.languages import current_language
from conference.web.page_cache import kept_page

FIVE_MINUTES = 300
XML = "application/xml; charset=utf-8"


@public.get(f"{YEAR}/kalender.ics")
@open_to_everyone
@kept_page(*WISHES, max_age=FIVE_MINUTES)
def calendar(year: int) -> ResponseReturnValue:
    """The day to subscribe to; narrowed like the programme page where the address says so."""
    shown, language = shown_in(year), current_language()
    wanted = narrowed(shown.programme, wishes_of(shown))
    name = str(shown.conference.title.in_(language))
    body = calendar_file(appointments_of(shown.conference, wanted, language), name=name)
    return _file(body, CALENDAR)


@public.get(f"{YEAR}/foren/<slug>.ics")
@open_to_everyone
@kept_page(max_age=FIVE_MINUTES)
def forum_calendar(year: int, slug: str) -> ResponseReturnValue:
    """One forum for a calendar."""
    shown = shown_in(year)
    found = shown.forum(slug)
    body = event_file(
        forum_appointment(found, shown.conference, shown.programme, current_language())
    )
    return _file(body, CALENDAR)


@public.get(f"{YEAR}/programm.json")
@open_to_everyone
@kept_page(max_age=FIVE_MINUTES)
def schedule_json(year: int) -> ResponseReturnValue:
    """The programme for conference apps, as JSON."""
    return _file(as_json(shown_in(year), current_language()), "application/json")


@public.get(f"{YEAR}/programm.xml")
@open_to_everyone
@kept_page(max_age=FIVE_MINUTES)
def schedule_xml(year: int) -> ResponseReturnValue:
    """The programme for conference apps, as XML."""
    return _file(as_xml(shown_in(year), current_language()), XML)


@public.get(f"{YEAR}/aenderungen.atom")
@open_to_everyone
@kept_page(max_age=FIVE_MINUTES)
def news_feed(year: int) -> ResponseReturnValue:
    """The change log to subscribe to."""
    shown, language = shown_in(year), current_language()
    body = as_atom(shown.conference, history_of(shown.conference), language)
    return _file(body, ATOM)


def _file(body: bytes, content_type: str) -> Response:
    """Everybody may read it, from any page of the web too: it holds nothing that is not public."""
    return Response(
        body,
        content_type=content_type,
        headers={
            "Access-Control-Allow-Origin": "*",
            "Cross-Origin-Resource-Policy": "cross-origin",
        },
    )
