"""A plain Django REST framework service: Fernet fields, an audit row, sessions, SQLite."""
