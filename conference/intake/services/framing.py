"""Against what a list is read, and who of it is known."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from flask import current_app

from conference.core import clock
from conference.directory.queries import municipalities
from conference.intake import queries
from conference.intake.models import IntakeRow
from conference.intake.rules.frame import Frame, KnownForum, KnownRound
from conference.intake.rules.reading import Reading
from conference.planning.models import Conference
from conference.programme.queries.working import forums_of, rounds_of
from conference.programme.states import ForumState
from conference.registration.models import Registration
from conference.registration.queries import offer_by


def frame_of(conference: Conference) -> Frame:
    towns = municipalities()
    offer = offer_by(conference)
    return Frame(
        conference_id=conference.id,
        year=conference.year,
        now=clock.now(),
        closes_at=conference.registration_closes_at,
        choices_per_round=offer.choices_per_round,
        privacy_version=offer.privacy_version,
        languages=tuple(current_app.config["LANGUAGES"]),
        forums={
            forum.code.upper(): KnownForum(
                id=forum.id,
                code=forum.code,
                round_id=forum.round_id,
                takes_place=forum.state is ForumState.CONFIRMED,
                content_key=forum.content_key,
            )
            for forum in forums_of(conference)
        },
        rounds={
            slot.code.upper(): KnownRound(id=slot.id, code=slot.code, title=slot.title.german)
            for slot in rounds_of(conference)
        },
        towns_by_key={town.ags: town.id for town in towns},
        towns_by_name={town.name.casefold(): town.id for town in towns},
    )


@dataclass(frozen=True, kw_only=True)
class Known:
    """Who of a list is registered already: by our number, or by an earlier list."""

    by_code: Mapping[str, Registration]
    by_source: Mapping[str, IntakeRow]
    by_fingerprint: Mapping[str, IntakeRow]

    def person(self, reading: Reading) -> Registration | None:
        if reading.code in self.by_code:
            return self.by_code[reading.code]
        row = self.row(reading)
        return row.registration if row else None

    def row(self, reading: Reading) -> IntakeRow | None:
        """The row of an earlier list that told of the same person."""
        for source in filter(None, (reading.source, reading.code)):
            if source in self.by_source:
                return self.by_source[source]
        return self.by_fingerprint.get(reading.fingerprint)

    def says_nothing_new(self, reading: Reading) -> bool:
        """Whether the same row was read in before; what happened since then is newer."""
        row = self.row(reading)
        return row is not None and row.fingerprint == reading.fingerprint


def known_of(conference: Conference, readings: Sequence[Reading]) -> Known:
    def told(texts: Collection[str]) -> list[str]:
        return sorted({text for text in texts if text})

    sources = told([one.source for one in readings] + [one.code for one in readings])
    return Known(
        by_code=queries.known_by_code(conference.id, told([one.code for one in readings])),
        by_source=queries.known_by_source(conference.id, sources),
        by_fingerprint=queries.known_by_fingerprint(
            conference.id, told([one.fingerprint for one in readings])
        ),
    )
