from django.apps import AppConfig


class RemindersConfig(AppConfig):
    """Reminders that a person asked for."""

    name = "marram.reminders"
    label = "reminders"

    def ready(self) -> None:
        """Forget a phone's subscription with its session."""
        from marram.accounts import sessions  # noqa: PLC0415 - tables only after set-up
        from marram.reminders import phones  # noqa: PLC0415 - as above

        sessions.WHEN_FORGOTTEN.append(phones.forget)
