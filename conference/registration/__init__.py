"""Anmeldung: who takes part in a conference, in which forum, and who waits."""
