"""The help desk's clients and their visits: one implementation for SQLite and PostgreSQL."""
