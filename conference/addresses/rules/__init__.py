"""How a list of addresses is read, cleaned and compared. Pure: no database, no clock, no knowledge of one district."""
