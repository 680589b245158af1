"""What can be done with translations: look at how they stand, and note who has read them."""
