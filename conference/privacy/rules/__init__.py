"""What is told to people about their data, and how long each kind of it is kept."""
