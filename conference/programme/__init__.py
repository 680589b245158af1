"""Programm: rounds, forums, the people on them, warnings, and the published releases."""
