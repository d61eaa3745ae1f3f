"""An entry whose text is encrypted in its field, and a plain audit row."""

from typing import Any

from cryptography.fernet import Fernet
from django.conf import settings
from django.db import models

FERNET = Fernet(settings.FERNET_KEY)


class FernetField(models.TextField):
    """Text, encrypted under the one key of the service."""

    def get_prep_value(self, value: Any) -> Any:
        return None if value is None else FERNET.encrypt(value.encode()).decode()

    def from_db_value(self, value: Any, *_: Any) -> Any:
        return None if value is None else FERNET.decrypt(value.encode()).decode()


class Note(models.Model):
    """What somebody wrote."""

    owner = models.ForeignKey("auth.User", on_delete=models.CASCADE)
    title = FernetField()
    text = FernetField()
    day = models.DateField()
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "drf"

    def __str__(self) -> str:
        return f"note {self.pk}"


class Audit(models.Model):
    """That somebody did something."""

    actor = models.ForeignKey("auth.User", on_delete=models.CASCADE)
    deed = models.CharField(max_length=20)
    note = models.BigIntegerField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "drf"

    def __str__(self) -> str:
        return f"audit {self.pk}"
