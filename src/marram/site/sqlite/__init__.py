"""Django's SQLite backend on a SQLite that is safe with a write-ahead log (3.51.3 or newer)."""
