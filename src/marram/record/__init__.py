"""THE record: the only door to what people wrote. Ask it for things, never for tables."""
