"""Everything that can be done to the programme, one file per thing."""
