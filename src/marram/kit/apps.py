from django.apps import AppConfig


class KitConfig(AppConfig):
    """What every room gets for nothing: practice, words, forms, pages, templates."""

    name = "marram.kit"
    label = "kit"
