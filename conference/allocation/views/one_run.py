"""One run: how good it is, who sits where, and who must be called."""

from collections.abc import Mapping, Sequence

from flask import Response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from conference.allocation import policy, queries
from conference.allocation.exports import (
    ONLY_BY_PHONE,
    calls_table,
    placed_in_words,
    placements_table,
    whys,
)
from conference.allocation.models import AllocationRun
from conference.allocation.rules.findings import Worry
from conference.allocation.rules.judging import LEVELS as LEVEL_ORDER
from conference.allocation.rules.judging import Level
from conference.allocation.rules.office_words import (
    LEVELS,
    change_in_words,
    missed_in_words,
    proof_in_words,
    rank_in_words,
    reasons_in_words,
)
from conference.allocation.rules.what_if import what_if_from
from conference.allocation.services.presenting import Placement, Seen, ToCall, changes_of, seen_run
from conference.allocation.views.doors import RUN, office
from conference.core import clock
from conference.core.actor import Role
from conference.core.folding import folded
from conference.core.listing import Wanted, page_out_of
from conference.documents.excel import CONTENT_TYPE, workbook
from conference.documents.table import Table
from conference.planning.models import Conference
from conference.planning.queries import conference_of
from conference.web.access import current_actor, open_to_staff
from conference.web.listing import Listing, wanted_of_address

PHONE = "telefon"
WORRIES = [*((worry.value, worry.label) for worry in Worry), (PHONE, ONLY_BY_PHONE)]


@office.get(RUN)
@open_to_staff(Role.OFFICE)
def run(year: int, run_number: int) -> ResponseReturnValue:
    """The levels in words, the forums, and everything that needs a hand."""
    conference = conference_of(year)
    found = queries.run_of(conference, run_number)
    if not found.is_calculated:
        return redirect(url_for(".overview", year=year, _anchor="laeufe"), 303)
    seen = seen_run(found, actor=current_actor())
    sees_needs = policy.sees_needs(current_actor())
    calls = seen.to_call(sees_needs=sees_needs)
    forums, fills = queries.names_of_forums(conference), seen.findings.fills()
    return render_template(
        "allocation/run.html",
        conference=conference,
        run=found,
        seen=seen,
        forums=forums,
        rounds=queries.titles_of_rounds(conference),
        levels=_levels(found, seen),
        fills=fills,
        bars=lambda round_id: [
            (forums[one.forum.id], one.chairs, one.forum.seats)
            for one in fills
            if one.forum.round_id == round_id
        ],
        calls=calls,
        counted=_counted(calls),
        parted=list(seen.findings.parted()),
        parted_why=lambda reasons: reasons_in_words(reasons, sees_needs=sees_needs),
        swaps=list(seen.findings.swaps()),
        changes=[change_in_words(one, forums) for one in changes_of(found)],
        effects=_effects(found, forums),
    )


def _levels(run: AllocationRun, seen: Seen) -> list[tuple[str, int, str, int]]:
    """Each level in words, what it costs, how well that is proven, and what coming first would cost."""
    return [
        (LEVELS[level], cost, proof_in_words(cost, bound), first_come)
        for level, cost, bound, first_come in zip(
            LEVEL_ORDER, run.costs, run.bounds, seen.first_come, strict=True
        )
    ]


def _counted(calls: Sequence[ToCall]) -> list[tuple[str, str, int]]:
    """Each reason with how many are to be called for it, without those that hold for nobody."""
    numbers = {worry.value: sum(worry in line.worries for line in calls) for worry in Worry} | {
        PHONE: sum(line.guest.only_by_phone for line in calls)
    }
    return [(value, label, numbers[value]) for value, label in WORRIES if numbers[value]]


def _effects(run: AllocationRun, forums: Mapping[int, str]) -> list[tuple[str, int, int, str]]:
    """What every single change would bring, in words: whom it helps and harms, and the first level
    that gets better; those that help nobody go unsaid."""
    told = []
    for stored in run.effects or ():
        if stored["costs"] >= run.costs:
            break  # the best stand first; what follows helps nobody
        effect = dict(stored)
        better, worse, costs = effect.pop("better"), effect.pop("worse"), effect.pop("costs")
        words = change_in_words(what_if_from(effect), forums)
        told.append((words, better, worse, _first_gain(run.costs, costs)))
    return told


def _first_gain(before: Sequence[int], after: Sequence[int]) -> str:
    for level, was, now in zip(Level, before, after, strict=True):
        if was != now:
            return f"{LEVELS[level]}: {now} statt {was}"
    return "ändert nichts"


