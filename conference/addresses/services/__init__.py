"""Everything that can be done with an address list."""
