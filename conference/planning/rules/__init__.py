"""What follows from the dates of a conference."""

from conference.planning.rules.phases import next_boundary, phase_line

__all__ = ["next_boundary", "phase_line"]
