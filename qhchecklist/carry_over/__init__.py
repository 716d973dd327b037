"""What becomes of kept work and of what was told when the day, the answers or the pack are others. Pure."""
