"""Verlauf: who did what, when and why."""
