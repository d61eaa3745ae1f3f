"""Naming it: what happened, in words of one's own."""
