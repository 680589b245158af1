"""Everything that can be done with invitations."""
