"""Everything that can be done with an account."""
