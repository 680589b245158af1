"""Post: letters are rows first, delivered after the commit, and never lost without somebody seeing it."""
