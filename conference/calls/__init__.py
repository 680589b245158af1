"""Anrufe: who must be called, what to say, and what came of it."""
