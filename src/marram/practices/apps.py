from django.apps import AppConfig


class PracticesConfig(AppConfig):
    """The rooms: one folder per technique, found by the registry."""

    name = "marram.practices"
    label = "practices"