@office.get(f"{RUN}/plaetze")
@open_to_staff(Role.OFFICE)
def placements(year: int, run_number: int) -> ResponseReturnValue:
    """Who sits where, narrowed by forum, round, wish and name."""
    conference, seen = _seen(year, run_number)
    forums = queries.names_of_forums(conference)
    offered = [(str(one.id), forums.get(one.id, "?")) for one in seen.problem.forums]
    wanted = wanted_of_address(
        filters={
            "forum": [value for value, _ in [*offered, ("keins", "")]],
            "wunsch": [value for value, _ in RANKS],
        }
    )
    return render_template(
        "allocation/placements.html",
        conference=conference,
        run=seen.run,
        seen=seen,
        listing=Listing(page_out_of(_narrowed(seen.placements(), wanted), wanted)),
        forums=forums,
        rounds=queries.titles_of_rounds(conference),
        rank=rank_in_words,
        filters=[
            ("Forum", "forum", [*offered, ("keins", "ohne Platz")]),
            ("Wunsch", "wunsch", RANKS),
        ],
    )


RANKS = [
    ("1", "1. Wunsch"),
    ("2", "2. Wunsch"),
    ("3", "3. Wunsch"),
    ("kein", "kein Wunsch davon"),
    ("ohne", "ohne Wunsch"),
    ("fest", "festgelegt"),
]


def _narrowed(places: Sequence[Placement], wanted: Wanted) -> list[Placement]:
    forum, rank = wanted.filter("forum"), wanted.filter("wunsch")
    return [
        one
        for one in places
        if (not forum or forum == ("keins" if one.forum_id is None else str(one.forum_id)))
        and (not rank or rank == _rank(one))
        and all(
            folded(word) in folded(f"{one.guest.code} {one.guest.name}") for word in wanted.words
        )
    ]


def _rank(place: Placement) -> str:
    if place.is_fixed:
        return "fest"
    if place.rank is not None:
        return str(place.rank)
    return "kein" if place.has_wishes else "ohne"


@office.get(f"{RUN}/plaetze.xlsx")
@open_to_staff(Role.OFFICE)
def placements_file(year: int, run_number: int) -> ResponseReturnValue:
    """Who sits where, as an Excel file."""
    conference, seen = _seen(year, run_number)
    table = placements_table(
        seen.placements(), queries.titles_of_rounds(conference), queries.names_of_forums(conference)
    )
    return _file(table, f"plaetze-{year}-lauf-{run_number}")


@office.get(f"{RUN}/anrufe")
@open_to_staff(Role.OFFICE)
def calls(year: int, run_number: int) -> ResponseReturnValue:
    """Who must be called about the outcome, why, and what to tell."""
    conference, seen = _seen(year, run_number)
    sees_needs = policy.sees_needs(current_actor())
    wanted = wanted_of_address(filters={"grund": [value for value, _ in WORRIES]})
    lines = [line for line in seen.to_call(sees_needs=sees_needs) if _is_wanted(line, wanted)]
    forums = queries.codes_of_forums(conference)
    return render_template(
        "allocation/calls.html",
        conference=conference,
        run=seen.run,
        seen=seen,
        listing=Listing(page_out_of(lines, wanted)),
        rounds=queries.titles_of_rounds(conference),
        whys=whys,
        placed=lambda place: placed_in_words(place, forums),
        missed=lambda place: [
            missed_in_words(one, forums, sees_needs=sees_needs) for one in place.missed
        ],
        filters=[("Grund", "grund", WORRIES)],
    )


def _is_wanted(line: ToCall, wanted: Wanted) -> bool:
    reason = wanted.filter("grund")
    holds = line.guest.only_by_phone if reason == PHONE else reason in line.worries
    return (not reason or holds) and all(
        folded(word) in folded(f"{line.guest.code} {line.guest.name} {line.guest.phone}")
        for word in wanted.words
    )


@office.get(f"{RUN}/anrufe.xlsx")
@open_to_staff(Role.OFFICE)
def calls_file(year: int, run_number: int) -> ResponseReturnValue:
    """The same list as an Excel file; without a reason that tells what somebody needs."""
    conference, seen = _seen(year, run_number)
    table = calls_table(
        seen.to_call(sees_needs=False),
        queries.titles_of_rounds(conference),
        queries.names_of_forums(conference),
    )
    return _file(table, f"zuteilung-anrufe-{year}-lauf-{run_number}")


def _seen(year: int, run_number: int) -> tuple[Conference, Seen]:
    conference = conference_of(year)
    return conference, seen_run(queries.run_of(conference, run_number), actor=current_actor())


def _file(table: Table, name: str) -> Response:
    return Response(
        workbook(table),
        content_type=CONTENT_TYPE,
        headers={
            "Content-Disposition": f"attachment; filename={name}-{clock.today():%Y-%m-%d}.xlsx"
        },
    )
