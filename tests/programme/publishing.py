"""Release the working programme the way the office does."""

from conference.programme.services.release import draft_of, publish
from tests.programme.staff import PLANNER


def release(conference, comment=None):
    return publish(conference.id, seen=draft_of(conference).seen, comment=comment, actor=PLANNER)
