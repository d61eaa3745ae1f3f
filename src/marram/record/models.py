"""The record's tables. What a person wrote is sealed; open are ids, order and minutes."""

import uuid

from django.db import models

from marram.people.models import CareBond, Person


class OwnerClock(models.Model):
    """The last sequence number given to an owner's tellings; the only cursor there is."""

    owner = models.OneToOneField(Person, primary_key=True, on_delete=models.CASCADE)
    last = models.BigIntegerField(default=0)

    CLASSIFIED = {"owner": "open", "last": "open"}

    def __str__(self) -> str:
        return f"clock of {self.owner_id}"


class Entry(models.Model):
    """One page of one person. What kind of page it is stands sealed in its tellings."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    owner = models.ForeignKey(Person, on_delete=models.CASCADE)
    seq = models.BigIntegerField()
    created_minute = models.DateTimeField()
    put_away_at = models.DateTimeField(null=True)

    CLASSIFIED = {
        "id": "open",
        "owner": "open",
        "seq": "open",
        "created_minute": "open",
        "put_away_at": "open",
    }

    class Meta:
        """An owner's sequence numbers are unique."""

        constraints = [models.UniqueConstraint(fields=["owner", "seq"], name="entry_seq")]

    def __str__(self) -> str:
        return f"entry {self.id}"


class Revision(models.Model):
    """One telling of an entry; its id is the operation id made where it was written."""

    id = models.UUIDField(primary_key=True)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="tellings")
    owner = models.ForeignKey(Person, on_delete=models.CASCADE)
    parent = models.UUIDField(null=True)
    seq = models.BigIntegerField()
    created_minute = models.DateTimeField()
    head = models.BinaryField()
    body = models.BinaryField()

    CLASSIFIED = {
        "id": "open",
        "entry": "open",
        "owner": "open",
        "parent": "open",
        "seq": "open",
        "created_minute": "open",
        "head": "sealed",
        "body": "sealed",
    }

    class Meta:
        """An owner's sequence numbers are unique over entries and tellings alike."""

        constraints = [models.UniqueConstraint(fields=["owner", "seq"], name="revision_seq")]

    def __str__(self) -> str:
        return f"telling {self.id}"


class Wrap(models.Model):
    """A telling's data key, wrapped for its owner (no audience) or for one care bond."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="wraps")
    owner = models.ForeignKey(Person, on_delete=models.CASCADE)
    audience = models.ForeignKey(CareBond, null=True, on_delete=models.CASCADE)
    key_id = models.BinaryField(max_length=8)
    wrapped = models.BinaryField(max_length=80)

    CLASSIFIED = {
        "id": "open",
        "revision": "open",
        "owner": "open",
        "audience": "open",
        "key_id": "open",
        "wrapped": "sealed",
    }

    class Meta:
        """One wrap for each telling and audience."""

        constraints = [
            models.UniqueConstraint(fields=["revision", "audience"], name="one_wrap_audience"),
            models.UniqueConstraint(
                fields=["revision"],
                condition=models.Q(audience__isnull=True),
                name="one_wrap_owner",
            ),
        ]
        indexes = [models.Index(fields=["owner", "audience"])]

    def __str__(self) -> str:
        return f"wrap of {self.revision_id}"


class Share(models.Model):
    """That an owner gave an entry to a care bond, and until when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="shares")
    owner = models.ForeignKey(Person, on_delete=models.CASCADE)
    bond = models.ForeignKey(CareBond, on_delete=models.CASCADE)
    telling = models.UUIDField()
    follow = models.BooleanField(default=False)
    given_minute = models.DateTimeField()
    taken_back_minute = models.DateTimeField(null=True)

    CLASSIFIED = {
        "id": "open",
        "entry": "open",
        "owner": "open",
        "bond": "open",
        "telling": "open",
        "follow": "open",
        "given_minute": "open",
        "taken_back_minute": "open",
    }

    class Meta:
        """An entry is given to a bond once at a time."""

        constraints = [
            models.UniqueConstraint(
                fields=["entry", "bond"],
                condition=models.Q(taken_back_minute__isnull=True),
                name="one_open_share",
            )
        ]

    def __str__(self) -> str:
        return f"share {self.id}"


