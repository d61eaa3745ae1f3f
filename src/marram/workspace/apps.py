from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    """The clinician's face."""

    name = "marram.workspace"
    label = "workspace"
