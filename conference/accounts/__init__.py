"""Konten: the staff of the office, their roles, and how they sign in. Attendees have no account."""
