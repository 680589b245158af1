"""Tell people what is kept about them, and let go of it."""
