"""Marram: a record that a person keeps after a loss, and the work they and their clinician do in it."""

__version__ = "0.1.0"
