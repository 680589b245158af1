"""How a row of a list is understood. Pure: no database, no clock."""
