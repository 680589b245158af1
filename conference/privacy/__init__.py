"""Datenschutz: what is kept of a person, for how long, and how it goes away."""
