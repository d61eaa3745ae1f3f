"""Reminders that a person asked for: by mail or on a phone, in fixed words, at most once each.

All are off until somebody asks for one. They say that there is a reminder and nothing else.
"""
