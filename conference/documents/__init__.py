"""Dokumente: a Table becomes an Excel, CSV or PDF file, a letter a page of paper, and a file from outside rows of text."""
