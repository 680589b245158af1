"""Verzeichnis: people, and the municipalities of the district, known across the years."""
