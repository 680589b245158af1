"""What can be done with an allocation."""
