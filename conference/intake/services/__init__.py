"""Use cases: look a list over, carry it out, take it back, let go of it."""
