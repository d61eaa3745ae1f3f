"""Wake-ups, without a kind: whoever reads this table learns that something is looked at again."""

import uuid

from django.db import models


class Due(models.Model):
    """Something of a person's is looked at again at this time (RULINGS 10)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    owner = models.UUIDField(db_index=True)
    entry = models.UUIDField()
    at = models.DateTimeField(db_index=True)

    CLASSIFIED = {"id": "open", "owner": "open", "entry": "open", "at": "open"}

    class Meta:
        """One thing wakes one person once."""

        constraints = [models.UniqueConstraint(fields=["owner", "entry"], name="one_wake_up")]

    def __str__(self) -> str:
        return f"due {self.id}"


class Round(models.Model):
    """When something that is done again and again is done next. Its name is no secret."""

    name = models.CharField(max_length=32, primary_key=True)
    next_run = models.DateTimeField()

    CLASSIFIED = {"name": "open", "next_run": "open"}

    def __str__(self) -> str:
        return f"round {self.name}"


class Effect(models.Model):
    """That something was done that must not be done twice, by a name that gives nothing away."""

    key = models.CharField(max_length=64, primary_key=True)
    at = models.DateTimeField(db_index=True)

    CLASSIFIED = {"key": "derived", "at": "open"}

    def __str__(self) -> str:
        return f"effect {self.key}"
