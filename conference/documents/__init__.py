"""Dokumente: a Table becomes an Excel, CSV or PDF file, and a letter a page of paper."""