class Remark(models.Model):
    """A line said about a shared page: the client's note with it, or the clinician's answer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    share = models.ForeignKey(Share, on_delete=models.CASCADE, related_name="remarks")
    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    by_owner = models.BooleanField()
    place = models.PositiveIntegerField()
    created_minute = models.DateTimeField()
    sealed = models.BinaryField()
    key_id = models.BinaryField(max_length=8)
    wrapped = models.BinaryField(max_length=80)
    for_owner = models.BooleanField()

    CLASSIFIED = {
        "id": "open",
        "share": "open",
        "owner": "open",
        "by_owner": "open",
        "place": "open",
        "created_minute": "open",
        "sealed": "sealed",
        "key_id": "open",
        "wrapped": "sealed",
        "for_owner": "open",
    }

    def __str__(self) -> str:
        return f"remark {self.id}"


class Draft(models.Model):
    """What is being written on one device; replaced by each autosave, seen by its owner."""

    entry = models.UUIDField()
    device = models.UUIDField()
    owner = models.ForeignKey(Person, on_delete=models.CASCADE)
    kept_minute = models.DateTimeField()
    sealed = models.BinaryField()
    key_id = models.BinaryField(max_length=8)
    wrapped = models.BinaryField(max_length=80)

    CLASSIFIED = {
        "id": "open",
        "entry": "open",
        "device": "open",
        "owner": "open",
        "kept_minute": "open",
        "sealed": "sealed",
        "key_id": "open",
        "wrapped": "sealed",
    }

    class Meta:
        """One draft for each entry and device."""

        constraints = [
            models.UniqueConstraint(fields=["owner", "entry", "device"], name="one_draft")
        ]

    def __str__(self) -> str:
        return f"draft of {self.entry}"


class Link(models.Model):
    """A tie between two entries of one owner; how they are related is sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    owner = models.ForeignKey(Person, on_delete=models.CASCADE)
    source = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="ties_from")
    target = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="ties_to")
    created_minute = models.DateTimeField()
    sealed = models.BinaryField()
    key_id = models.BinaryField(max_length=8)
    wrapped = models.BinaryField(max_length=80)

    CLASSIFIED = {
        "id": "open",
        "owner": "open",
        "source": "open",
        "target": "open",
        "created_minute": "open",
        "sealed": "sealed",
        "key_id": "open",
        "wrapped": "sealed",
    }

    def __str__(self) -> str:
        return f"link {self.id}"


class PastShare(models.Model):
    """A line of sharing history that came in with an archive. It gives nobody access."""

    id = models.UUIDField(primary_key=True)
    owner = models.ForeignKey(Person, on_delete=models.CASCADE)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE)
    sealed = models.BinaryField()
    key_id = models.BinaryField(max_length=8)
    wrapped = models.BinaryField(max_length=80)

    CLASSIFIED = {
        "id": "open",
        "owner": "open",
        "entry": "open",
        "sealed": "sealed",
        "key_id": "open",
        "wrapped": "sealed",
    }

    def __str__(self) -> str:
        return f"past share {self.id}"


class AuditLine(models.Model):
    """What was done, by whom, to whose page. No foreign keys: nothing may pull a line away."""

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.UUIDField(null=True)
    face = models.CharField(max_length=16)
    deed = models.CharField(max_length=32)
    client = models.UUIDField(null=True)
    object_type = models.CharField(max_length=16, default="")
    object_id = models.UUIDField(null=True)
    audience = models.UUIDField(null=True)
    previous = models.BinaryField(max_length=32, unique=True)
    mac = models.BinaryField(max_length=32)

    CLASSIFIED = {
        "seq": "open",
        "at": "open",
        "actor": "open",
        "face": "open",
        "deed": "open",
        "client": "open",
        "object_type": "open",
        "object_id": "open",
        "audience": "open",
        "previous": "derived",
        "mac": "derived",
    }

    class Meta:
        """A client asks who looked; a reader's receipt asks about one entry."""

        indexes = [models.Index(fields=["client", "deed"])]

    def __str__(self) -> str:
        return f"audit line {self.seq}"


class Between(models.Model):
    """A line that a client and a clinician keep between them; what it is about is sealed.

    Without a bond it came in with an archive, for its owner alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    bond = models.ForeignKey(CareBond, null=True, on_delete=models.CASCADE)
    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    by_owner = models.BooleanField()
    place = models.PositiveIntegerField()
    created_minute = models.DateTimeField()
    sealed = models.BinaryField()
    key_id = models.BinaryField(max_length=8)
    wrapped = models.BinaryField(max_length=80)
    for_owner = models.BooleanField(default=False)

    CLASSIFIED = {
        "id": "open",
        "bond": "open",
        "owner": "open",
        "by_owner": "open",
        "place": "open",
        "created_minute": "open",
        "sealed": "sealed",
        "key_id": "open",
        "wrapped": "sealed",
        "for_owner": "open",
    }

    class Meta:
        """Each line of a bond has its place."""

        constraints = [models.UniqueConstraint(fields=["bond", "place"], name="one_place_between")]
        indexes = [models.Index(fields=["owner"])]

    def __str__(self) -> str:
        return f"line between {self.bond_id}"
