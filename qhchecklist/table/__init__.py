"""What the writer and the reader of the checklist's table agree on: its columns, its words, how a text is spelt."""
