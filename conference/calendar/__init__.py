"""Kalender: an Appointment becomes the octets of an iCalendar file."""
