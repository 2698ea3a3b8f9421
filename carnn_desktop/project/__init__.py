"""The project file: SQLite, its codec, checks, rescue and lock."""
