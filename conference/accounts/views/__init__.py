"""The doors of the accounts room."""
