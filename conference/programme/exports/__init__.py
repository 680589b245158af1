"""The programme to take away: lists for the office, open formats for the public."""
