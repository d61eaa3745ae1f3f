"""What somebody asked to be reminded of, and where. All sealed under their identity key."""

import uuid

from django.db import models

from marram.people.models import Person


class Chosen(models.Model):
    """What one person chose: times, quiet hours, days on which nothing comes."""

    person = models.OneToOneField(Person, primary_key=True, on_delete=models.CASCADE)
    sealed = models.BinaryField()

    CLASSIFIED = {"person": "open", "sealed": "sealed"}

    def __str__(self) -> str:
        return f"reminders of {self.person_id}"


class Subscription(models.Model):
    """One phone of one person: where its push service is and how to seal for it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    device = models.UUIDField()
    place = models.BinaryField(max_length=16)
    """Stands for the address of the push service, and gives nothing of it away."""
    sealed = models.BinaryField()

    CLASSIFIED = {
        "id": "open",
        "person": "open",
        "device": "open",
        "place": "derived",
        "sealed": "sealed",
    }

    class Meta:
        """A phone is asked once."""

        constraints = [
            models.UniqueConstraint(fields=["person", "place"], name="one_subscription_a_phone")
        ]

    def __str__(self) -> str:
        return f"subscription {self.id}"
