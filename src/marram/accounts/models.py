"""Sessions, invitations and what opens the door. Every secret handed out is kept as a hash only."""

import uuid

from django.db import models

from marram.people.models import Person


class Session(models.Model):
    """One browser. Without a person it carries only a sign-in that is under way."""

    token_hash = models.CharField(max_length=64, primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    face = models.CharField(max_length=16, default="nobody")
    device = models.UUIDField(default=uuid.uuid4)
    kept = models.BooleanField(default=False)
    created = models.DateTimeField()
    proved = models.DateTimeField(null=True)
    last_seen = models.DateTimeField()
    expires = models.DateTimeField()
    sealed = models.BinaryField(default=bytes)

    CLASSIFIED = {
        "token_hash": "derived",
        "person": "open",
        "face": "open",
        "device": "open",
        "kept": "open",
        "created": "open",
        "proved": "open",
        "last_seen": "open",
        "expires": "open",
        "sealed": "sealed",
    }

    class Meta:
        """Expired rows are found quickly."""

        indexes = [models.Index(fields=["expires"])]

    def __str__(self) -> str:
        return f"session on {self.device}"


class Invitation(models.Model):
    """A way in for one person, once, for seven days. The code itself is only in the link."""

    code_hash = models.CharField(max_length=64, primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    invited_by = models.UUIDField(null=True)
    kind = models.CharField(max_length=5, choices=[("mail", "mail"), ("paper", "paper")])
    created = models.DateTimeField()
    expires = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    CLASSIFIED = {
        "code_hash": "derived",
        "person": "open",
        "invited_by": "open",
        "kind": "open",
        "created": "open",
        "expires": "open",
        "used_at": "open",
    }

    def __str__(self) -> str:
        return "an invitation"


class SignInCode(models.Model):
    """Six digits sent by mail. One without a person answers for an address nobody here has."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    code_hash = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField(default=0)
    expires = models.DateTimeField()

    CLASSIFIED = {
        "id": "open",
        "person": "open",
        "code_hash": "derived",
        "tries": "open",
        "expires": "open",
    }

    def __str__(self) -> str:
        return "a code"


class PaperCode(models.Model):
    """One code of a printed sheet; it opens its person's place once."""

    code_hash = models.CharField(max_length=64, primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    made = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    CLASSIFIED = {"code_hash": "derived", "person": "open", "made": "open", "used_at": "open"}

    def __str__(self) -> str:
        return "a paper code"


class Passkey(models.Model):
    """A public key of a device. Its id and key are sealed; a hash of the id finds it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    credential_hash = models.CharField(max_length=64, unique=True)
    sealed = models.BinaryField()
    sign_count = models.PositiveBigIntegerField(default=0)
    created = models.DateTimeField()

    CLASSIFIED = {
        "id": "open",
        "person": "open",
        "credential_hash": "derived",
        "sealed": "sealed",
        "sign_count": "open",
        "created": "open",
    }

    def __str__(self) -> str:
        return "a passkey"


class CalendarAddress(models.Model):
    """That a person's times can be read at a secret address. The secret itself is only there."""

    person = models.OneToOneField(
        Person, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    made = models.DateTimeField()

    CLASSIFIED = {"person": "open", "token_hash": "derived", "made": "open"}

    def __str__(self) -> str:
        return "a calendar address"


class TotpSeed(models.Model):
    """The secret of a member of staff's authenticator, and the last step that was used."""

    person = models.OneToOneField(
        Person, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    sealed = models.BinaryField()
    last_used_step = models.PositiveBigIntegerField(default=0)
    created = models.DateTimeField()

    CLASSIFIED = {
        "person": "open",
        "sealed": "sealed",
        "last_used_step": "open",
        "created": "open",
    }

    def __str__(self) -> str:
        return "an authenticator"


class Attempt(models.Model):
    """How often something was tried in one stretch of time, by whom as a hash."""

    scope_hash = models.CharField(max_length=64)
    window = models.PositiveBigIntegerField()
    count = models.PositiveIntegerField(default=0)

    CLASSIFIED = {"id": "open", "scope_hash": "derived", "window": "open", "count": "open"}

    class Meta:
        """One row for each scope and stretch."""

        constraints = [
            models.UniqueConstraint(fields=["scope_hash", "window"], name="one_attempt_row")
        ]

    def __str__(self) -> str:
        return "attempts"
