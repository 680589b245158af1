"""What is typed about invitations."""
