"""Lists of the planning to take away."""

from collections.abc import Sequence

from conference.documents.table import Table
from conference.planning.models import Conference, VenueRoom
from conference.planning.rules.words import ROOM


def rooms_table(conference: Conference, rooms: Sequence[VenueRoom]) -> Table:
    """One row per room, with everything the office knows about it (German texts)."""
    return Table(
        title=f"Räume {conference.year}",
        headings=list(ROOM.values()),
        rows=[
            (
                *(room.name, room.floor, room.use, room.seats, room.wheelchair_spaces),
                "ja" if room.step_free else "nein",
                "ja" if room.induction_loop else "nein",
                room.door_width_cm,
                room.directions.german,
                room.access_note.german,
                room.speaker_note,
            )
            for room in rooms
        ],
    )
