from django.apps import AppConfig


class JobsConfig(AppConfig):
    """What wakes up later."""

    name = "marram.jobs"
    label = "jobs"
