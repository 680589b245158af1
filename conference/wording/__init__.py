"""The words of the house: what is translated, who has read it, and how easy it is to read."""
