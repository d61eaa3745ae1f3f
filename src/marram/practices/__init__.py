"""The rooms: one folder per technique, found by the registry."""
