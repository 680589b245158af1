"""Everything that can be done to the district, its people, and reported barriers."""
