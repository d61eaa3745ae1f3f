from django.apps import AppConfig


class RecordConfig(AppConfig):
    """The record: every entry, sealed, with one place each for access, audit and sharing."""

    name = "marram.record"
    label = "record"
