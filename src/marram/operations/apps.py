from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """Commands for whoever runs an installation."""

    name = "marram.operations"
    label = "operations"

    def ready(self) -> None:
        """Put the duties into the table of jobs."""
        from marram.operations import duties  # noqa: PLC0415 - tables only after set-up

        duties.declare()
