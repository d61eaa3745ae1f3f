"""Pictures as markup: pure functions, and the only place where markup is made by code."""
