"""The planner hears of needs in numbers: wheelchairs and languages the programme has no room for."""

from conference.core.languages import SIGN_LANGUAGE
from conference.programme.rules.findings import WarningKind
from conference.programme.services.board import board_of
from conference.registration.rules import Needs
from conference.registration.states import Attendance
from tests.factories import ConferenceFactory, ForumFactory, ForumRoundFactory, VenueRoomFactory
from tests.registration.people import amira, sign_up, wish


def _warnings(conference, kind):
    return [warning for warning in board_of(conference).warnings if warning.kind is kind]


def _come(conference, number, *, attendance=Attendance.WHOLE_DAY, choices=(), **needs):
    for count in range(number):
        sign_up(
            conference,
            amira(
                email=f"p{count}-{len(needs)}@example.org",
                attendance=attendance,
                choices=choices,
                needs=Needs(consent=True, **needs),
            ),
        )


def test_more_wheelchairs_than_spaces_are_told_without_names():
    conference = ConferenceFactory()
    room = VenueRoomFactory(conference=conference, name="Raum 1.07", wheelchair_spaces=1)
    forum = ForumFactory(of=conference, code="A6", room=room)
    _come(conference, 3, wheelchair=True, choices=(wish(forum),))

    (warning,) = _warnings(conference, WarningKind.WHEELCHAIR_SPACES)

    assert warning.words == (
        "3 Personen mit Rollstuhl haben einen Platz oder den ersten Wunsch in "
        "A6 „Deutsch für den Beruf A6“, in Raum 1.07 ist aber nur ein Rollstuhlplatz."
    )
    assert warning.is_about("forum", forum.id)


def test_as_many_wheelchairs_as_spaces_are_fine():
    conference = ConferenceFactory()
    room = VenueRoomFactory(conference=conference, wheelchair_spaces=1)
    forum = ForumFactory(of=conference, room=room)
    _come(conference, 1, large_wheelchair=True, choices=(wish(forum),))

    assert not _warnings(conference, WarningKind.WHEELCHAIR_SPACES)


def test_a_language_that_a_round_does_not_offer_is_told():
    conference = ConferenceFactory()
    slot = ForumRoundFactory(conference=conference)
    ForumFactory(of=conference, round=slot, interpretation=["ar"])
    _come(conference, 2, interpreter="fa")
    _come(conference, 1, interpreter="ar", sign_language=True)

    words = [warning.words for warning in _warnings(conference, WarningKind.LANGUAGE_NEEDED)]

    rest = "in Runde A, aber in keinem Forum ist diese Sprache angekündigt."
    assert sorted(words) == [
        f"Deutsche Gebärdensprache braucht eine Person {rest}",
        f"Persisch brauchen 2 Personen {rest}",
    ]


def test_who_comes_for_the_plenary_needs_nobody_in_a_forum():
    conference = ConferenceFactory()
    ForumFactory(of=conference, interpretation=[SIGN_LANGUAGE])
    _come(conference, 1, interpreter="fa", attendance=Attendance.PLENARY_ONLY)

    assert not _warnings(conference, WarningKind.LANGUAGE_NEEDED)
