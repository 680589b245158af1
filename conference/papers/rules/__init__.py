"""Addresses on envelopes, codes on letters, and which news needs a letter. Pure: no database, no clock."""
