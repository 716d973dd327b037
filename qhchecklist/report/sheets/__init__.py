"""What is on the paper: pure functions from a checklist to flowables."""
