"""What the planner is told about a programme."""

from conference.core.translated import german
from conference.programme.rules.findings import Severity
from conference.programme.services.board import warnings_before_release
from tests.factories import EngagementFactory, ForumFactory


def must_look(conference):
    return [
        warning.words
        for warning in warnings_before_release(conference)
        if warning.severity is Severity.MUST_LOOK
    ]


def hints(conference):
    return [
        warning.words
        for warning in warnings_before_release(conference)
        if warning.severity is Severity.HINT
    ]


def another(forum, **changes):
    """A second forum of the same round, with a room and a moderator of its own."""
    second = ForumFactory(
        **{"of": forum.conference, "round": forum.round, "code": "A2", "title": german("Arbeit")}
        | changes
    )
    EngagementFactory(forum=second)
    return second
