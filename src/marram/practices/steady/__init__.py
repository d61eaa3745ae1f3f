"""Steady: a few minutes with one tool, for everybody, at every hour. Nobody counts."""
