"""Pictures as markup: pure functions, no Django."""
