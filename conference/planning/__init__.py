"""Planung: the conference of one year - theme, day, venue, dates, phases."""
