"""Marram House, which does not exist: made-up people and what they wrote."""
