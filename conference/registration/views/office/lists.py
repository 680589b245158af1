"""The list of registrations, on the page and as a file."""

from typing import Any, TypeVar

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from conference.core import clock
from conference.core.listing import Wanted
from conference.documents import excel
from conference.errands.work import ask_for
from conference.planning.models import Conference
from conference.planning.queries import conference_of
from conference.programme.queries.working import rounds_of
from conference.registration import queries
from conference.registration.exports import (
    AT_ONCE,
    ENDINGS,
    LIST,
    forums_in_round,
    list_file,
    participants_table,
    wish_for_list,
)
from conference.registration.queries import lists
from conference.registration.states import AttendeeRole, Channel, Quota, Reach, State
from conference.registration.views.office.doors import READERS, office
from conference.web.access import current_actor, open_to_staff
from conference.web.languages import offered
from conference.web.listing import Listing, narrowed, wanted_of_address

Labelled = TypeVar("Labelled", State, Channel, Quota, AttendeeRole, Reach)

MESSAGES = [("neu", "aus den letzten sieben Tagen"), ("ja", "alle mit Nachricht")]


@office.get("/<int:year>/anmeldungen")
@open_to_staff(*READERS)
def registrations(year: int) -> ResponseReturnValue:
    """Everybody who is registered: search, narrow, order."""
    conference = conference_of(year)
    forums = lists.choosable_forums(conference)
    rounds = rounds_of(conference)
    wanted = _wanted([forum.id for forum in forums])
    return render_template(
        "registration/office/registrations.html",
        conference=conference,
        listing=Listing(queries.listed_registrations(conference, wanted)),
        rounds=rounds,
        round_headings=[f"Runde {slot.code}" for slot in rounds],
        ranks=queries.ranks_in_line(conference.id)
        if wanted.filter("stand") == State.WAITLISTED
        else {},
        seats=_seats_in_words(conference),
        forums_in_round=forums_in_round,
        at_once=AT_ONCE,
        filters=[
            ("Stand", "stand", _options(State)),
            ("Forum", "forum", [(forum.id, f"{forum.code} {forum.title}") for forum in forums]),
            ("Kanal", "kanal", _options(Channel)),
            ("Kontingent", "kontingent", _options(Quota)),
            ("Rolle", "rolle", _options(AttendeeRole)),
            ("Erreichbar", "erreichbar", _options(Reach)),
            ("Vielleicht doppelt", "doppelt", [("ja", "ja")]),
            ("Nachricht", "nachricht", MESSAGES),
            ("Sprache", "sprache", [(one.code, one.own_name) for one in offered()]),
        ],
    )


@office.get("/<int:year>/anmeldungen.xlsx")
@open_to_staff(*READERS)
def workbook_file(year: int) -> ResponseReturnValue:
    """The list as it is narrowed on the page, as an Excel file."""
    return _file(year, "xlsx")


@office.get("/<int:year>/anmeldungen.csv")
@open_to_staff(*READERS)
def plain_file(year: int) -> ResponseReturnValue:
    """The same list for any other program."""
    return _file(year, "csv")


@office.post("/<int:year>/anmeldungen/datei")
@open_to_staff(*READERS)
def ask_for_file(year: int) -> ResponseReturnValue:
    """The same list, too long to wait for: the worker makes the file."""
    conference, wanted = _asked(year)
    ending = request.form.get("ending", "")
    ending = ending if ending in ENDINGS else "xlsx"
    errand = ask_for(
        LIST,
        wish_for_list(conference, wanted, ending),
        title=f"Anmeldungen {year} als {ENDINGS[ending]}",
        roles=READERS,
        actor=current_actor(),
    )
    return redirect(url_for("errands_office.errand", errand_id=errand.id), 303)


@office.get("/<int:year>/teilnehmende.xlsx")
@open_to_staff(*READERS)
def participants_file(year: int) -> ResponseReturnValue:
    """Who may be named to others: for the folder of the day and the press."""
    people = lists.named_participants(conference_of(year))
    name = f"teilnehmende-{year}-{clock.today():%Y-%m-%d}.xlsx"
    return Response(
        excel.workbook(participants_table(people)),
        content_type=excel.CONTENT_TYPE,
        headers={"Content-Disposition": f"attachment; filename={name}"},
    )


def _options(words: type[Labelled]) -> list[tuple[str, str]]:
    return [(word.value, str(word.label)) for word in words]


def _seats_in_words(conference: Conference) -> list[tuple[str, str]]:
    return [
        (
            str(quota.label),
            f"{pool.taken} von {pool.wanted} vergeben, {pool.waiting} auf der Warteliste",
        )
        for quota, pool in lists.conference_pools(conference).items()
    ]


def _asked(year: int) -> tuple[Conference, Wanted]:
    conference = conference_of(year)
    return conference, _wanted([forum.id for forum in lists.choosable_forums(conference)])


def _file(year: int, ending: str) -> ResponseReturnValue:
    conference, wanted = _asked(year)
    if lists.how_many(conference, wanted) > AT_ONCE:
        flash(
            "Die Liste ist sehr lang. Der Knopf unter der Liste lässt die Datei erstellen.", "info"
        )
        found: dict[str, Any] = narrowed(wanted)
        return redirect(url_for(".registrations", year=year, **found), 303)
    file = list_file(conference, wanted, ending)
    return Response(
        file.content,
        content_type=file.media_type,
        headers={"Content-Disposition": f"attachment; filename={file.name}"},
    )


def _wanted(forum_ids: list[int]) -> Wanted:
    return wanted_of_address(
        sorts=tuple(lists.SORTS),
        usual="-eingang",
        filters={
            "stand": [state.value for state in State],
            "kanal": [channel.value for channel in Channel],
            "kontingent": [quota.value for quota in Quota],
            "rolle": [role.value for role in AttendeeRole],
            "erreichbar": [reach.value for reach in Reach],
            "sprache": [language.code for language in offered()],
            "doppelt": ["ja"],
            "nachricht": [value for value, _ in MESSAGES],
            "forum": [str(forum_id) for forum_id in forum_ids],
        },
    )
