"""From the checklist to paper: typesetting in the background, preview, print, export."""
