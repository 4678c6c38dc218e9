"""Connections to SQLite and PostgreSQL, and what statements need of each dialect."""
