"""Doors of the registration room."""
