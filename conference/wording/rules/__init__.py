"""What can be said about texts without asking anybody: how they stand, and how easy they are."""
