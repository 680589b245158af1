"""Briefe auf Papier: for people whom no e-mail reaches, one page each."""
