"""Everything that can be done to a registration."""
