"""Everything that can be done to the conference of a year."""
