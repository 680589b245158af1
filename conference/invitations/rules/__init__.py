"""What is true of invitations without asking any table."""
