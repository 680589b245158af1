from datetime import UTC, date, datetime, time, timedelta

import pytest

from conference.core.clock import BERLIN
from conference.planning.models import Conference
from conference.planning.rules import next_boundary, phase_line
from conference.planning.states import ChoiceMode, ConferenceState, Phase


def a_conference(**facts):
    return Conference(
        **{
            "year": 2026,
            "state": ConferenceState.ANNOUNCED,
            "day": date(2026, 11, 7),
            "doors": time(8, 15),
            "starts": time(9),
            "ends": time(16, 30),
            "registration_opens_at": datetime(2026, 8, 31, 8, tzinfo=BERLIN),
            "needs_deadline": date(2026, 10, 5),
            "registration_closes_at": datetime(2026, 10, 23, 23, 59, 59, tzinfo=BERLIN),
            "allocation_day": date(2026, 10, 26),
            "change_until": datetime(2026, 11, 6, 18, tzinfo=BERLIN),
            "choice_mode": ChoiceMode.WISHES,
        }
        | facts
    )


def at(*when):
    return datetime(*when, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("moment", "phase", "line"),
    [
        (
            at(2026, 8, 1),
            Phase.ANNOUNCED,
            "Angekündigt: Die Konferenz ist öffentlich, die Anmeldung ist noch zu. "
            "Danach: Die Anmeldung öffnet am Montag, 31. August, 8:00 Uhr, von selbst.",
        ),
        (
            at(2026, 8, 31, 8),
            Phase.REGISTRATION_OPEN,
            "Anmeldung offen bis Freitag, 23. Oktober, 23:59 Uhr. "
            "Danach: Zuteilung am 26. Oktober, Konferenz am 7. November.",
        ),
        (
            at(2026, 10, 24),
            Phase.CLOSED,
            "Anmeldung geschlossen seit Freitag, 23. Oktober, 23:59 Uhr. "
            "Danach: Zuteilung am 26. Oktober, Konferenz am 7. November.",
        ),
        (
            at(2026, 10, 27),
            Phase.CLOSED,
            "Anmeldung geschlossen seit Freitag, 23. Oktober, 23:59 Uhr. "
            "Danach: Konferenz am 7. November, Einlass ab 8:15 Uhr. "
            "Zuteilung war am 26. Oktober geplant.",
        ),
        (
            at(2026, 11, 7, 8, 15),
            Phase.RUNNING,
            "Die Konferenz läuft heute bis 16:30 Uhr. "
            "Danach: Sie gilt als vorbei; ihre Seiten bleiben öffentlich.",
        ),
        (
            at(2027, 1, 2),
            Phase.OVER,
            "Vorbei seit Samstag, 7. November 2026, 16:30 Uhr. "
            "Danach: Sie können die Konferenz ins Archiv legen und das nächste Jahr vorbereiten.",
        ),
    ],
)
def test_one_line_tells_where_the_conference_stands_and_what_comes_next(moment, phase, line):
    conference = a_conference()

    assert conference.phase_at(moment) is phase
    assert phase_line(conference, moment) == line


def test_a_draft_and_an_archived_conference_wait_for_a_person():
    draft = a_conference(state=ConferenceState.DRAFT)
    archived = a_conference(state=ConferenceState.ARCHIVED)

    assert phase_line(draft, at(2026, 9, 1)) == (
        "Entwurf: Nur das Büro sieht diese Konferenz. "
        "Danach: Wenn Sie „Ankündigen“ wählen, wird sie öffentlich."
    )
    assert phase_line(archived, at(2026, 9, 1)) == (
        "Im Archiv: Die Seiten bleiben lesbar, geändert wird nichts mehr. "
        "Danach: Nichts mehr, außer Sie holen die Konferenz zurück."
    )
    assert next_boundary(draft, at(2026, 9, 1)) is None
    assert next_boundary(archived, at(2026, 9, 1)) is None


def test_without_wishes_nobody_waits_for_an_allocation():
    conference = a_conference(choice_mode=ChoiceMode.ON_THE_DAY)

    assert phase_line(conference, at(2026, 9, 1)).endswith(
        "Danach: Konferenz am 7. November, Einlass ab 8:15 Uhr."
    )


def test_the_public_pages_change_by_themselves_at_these_moments_only():
    conference = a_conference()
    boundaries = []
    moment = datetime(2026, 1, 1, tzinfo=UTC)

    while (boundary := next_boundary(conference, moment)) is not None:
        boundaries.append(boundary)
        moment = boundary

    an_instant = timedelta(microseconds=1)
    assert boundaries == [
        at(2026, 8, 31, 8),
        at(2026, 10, 6),
        at(2026, 10, 23, 23, 59, 59) + an_instant,
        at(2026, 10, 26),
        at(2026, 11, 6, 18) + an_instant,
        at(2026, 11, 7, 8, 15),
        at(2026, 11, 7, 9),
        at(2026, 11, 7, 16, 30),
    ]
    assert [conference.phase_at(b) for b in boundaries[2:3]] == [Phase.CLOSED]
