"""Everything that can be done with the link of an organisation."""
