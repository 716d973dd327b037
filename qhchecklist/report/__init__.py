"""From a checklist to files: printed sheets, tables, and reading a printed file back."""
