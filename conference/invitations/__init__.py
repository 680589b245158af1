"""Whom the office invites, how the invitation reaches them, and what they answered."""
