"""Allocation (Zuteilung): everybody gets the best place in the forums that is possible for all together."""
