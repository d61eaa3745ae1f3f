"""Marram: a record kept after a loss, and the work a person and their clinician do in it."""

__version__ = "0.1.0"
