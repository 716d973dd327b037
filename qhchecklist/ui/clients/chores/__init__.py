"""What is done with clients beside advising them: deleted, moved, printed, called, backed up."""
