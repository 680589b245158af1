"""Pure reckoning about a programme: what a planner should notice, what differs between two releases."""
