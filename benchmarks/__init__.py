"""Measuring ours beside the raw limit and a plain peer in the same run. See docs/guide."""
