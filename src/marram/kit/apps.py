from django.apps import AppConfig
from django.conf import settings


class KitConfig(AppConfig):
    """What every room gets for nothing: practice, words, forms, pages, templates."""

    name = "marram.kit"
    label = "kit"

    def ready(self) -> None:
        """Let templates and static files be found in the rooms' own folders."""
        from marram.kit import registry  # noqa: PLC0415 - reads the record, which is ready only now

        settings.TEMPLATES[0]["DIRS"] = registry.template_folders()
        settings.STATICFILES_DIRS = [*settings.STATICFILES_DIRS, *registry.static_folders()]
