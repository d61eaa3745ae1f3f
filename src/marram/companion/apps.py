from django.apps import AppConfig


class CompanionConfig(AppConfig):
    """The client's face."""

    name = "marram.companion"
    label = "companion"
