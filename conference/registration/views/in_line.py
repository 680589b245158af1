"""Why somebody who waits has no seat yet, as the own page says it."""

from collections.abc import Sequence
from dataclasses import dataclass

from conference.programme.models import Forum
from conference.registration.models import Registration
from conference.registration.services.line import InLine
from conference.web.languages import current_language


@dataclass(frozen=True, kw_only=True)
class WaitsInForum:
    forum: Forum
    why: str


def at_conference(lines: Sequence[InLine]) -> str:
    """Why there is no seat at the conference yet; nothing for who has one."""
    entry = next((entry for entry in lines if entry.forum_id is None), None)
    return entry.told(current_language()) if entry else ""


def in_forums(registration: Registration, lines: Sequence[InLine]) -> list[WaitsInForum]:
    """The forums that the person waits for without an offer, each with why."""
    forums = {place.forum_id: place.forum for place in registration.places}
    return [
        WaitsInForum(forum=forums[entry.forum_id], why=entry.told(current_language()))
        for entry in lines
        if entry.forum_id is not None and entry.offer is None
    ]
