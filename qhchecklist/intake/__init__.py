"""What comes in from tables that people keep elsewhere: spreadsheets, the clipboard, the form on a sheet."""
