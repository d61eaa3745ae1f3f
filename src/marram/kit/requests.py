"""The request as our views see it: with its actor, its time and its language."""

from datetime import datetime

from django.http import HttpRequest

from marram.people.actor import Actor


class MarramRequest(HttpRequest):
    """A request after the middleware: who acts, when, and in which language."""

    actor: Actor
    at: datetime
    language: str
