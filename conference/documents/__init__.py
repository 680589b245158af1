"""Dokumente: a Table becomes an Excel or CSV file."""
