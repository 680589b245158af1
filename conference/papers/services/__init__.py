"""Everything that can be done with letters on paper."""
