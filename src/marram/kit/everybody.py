"""Addresses that are there for everybody, whatever is missing."""

FILES = ("/static/",)
"""Ask nothing of the database."""
FOR_EVERYBODY = ("/help/", "/steady/", "/offline/", "/sw.js")
"""Ask nothing of the database either when nobody is signed in."""
