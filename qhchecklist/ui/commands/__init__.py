"""Finding and learning what the window can do: the command palette and the map of its keys."""
