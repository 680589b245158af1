"""The pages of the planning: the years, one conference, its rooms."""
