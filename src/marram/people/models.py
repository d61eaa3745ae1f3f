"""Ordinary tables with constraints. Names and addresses are sealed; nothing here is content."""

import uuid

from django.db import models
from django.db.models import Q


class Person(models.Model):
    """Somebody who uses this installation. Name, e-mail and phone are sealed in `identity`."""

    class State(models.TextChoices):
        """Where a person stands with this installation."""

        INVITED = "invited"
        ACTIVE = "active"
        LEAVING = "leaving"
        CLOSED = "closed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    is_client = models.BooleanField(default=False)
    is_clinician = models.BooleanField(default=False)
    is_administrator = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=State, default=State.INVITED)
    identity = models.BinaryField()
    address_index = models.BinaryField(max_length=16, null=True, unique=True)
    language = models.CharField(max_length=16, default="en-gb")
    time_zone = models.CharField(max_length=48, default="Europe/London")
    country = models.CharField(max_length=2, default="GB")
    look = models.JSONField(default=dict)
    created_on = models.DateField()
    leaving_at = models.DateTimeField(null=True)

    CLASSIFIED = {
        "id": "open",
        "is_client": "open",
        "is_clinician": "open",
        "is_administrator": "open",
        "state": "open",
        "identity": "sealed",
        "address_index": "derived",
        "language": "open",
        "time_zone": "open",
        "country": "open",
        "look": "open",
        "created_on": "open",
        "leaving_at": "open",
    }

    class Meta:
        """The two halves of 'leaving' stand or fall together."""

        constraints = [
            models.CheckConstraint(
                name="person_leaving_has_a_time",
                condition=Q(state="leaving", leaving_at__isnull=False)
                | (~Q(state="leaving") & Q(leaving_at__isnull=True)),
            )
        ]

    def __str__(self) -> str:
        return f"person {self.id}"


class Service(models.Model):
    """The one service of this installation: what it is called and where Leave goes."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    sealed = models.BinaryField()
    country = models.CharField(max_length=2, default="GB")
    language = models.CharField(max_length=16, default="en-gb")
    leave_url = models.URLField(default="https://www.bbc.co.uk/weather")
    is_demo = models.BooleanField(default=False)

    CLASSIFIED = {
        "id": "open",
        "sealed": "sealed",
        "country": "open",
        "language": "open",
        "leave_url": "open",
        "is_demo": "open",
    }

    class Meta:
        """There is one."""

        constraints = [models.CheckConstraint(name="one_service", condition=Q(id=1))]

    def __str__(self) -> str:
        return "the service"


class Policy(models.Model):
    """A page that the service signed: one row for each signing, the newest stands."""

    version = models.PositiveIntegerField(primary_key=True)
    sealed = models.BinaryField()
    signed_on = models.DateField()

    CLASSIFIED = {"version": "open", "sealed": "sealed", "signed_on": "open"}

    def __str__(self) -> str:
        return f"policy {self.version}"


class CareBond(models.Model):
    """A client and a clinician who work together. A bond owns a sharing key while it is open."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    client = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="bonds_as_client")
    clinician = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="bonds_as_clinician"
    )
    opened_on = models.DateField()
    ended_at = models.DateTimeField(null=True)
    next_meeting = models.DateTimeField(null=True)

    CLASSIFIED = {
        "id": "open",
        "client": "open",
        "clinician": "open",
        "opened_on": "open",
        "ended_at": "open",
        "next_meeting": "open",
    }

    class Meta:
        """Nobody has two open bonds with the same clinician, or one with themselves."""

        constraints = [
            models.UniqueConstraint(
                fields=["client", "clinician"],
                condition=Q(ended_at__isnull=True),
                name="one_open_bond",
            ),
            models.CheckConstraint(name="bond_of_two", condition=~Q(client=models.F("clinician"))),
        ]

    def __str__(self) -> str:
        return f"bond {self.id}"
