"""Organisations and their link: what they keep up to date, stands, seats for their people."""
