"""Dokumente: a Table becomes an Excel or CSV file, and a file from outside rows of text."""
