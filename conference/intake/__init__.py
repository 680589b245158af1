"""Einlesen: lists of registrations from files, looked over first, carried out row by row, and taken back."""
