"""The profile form: one editor for each kind of question, generated from the catalogue."""
