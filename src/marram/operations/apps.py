from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """Commands for whoever runs an installation."""

    name = "marram.operations"
    label = "operations"
