"""Settings, addresses and middleware: where the rooms and faces are put together."""
